package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// A column stacks objects below each other. Unlike a container it leaves those
// alone that stay when others come and go, so that a long list costs only what
// changed.
type column struct {
	widget.BaseWidget

	gap     float32
	objects []fyne.CanvasObject
}

func newColumn(gap float32) *column {
	c := &column{gap: gap}
	c.ExtendBaseWidget(c)
	return c
}

// set shows these objects instead.
func (c *column) set(objects []fyne.CanvasObject) {
	c.objects = objects
	c.Refresh()
}

func (c *column) CreateRenderer() fyne.WidgetRenderer { return &columnRenderer{c} }

type columnRenderer struct{ column *column }

func (r *columnRenderer) Destroy()                     {}
func (r *columnRenderer) Objects() []fyne.CanvasObject { return r.column.objects }

func (r *columnRenderer) MinSize() fyne.Size {
	var size fyne.Size
	for i, o := range r.column.objects {
		least := o.MinSize()
		size = fyne.NewSize(max(size.Width, least.Width), size.Height+least.Height)
		if i > 0 {
			size.Height += r.column.gap
		}
	}
	return size
}

func (r *columnRenderer) Layout(size fyne.Size) {
	y := float32(0)
	for _, o := range r.column.objects {
		height := o.MinSize().Height
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height + r.column.gap
	}
}

func (r *columnRenderer) Refresh() {
	r.Layout(r.column.Size())
	canvas.Refresh(r.column)
}
