package forms

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// wheel lies over the paper and takes nothing but the mouse wheel: it scrolls,
// and with Ctrl held down it magnifies.
type wheel struct {
	widget.BaseWidget
	board *board
}

func newWheel(b *board) *wheel {
	w := &wheel{board: b}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled is a turn of the wheel.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) {
	switch {
	case !w.board.Held(fyne.KeyModifierControl):
		w.board.scroll.Scrolled(e)
	case e.Scrolled.DY > 0:
		w.board.ZoomBy(1)
	case e.Scrolled.DY < 0:
		w.board.ZoomBy(-1)
	}
}

// CreateRenderer is for Fyne.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// held asks the driver whether a key is held down.
func held(key fyne.KeyModifier) bool {
	d, isDesktop := fyne.CurrentApp().Driver().(desktop.Driver)
	return isDesktop && d.CurrentKeyModifiers()&key != 0
}
