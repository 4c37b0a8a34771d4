package app

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// tipRest is how long the mouse rests on something before its tip is shown.
const tipRest = 500 * time.Millisecond

// tips show what something is beside the mouse, on a layer of their own above
// the window's content. They take no clicks.
type tips struct {
	after func(time.Duration, func()) (stop func() bool)
	stop  func() bool
	layer *fyne.Container
	box   *fyne.Container
	text  *canvas.Text
}

func newTips(after func(time.Duration, func()) func() bool) *tips {
	t := &tips{after: after}
	t.build()
	return t
}

// build draws the tip in the colours of now.
func (t *tips) build() {
	ground := canvas.NewRectangle(colorTip)
	ground.CornerRadius = 3
	t.text = label("", sizeSmall, colorTipText)
	t.box = container.NewStack(ground, pad(3, 8, 4, 8, t.text))
	t.box.Hide()
	t.layer = container.NewWithoutLayout(t.box)
}

// on gives something that tells of the mouse a tip.
func (t *tips) on(hover *func(in bool), o fyne.CanvasObject, text string) {
	*hover = func(in bool) {
		t.end()
		if in {
			t.stop = t.after(tipRest, func() { t.show(o, text) })
		}
	}
}

// end takes the tip away, and the one that was to come.
func (t *tips) end() {
	if t.stop != nil {
		t.stop()
		t.stop = nil
	}
	t.box.Hide()
}

func (t *tips) show(o fyne.CanvasObject, text string) {
	t.text.Text = text
	size := t.box.MinSize()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(0, o.Size().Height+4)
	at = at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(t.layer))
	at.X = max(0, min(at.X, t.layer.Size().Width-size.Width-4))
	t.box.Move(at)
	t.box.Resize(size)
	t.box.Show()
	t.text.Refresh()
}
