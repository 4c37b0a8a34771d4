package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// A foundRow is a hit in the list of 查找: the field's name, and below it the words
// around what was found.
type foundRow struct {
	widget.BaseWidget

	ground              *canvas.Rectangle
	name                *canvas.Text
	before, hit, behind *canvas.Text
	tapped              func()
}

func newFoundRow() *foundRow {
	r := &foundRow{
		ground: canvas.NewRectangle(colorGround), name: label("", sizeSmall, colorQuiet),
		before: label("", sizeText, colorText), hit: label("", sizeText, colorFound), behind: label("", sizeText, colorText),
	}
	r.ExtendBaseWidget(r)
	return r
}

// draw shows a hit; chosen is the one gone to last.
func (r *foundRow) draw(name string, around [3]string, chosen bool, tapped func()) {
	r.tapped = tapped
	r.name.Text = name
	r.ground.FillColor = colorGround
	if chosen {
		r.ground.FillColor = colorSelected
	}
	r.before.Text, r.hit.Text = around[0], clip(around[1], sizeText, cardText/2)
	room := cardText - r.before.MinSize().Width - r.hit.MinSize().Width
	r.behind.Text = clip(around[2], sizeText, max(room, 0))
	r.Refresh()
}

func (r *foundRow) Tapped(*fyne.PointEvent) { r.tapped() }

func (r *foundRow) CreateRenderer() fyne.WidgetRenderer {
	words := container.New(layout.NewCustomPaddedHBoxLayout(0), r.before, r.hit, r.behind)
	lines := pad(5, 0, 5, 14, container.New(layout.NewCustomPaddedVBoxLayout(1), r.name, words))
	return widget.NewSimpleRenderer(container.NewStack(r.ground, container.New(narrow{}, lines)))
}
