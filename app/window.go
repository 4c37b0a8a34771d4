package app

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
)

// The window's size at first: what a screen of 1366 by 768 leaves beside its
// taskbar and a title bar.
var firstSize = fyne.NewSize(1280, 670)

// leastSize is the smallest size that is kept: one shrunk to nothing by chance
// would open so for ever.
var leastSize = fyne.NewSize(640, 400)

// restoreWindow gives the window the size that it had, and the paper its zoom.
// Where the window stands is the desktop's to say: the toolkit neither tells
// nor sets it.
func (a *App) restoreWindow() {
	a.folded, a.zoom = a.setting(settingSide), 100
	if percent, err := strconv.Atoi(a.setting(settingZoom)); err == nil {
		a.zoom = percent
	}
	a.kept = readSize(a.setting(settingWindow))
	a.window.Resize(a.kept.size)
	a.fyne.Lifecycle().SetOnStarted(a.fitScale)
}

// A windowSize is the window's size in the toolkit's units, at a scale in
// pixels a unit; 0 = at any.
type windowSize struct {
	size  fyne.Size
	scale float32
}

// at is the same size in pixels at another scale. The size at first has none:
// a screen of large pixels has 1920 by 1080 of them at least.
func (w windowSize) at(scale float32) fyne.Size {
	if w.scale == 0 {
		return w.size.Min(fyne.NewSize(1900/scale, 1000/scale))
	}
	return fyne.NewSize(w.size.Width*w.scale/scale, w.size.Height*w.scale/scale)
}

// fitScale gives the window the size that it is to have at the screen's scale,
// which is known only once the program runs.
func (a *App) fitScale() {
	if scale := a.window.Canvas().Scale(); scale != 1 || a.kept.scale != 0 && a.kept.scale != scale {
		a.window.Resize(a.kept.at(scale))
	}
}

// rememberWindow keeps the window's size.
func (a *App) rememberWindow() {
	c := a.window.Canvas()
	a.remember(settingWindow, fmt.Sprintf("%.0fx%.0f@%g", c.Size().Width, c.Size().Height, c.Scale()))
}

// readSize reads what rememberWindow keeps; it gives the size at first for
// what it cannot read.
func readSize(text string) windowSize {
	var w windowSize
	n, err := fmt.Sscanf(text, "%fx%f@%f", &w.size.Width, &w.size.Height, &w.scale)
	if err != nil || n < 3 || !(w.scale > 0.1) {
		return windowSize{size: firstSize}
	}
	w.size = w.size.Max(leastSize)
	return w
}

// narrowWindow is the width below which the pane on the right is folded unless
// the clerk wants it.
const narrowWindow = 1000

// What the clerk wants of the pane on the right; "" is what fits.
const (
	sideFolded = "folded"
	sideOpen   = "open"
)

// folding lays the report out, in a narrow window without the pane on the right.
type folding struct{ view *reportView }

func (f folding) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (f folding) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	show(f.view.right, f.view.preview != nil || !f.folded(size.Width))
	objects[0].Resize(size)
}

func (f folding) folded(width float32) bool {
	if wanted := f.view.app.folded; wanted != "" {
		return wanted == sideFolded
	}
	return width < narrowWindow
}

// fold folds the pane on the right, or unfolds it, also from behind the preview.
func (v *reportView) fold() {
	if v.preview != nil {
		v.unfold()
		return
	}
	v.setFolded(v.right.Visible())
}

// unfold shows the pane on the right for something in it; the preview, which has
// its place, is closed.
func (v *reportView) unfold() {
	v.closePreview()
	if !v.right.Visible() {
		v.setFolded(false)
	}
}

func (v *reportView) setFolded(yes bool) {
	v.app.folded = sideOpen
	if yes {
		v.app.folded = sideFolded
	}
	v.app.remember(settingSide, v.app.folded)
	v.content.Refresh()
}
