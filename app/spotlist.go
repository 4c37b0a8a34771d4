package app

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms"
	"jibiao/forms/paper"
)

// A spotList lists where two reports differ, on the right of the paper.
type spotList struct {
	view    *comparing
	list    *widget.List
	content fyne.CanvasObject
}

func newSpotList(c *comparing) *spotList {
	s := &spotList{view: c}
	s.list = widget.NewList(func() int { return len(c.contrast.Spots) }, func() fyne.CanvasObject { return newSpotRow() }, s.draw)
	s.list.HideSeparators = true
	name := pad(12, 14, 8, 14, label(fmt.Sprintf("改动 %d 处", len(c.contrast.Spots)), sizeText, colorBrand))
	s.content = framed(nil, nil, rule(), nil, container.NewStack(canvas.NewRectangle(colorGround),
		container.New(fixedWidth(sideRoom), framed(framed(nil, rule(), nil, nil, name), nil, nil, nil, s.list))))
	return s
}

// choose shows which spot was gone to.
func (s *spotList) choose(i int) {
	s.list.Refresh()
	s.list.ScrollTo(i)
}

func (s *spotList) draw(i widget.ListItemID, o fyne.CanvasObject) {
	spots := s.view.contrast.Spots
	if i < len(spots) {
		o.(*spotRow).draw(s.nameOf(&spots[i]), spots[i].Excerpt(lineLook(), listTints(), cardText),
			i == s.view.paper.Visited(), func() { s.view.paper.Visit(i) })
	}
}

// nameOf says what differs there.
func (s *spotList) nameOf(spot *forms.Spot) string {
	name := nameAndRow(s.view.after.bundle.Form.Field(spot.Key), spot.Key)
	switch spot.Row {
	case forms.OnlyAfter:
		return name + "　新增一行"
	case forms.OnlyBefore:
		return name + "　删去一行"
	default:
		return name
	}
}

// lineLook is that of a line in a list.
func lineLook() paper.Look {
	return paper.Look{Font: fontRegular, Size: sizeText, Color: colorText}
}

// A spotRow is a spot in the list: what differs, and below it both texts in one.
type spotRow struct {
	widget.BaseWidget

	ground *canvas.Rectangle
	name   *canvas.Text
	words  *paper.Text
	tapped func()
}

func newSpotRow() *spotRow {
	r := &spotRow{
		ground: canvas.NewRectangle(colorGround), name: label("", sizeSmall, colorQuiet),
		words: paper.NewLine(fyne.Size{}, paper.Paragraph{Look: lineLook()}),
	}
	r.ExtendBaseWidget(r)
	return r
}

// draw shows a spot; chosen is the one gone to last.
func (r *spotRow) draw(name string, words paper.Paragraph, chosen bool, tapped func()) {
	r.tapped = tapped
	r.name.Text = clip(name, sizeSmall, cardText)
	r.ground.FillColor = colorGround
	if chosen {
		r.ground.FillColor = colorSelected
	}
	r.words.SetParagraphs(words)
	r.Refresh()
}

// Tapped goes to the spot.
func (r *spotRow) Tapped(*fyne.PointEvent) { r.tapped() }

// CreateRenderer is for Fyne.
func (r *spotRow) CreateRenderer() fyne.WidgetRenderer {
	lines := pad(5, 14, 5, 14, container.New(layout.NewCustomPaddedVBoxLayout(1), r.name, r.words))
	return widget.NewSimpleRenderer(container.NewStack(r.ground, container.New(narrow{}, lines)))
}
