package app

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"jibiao/report/store"
)

// hitSize is the least size of a report that a search found.
var hitSize = fyne.NewSize(326, 66)

// A hitRow shows a report that a search found: what it is, the field in which
// the words stand, and the words with what stands around them.
type hitRow struct {
	library *library
	tile    *tile

	name, form, when *canvas.Text
	state            *chipBox
	place            *fyne.Container
}

func (l *library) newHitRow() face {
	r := &hitRow{
		library: l, name: label("", 15, colorText), form: label("", sizeText, colorQuiet), when: label("", sizeSmall, colorQuiet),
		state: newChipBox(), place: container.New(layout.NewCustomPaddedHBoxLayout(0)),
	}
	head := container.New(layout.NewCustomPaddedHBoxLayout(10),
		r.name, container.NewCenter(r.form), layout.NewSpacer(), container.NewCenter(r.when), container.NewCenter(r.state.box))
	body := container.New(layout.NewCustomPaddedVBoxLayout(6), container.New(narrow{}, head), container.New(narrow{}, r.place))
	r.tile = plainCard(pad(9, 16, 9, 16, body), nil)
	return face{tile: r.tile, show: r.show}
}

func (r *hitRow) show(i int) {
	h := r.library.found[i]
	room := r.library.hits.faceWidth() - 32
	r.name.Text = nameOf(h.Summary, room/2)
	r.form.Text = clip(h.FormName, sizeText, room/4)
	r.when.Text = r.library.moment(h.Summary)
	r.state.show(h.State)
	r.place.Objects = r.excerpt(h, room)
	r.tile.content.Refresh()
}

// excerpt is the field's name and the words found, cut to the room.
func (r *hitRow) excerpt(h store.Hit, room float32) []fyne.CanvasObject {
	if h.Text == "" {
		return []fyne.CanvasObject{label("表单名称里有这些字", sizeText, colorQuiet)}
	}
	field := label(r.library.fieldName(h)+"　", sizeText, colorQuiet)
	objects := []fyne.CanvasObject{field}
	room -= field.MinSize().Width
	add := func(text string, marked bool) {
		text = clip(text, sizeText, room)
		if room < 2*sizeText || text == "" {
			return
		}
		t := label(text, sizeText, colorText)
		room -= t.MinSize().Width
		if !marked {
			objects = append(objects, t)
			return
		}
		ground := canvas.NewRectangle(colorMark)
		ground.CornerRadius = 2
		objects = append(objects, container.NewStack(ground, t))
	}
	at := 0
	for _, m := range h.Marks {
		add(h.Text[at:m.From], false)
		add(h.Text[m.From:m.To], true)
		at = m.To
	}
	add(h.Text[at:], false)
	return objects
}

// fieldName is what a clerk calls the cell in which a search found something.
func (l *library) fieldName(h store.Hit) string {
	b, err := l.app.bundleOf(h.BundleHash)
	if err != nil {
		return string(h.Key) // opening the report says why
	}
	f := b.Form.Field(h.Key)
	if f == nil {
		return string(h.Key)
	}
	if _, row := h.Key.Row(); row > 0 {
		return fmt.Sprintf("%s（第 %d 行）", f.Name(), row)
	}
	return f.Name()
}
