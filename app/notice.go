package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// A notice is what the clerk should know and need not answer: a quiet bar at
// the top of the window, whatever else is shown there, until it is closed.
type notice struct {
	id   string // a notice takes the place of the one of its id
	text string
	ways []choice // what may be done about it; each closes the bar
}

// notify shows a notice.
func (a *App) notify(n notice) {
	a.notices = append(a.without(n.id), n)
	a.showNotices()
}

// forget takes a notice away, if it is there.
func (a *App) forget(id string) {
	if left := a.without(id); len(left) < len(a.notices) {
		a.notices = left
		a.showNotices()
	}
}

func (a *App) without(id string) []notice {
	return slices.DeleteFunc(slices.Clone(a.notices), func(n notice) bool { return n.id == id })
}

func (a *App) showNotices() {
	if a.bars != nil { // something is shown already
		a.drawNotices()
		a.window.Content().Refresh()
	}
}

// drawNotices draws the bars.
func (a *App) drawNotices() {
	a.bars.RemoveAll()
	for _, n := range a.notices {
		a.bars.Add(a.noticeBar(n))
	}
	show(a.bars, len(a.notices) > 0)
}

func (a *App) noticeBar(n notice) fyne.CanvasObject {
	links := container.New(layout.NewCustomPaddedHBoxLayout(14))
	for _, w := range append(slices.Clone(n.ways), choice{label: "知道了"}) {
		links.Add(newLink(w.label, func() {
			a.forget(n.id)
			if w.do != nil {
				w.do()
			}
		}))
	}
	text := wrapped(n.text, theme.ColorNameWarning, theme.SizeNameText)
	bar := pad(0, 14, 0, 8, framed(nil, nil, nil, container.NewCenter(links), text))
	return framed(nil, rule(), nil, nil, container.NewStack(canvas.NewRectangle(colorAmberTint), bar))
}
