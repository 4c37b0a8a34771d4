package forms

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/paper"
)

// inked is a text on its ground that is read and clicked on: the content of a
// slot in which nothing is typed.
type inked struct {
	widget.BaseWidget

	back  *canvas.Rectangle
	text  *paper.Text
	onTap func()
}

// newInked makes the parts; who holds them extends the widget.
func newInked(ground color.Color, text *paper.Text, onTap func()) inked {
	return inked{back: canvas.NewRectangle(ground), text: text, onTap: onTap}
}

// Tapped is a click.
func (t *inked) Tapped(*fyne.PointEvent) { t.onTap() }

func (t *inked) released() {}

// HeightFor makes the text the content of a slot.
func (t *inked) HeightFor(width float32) float32 { return t.text.HeightFor(width) }

// MinSize leaves the width to the layout.
func (t *inked) MinSize() fyne.Size { return t.text.MinSize() }

// CreateRenderer is for Fyne.
func (t *inked) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{Layout: fill{}, Objects: []fyne.CanvasObject{t.back, t.text}})
}

// fill gives every object the whole room, whatever its least size: the widths
// of a form come from its grid alone.
type fill struct{}

func (fill) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func (fill) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }
