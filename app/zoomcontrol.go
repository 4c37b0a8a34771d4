package app

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// zoomControl is － 100% ＋ at the end of a status line.
type zoomControl struct {
	app     *App
	text    *canvas.Text
	content fyne.CanvasObject
}

// magnified is paper that a zoomControl is for.
type magnified interface {
	Zoom() int
	ZoomBy(steps int)
}

func newZoomControl(a *App, paper magnified) *zoomControl {
	z := &zoomControl{app: a, text: label("", sizeSmall, colorQuiet)}
	middle := container.New(fixedWidth(36), container.NewCenter(z.text))
	z.content = pad(0, 0, 0, 14, container.New(layout.NewCustomPaddedHBoxLayout(4),
		newLink("－", func() { paper.ZoomBy(-1) }), middle, newLink("＋", func() { paper.ZoomBy(1) })))
	z.show(paper.Zoom())
	return z
}

// changed remembers how much the paper is magnified, for the other reports too.
func (z *zoomControl) changed(percent int) {
	z.app.zoom = percent
	z.app.remember(settingZoom, strconv.Itoa(percent))
	z.show(percent)
}

func (z *zoomControl) show(percent int) {
	z.text.Text = fmt.Sprintf("%d%%", percent)
	z.text.Refresh()
}
