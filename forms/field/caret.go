package field

import (
	"image/color"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"jibiao/forms/paper"
)

// A caret blinks for a while after the last key and then stays: each blink has
// the window painted anew, and a program that waits is to rest.
const (
	blinkPeriod = 1060 * time.Millisecond // on and off
	blinkTimes  = 6
)

// barWidth is the caret's, in the window's units.
const barWidth = 1

// bar is the drawn caret: its rectangle is, because Fyne draws no other types.
type bar struct {
	*canvas.Rectangle
	blink *fyne.Animation
}

func newBar(ink color.Color) *bar {
	b := &bar{Rectangle: canvas.NewRectangle(ink)}
	b.Hide()
	b.blink = &fyne.Animation{Duration: blinkPeriod, RepeatCount: blinkTimes - 1, Curve: fyne.AnimationLinear, Tick: b.tick}
	return b
}

// tick comes sixty times a second and mostly has nothing to do.
func (b *bar) tick(done float32) {
	switch on := done < 0.5 || done == 1; {
	case on && !b.Visible():
		b.Show()
		b.Refresh()
	case !on && b.Visible():
		b.Hide()
	}
}

// place draws the caret on whole units, so that it is equally dark everywhere.
func (b *bar) place(box paper.Box, corner fyne.Position) {
	at := corner.Add(box.At)
	b.Move(fyne.NewPos(float32(math.Round(float64(at.X))), at.Y))
	b.Resize(fyne.NewSize(barWidth, box.Size.Height))
}

// start shows the caret and has it blink from now on.
func (b *bar) start() {
	b.blink.Stop()
	b.Show()
	b.blink.Start()
}

func (b *bar) stop() {
	b.blink.Stop()
	b.Hide()
}

// selection is the ground of selected text, likewise its container.
type selection struct {
	*fyne.Container
	ink   color.Color
	boxes []fyne.CanvasObject
}

func newSelection() *selection { return &selection{Container: &fyne.Container{}} }

// show covers the boxes, which are relative to a corner.
func (s *selection) show(boxes []paper.Box, corner fyne.Position) {
	if len(boxes) == 0 && len(s.Objects) == 0 {
		return
	}
	for len(s.boxes) < len(boxes) {
		s.boxes = append(s.boxes, canvas.NewRectangle(s.ink))
	}
	for i, b := range boxes {
		r := s.boxes[i].(*canvas.Rectangle)
		r.FillColor = s.ink
		r.Move(corner.Add(b.At))
		r.Resize(b.Size)
	}
	s.Objects = s.boxes[:len(boxes)]
	canvas.Refresh(s.Container)
}

// tellCaret lets the caret be seen and tells where it is now.
func (e *editor) tellCaret() {
	if !e.focused {
		return
	}
	e.bar.start()
	if e.on.Caret != nil {
		e.on.Caret(e.inset.Add(e.bar.Position()), e.bar.Size().Height)
	}
	if caretMoved != nil && e.canvasNow() != nil {
		caretMoved(e.canvasNow())
	}
}

// CaretRect is where the caret is on its canvas: its upper left corner and its
// size, in the canvas's units.
func (e *editor) CaretRect() paper.Box {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(e.owner)
	return paper.Box{At: at.Add(e.inset).Add(e.bar.Position()), Size: e.bar.Size()}
}

// FocusedCaret is where the caret of a canvas is, for the window of an input
// method; ok is false while nothing of this package has the focus. It is to be
// asked on the window's goroutine.
func FocusedCaret(c fyne.Canvas) (at paper.Box, ok bool) {
	e, ok := c.Focused().(interface{ CaretRect() paper.Box })
	if !ok {
		return paper.Box{}, false
	}
	return e.CaretRect(), true
}

var caretMoved func(fyne.Canvas)

// OnCaretMoved has f told, on the window's goroutine, of every canvas on which
// the caret has moved or come into another text: [FocusedCaret] answers anew.
// There is one listener; nil for none. When the canvas scrolls under a caret
// that rests, nothing is told.
func OnCaretMoved(f func(fyne.Canvas)) { caretMoved = f }
