package app

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"

	"jibiao/app/platform/native"
	"jibiao/forms/field"
)

// attend listens to what the system tells the window, which has been shown, and
// has the window of an input method stand at the caret. colours is told when the
// system's are others.
func (a *App) attend(colours func()) {
	w := a.window
	native.Listen(handleOf(w), native.Listener{
		Caret:   func() (image.Rectangle, bool) { return caretOn(w.Canvas()) },
		Stale:   func() { a.options.OnMain(func() { w.Content().Refresh() }) },
		Colours: func() { a.options.OnMain(colours) },
		Failed:  func(err error) { a.log.Error("what the system told was not heard", "error", err) },
	})
	field.OnCaretMoved(tellCaret)
}

// tellCaret tells the system of the window on whose canvas the caret has moved.
func tellCaret(c fyne.Canvas) {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if w.Canvas() == c {
			native.CaretMoved(handleOf(w))
		}
	}
}

// caretOn is where the caret of a canvas is, in pixels. As when it is drawn, its
// place and its size are rounded each by itself.
func caretOn(c fyne.Canvas) (image.Rectangle, bool) {
	box, ok := field.FocusedCaret(c)
	if !ok {
		return image.Rectangle{}, false
	}
	left, top := c.PixelCoordinateForPosition(box.At)
	width, height := c.PixelCoordinateForPosition(fyne.NewPos(box.Size.Width, box.Size.Height))
	return image.Rect(left, top, left+width, top+height), true
}

// handleOf is what Windows knows a window by; 0 elsewhere, and before the window
// is shown.
func handleOf(w fyne.Window) (handle uintptr) {
	if n, ok := w.(driver.NativeWindow); ok {
		n.RunNative(func(context any) {
			if c, ok := context.(driver.WindowsWindowContext); ok {
				handle = c.HWND
			}
		})
	}
	return handle
}
