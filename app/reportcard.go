package app

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms"
	"jibiao/report/store"
)

// cardSize is the least size of a report in the library: three beside each
// other in a window of 1280.
var cardSize = fyne.NewSize(326, 160)

// Measures of a card: the picture of the page, and where its texts stand.
const (
	pictureWidth  = 92
	pictureHeight = 130
	cardPadding   = 15
	cardTextLeft  = cardPadding + pictureWidth + 14
)

// A reportCard shows a report: a small picture of its first page, what it is,
// and how far it is.
type reportCard struct {
	library *library
	tile    *tile
	sketch  *forms.Sketch

	picture            *canvas.Raster
	name, form, when   *canvas.Text
	remark             *canvas.Text
	state              *chipBox
	track, bar, border *canvas.Rectangle
	more               *widget.Button
	done               float32
	at                 int
}

func (l *library) newCard() face {
	c := &reportCard{
		library: l, name: label("", 15, colorText), form: label("", sizeText, colorText),
		when: label("", sizeSmall, colorQuiet), remark: label("", sizeSmall, colorQuiet), state: newChipBox(),
		track: canvas.NewRectangle(colorTrack), bar: canvas.NewRectangle(colorBrand), border: canvas.NewRectangle(colorLine),
	}
	c.picture = canvas.NewRaster(func(w, h int) image.Image { return c.sketch.Draw(w, h) })
	c.track.CornerRadius, c.bar.CornerRadius = 2, 2
	c.more = widget.NewButtonWithIcon("", theme.MoreVerticalIcon(), func() {
		l.showMenu(c.at, fyne.CurrentApp().Driver().AbsolutePositionForObject(c.more).AddXY(0, c.more.Size().Height))
	})
	c.more.Importance = widget.LowImportance
	parts := container.New(c, c.border, c.picture, c.name, c.form, c.when, c.state.box, c.remark, c.track, c.bar, c.more)
	c.tile = plainCard(parts, nil)
	return face{tile: c.tile, show: c.show}
}

// show shows the report of the number in the list.
func (c *reportCard) show(i int) {
	s := c.library.found[i].Summary
	g := c.library.glances.seen[s.ID]
	c.at, c.sketch, c.done = i, g.sketch, g.done
	c.when.Text = c.library.moment(s)
	c.remark.Text = g.remark(s.State)
	c.state.show(s.State)
	room := c.library.cards.faceWidth() - cardTextLeft - cardPadding
	c.name.Text = nameOf(s, room-22) // the menu's button stands beside it
	c.form.Text = clip(s.FormName, sizeText, room)
	c.redraw()
}

func (c *reportCard) redraw() {
	c.picture.Refresh()
	c.Layout(nil, c.tile.Size())
	for _, t := range []*canvas.Text{c.name, c.form, c.when, c.remark} {
		t.Refresh()
	}
}

// nameOf is the report's unit and year.
func nameOf(s store.Summary, room float32) string {
	if name := clipUnit(s.Unit, " ", s.Year, 15, room); name != "" {
		return name
	}
	return "（未填单位和年度）"
}

// moment tells when something last happened to a report.
func (l *library) moment(s store.Summary) string {
	if l.shown.Deleted {
		return "删除于 " + spoken(s.Deleted, l.app.options.Now())
	}
	return "最近修改 " + spoken(s.Changed, l.app.options.Now())
}

// MinSize is for Fyne.
func (c *reportCard) MinSize([]fyne.CanvasObject) fyne.Size { return cardSize }

// Layout is for Fyne.
func (c *reportCard) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	room := size.Width - cardTextLeft - cardPadding
	put(c.border, cardPadding-1, cardPadding-1, pictureWidth+2, pictureHeight+2)
	put(c.picture, cardPadding, cardPadding, pictureWidth, pictureHeight)
	put(c.name, cardTextLeft, 13, room, 22)
	put(c.form, cardTextLeft, 37, room, 20)
	put(c.when, cardTextLeft, 60, room, 18)
	chip := c.state.box.MinSize()
	put(c.state.box, cardTextLeft, 84, chip.Width, chip.Height)
	put(c.remark, cardTextLeft+chip.Width+8, 84, room-chip.Width-8, chip.Height)
	put(c.track, cardTextLeft, 120, room, 4)
	put(c.bar, cardTextLeft, 120, room*c.done, 4)
	put(c.more, size.Width-36, 8, 28, 28)
}
