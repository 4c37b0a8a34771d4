package app

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
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
func (a *App) restoreWindow() error {
	size, err := a.store.Setting(settingWindow)
	if err != nil {
		return err
	}
	zoom, err := a.store.Setting(settingZoom)
	if err != nil {
		return err
	}
	if a.folded, err = a.store.Setting(settingSide); err != nil {
		return err
	}
	a.zoom = 100
	if percent, err := strconv.Atoi(zoom); err == nil {
		a.zoom = percent
	}
	kept, known := readSize(size)
	if !known {
		kept = firstSize
		a.fyne.Lifecycle().SetOnStarted(a.fitFirst)
	}
	a.window.Resize(kept)
	return nil
}

// fitFirst makes a window that was never resized smaller on a screen of large
// pixels, of which we know only the scale: such screens have 1920 by 1080
// pixels at least.
func (a *App) fitFirst() {
	if scale := a.window.Canvas().Scale(); scale > 1 {
		a.window.Resize(firstSize.Min(fyne.NewSize(1900/scale, 1000/scale)))
	}
}

// rememberWindow keeps the window's size, in the toolkit's units.
func (a *App) rememberWindow() {
	size := a.window.Canvas().Size()
	a.remember(settingWindow, fmt.Sprintf("%.0fx%.0f", size.Width, size.Height))
}

func readSize(text string) (size fyne.Size, known bool) {
	n, err := fmt.Sscanf(text, "%fx%f", &size.Width, &size.Height)
	return size.Max(leastSize), err == nil && n == 2
}

// narrowWindow is the width below which the pane on the right is folded unless
// the clerk wants it.
const narrowWindow = 1000

// What the clerk wants of the pane on the right; "" is what fits.
const (
	sideFolded = "folded"
	sideOpen   = "open"
)

// folded says whether the pane on the right is to be folded.
func (v *reportView) folded() bool {
	if v.app.folded != "" {
		return v.app.folded == sideFolded
	}
	width := v.app.window.Canvas().Size().Width
	return width > 0 && width < narrowWindow
}

// fold folds the pane on the right, or unfolds it.
func (v *reportView) fold() { v.setFolded(v.side.content.Visible()) }

// unfold shows the pane on the right for something in it.
func (v *reportView) unfold() {
	if !v.side.content.Visible() {
		v.setFolded(false)
	}
}

func (v *reportView) setFolded(yes bool) {
	v.app.folded = sideOpen
	if yes {
		v.app.folded = sideFolded
	}
	v.app.remember(settingSide, v.app.folded)
	show(v.side.content, !yes)
	v.content.Refresh()
}

// zoomControl is － 100% ＋ at the end of the status line.
func (v *reportView) zoomControl() fyne.CanvasObject {
	v.zoom = label("", sizeSmall, colorQuiet)
	v.showZoom(v.pane.Zoom())
	middle := container.New(fixedWidth(36), container.NewCenter(v.zoom))
	return pad(0, 0, 0, 14, container.New(layout.NewCustomPaddedHBoxLayout(4),
		newLink("－", func() { v.pane.ZoomBy(-1) }), middle, newLink("＋", func() { v.pane.ZoomBy(1) })))
}

// zoomed remembers how much the paper is magnified, for the other reports too.
func (v *reportView) zoomed(percent int) {
	v.app.zoom = percent
	v.app.remember(settingZoom, strconv.Itoa(percent))
	v.showZoom(percent)
}

func (v *reportView) showZoom(percent int) {
	v.zoom.Text = fmt.Sprintf("%d%%", percent)
	v.zoom.Refresh()
}
