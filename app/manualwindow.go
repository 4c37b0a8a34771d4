package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"jibiao/app/manual"
)

// A manualWindow is a window of its own to read in, beside the work: chapters
// on the left, the chosen one on the right.
type manualWindow struct {
	app      *App
	window   fyne.Window
	chapters []manual.Chapter
	at       int // the chapter that is shown

	nav    *fyne.Container
	scroll *container.Scroll
	page   *manualPage
}

// Sizes of the window, and of the texts in it.
var manualSize = fyne.NewSize(1040, 680)

const (
	manualNav   = 230
	manualWidth = 740 // of a line at most
)

// showManual opens a page at a chapter, in the window that it has already if
// there is one.
func (a *App) showManual(title string, chapters []manual.Chapter, at int) {
	i := slices.IndexFunc(a.manuals, func(m *manualWindow) bool { return m.window.Title() == title })
	if i >= 0 {
		a.manuals[i].turn(at)
		toFront(a.manuals[i].window)
		return
	}
	m := &manualWindow{app: a, window: a.fyne.NewWindow(title), chapters: chapters, at: at}
	m.window.SetIcon(icon())
	m.window.SetPadded(false)
	m.window.SetOnClosed(m.closed)
	m.window.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { m.key(e.Name) })
	m.build()
	m.window.Resize(manualSize.Min(a.window.Canvas().Size()))
	a.manuals = append(a.manuals, m)
	m.window.Show()
}

func (m *manualWindow) closed() {
	m.app.manuals = slices.DeleteFunc(m.app.manuals, func(other *manualWindow) bool { return other == m })
}

// build draws the window in the colours of now.
func (m *manualWindow) build() {
	m.nav = container.New(layout.NewCustomPaddedVBoxLayout(0))
	m.scroll = container.NewVScroll(nil)
	side := framed(nil, nil, nil, rule(), container.New(fixedWidth(manualNav), canvas.NewRectangle(colorSide), container.NewVScroll(pad(10, 0, 10, 0, m.nav))))
	body := container.New(manualBody{m}, m.scroll)
	m.turn(m.at)
	m.window.SetContent(container.NewStack(canvas.NewRectangle(colorGround), framed(nil, nil, side, nil, body)))
}

// turn shows a chapter from its beginning.
func (m *manualWindow) turn(at int) {
	m.at = at
	m.page = newManualPage(m, m.chapters[at])
	m.scroll.Content = m.page.content
	m.list()
	m.scroll.Offset = fyne.Position{}
	m.fit(m.scroll.Size())
	m.scroll.ScrollToTop()
}

// list shows the chapters, and below the chosen one its headings.
func (m *manualWindow) list() {
	m.nav.RemoveAll()
	for i, c := range m.chapters {
		row := newTile(pad(6, 12, 6, 14, label(clip(c.Title, sizeText, manualNav-30), sizeText, colorText)), colorSide, func() { m.turn(i) })
		row.selectIf(i == m.at)
		m.nav.Add(row)
		if i != m.at {
			continue
		}
		for _, h := range m.page.headings {
			text := label(clip(h.text, sizeSmall, manualNav-44), sizeSmall, colorQuiet)
			m.nav.Add(newTile(pad(4, 12, 4, 28, text), colorSide, func() { m.scrollTo(h.object.Position().Y) }))
		}
	}
	m.nav.Refresh()
}

func (m *manualWindow) scrollTo(y float32) {
	m.scroll.Offset.Y = max(0, min(y, m.scroll.Content.MinSize().Height-m.scroll.Size().Height))
	m.scroll.Refresh()
}

// fit breaks the lines for the room that there is.
func (m *manualWindow) fit(room fyne.Size) {
	m.page.setWidth(room.Width)
	m.scroll.Refresh()
}

// key turns pages, and closes the window.
func (m *manualWindow) key(name fyne.KeyName) {
	screen := m.scroll.Size().Height - 40
	switch name {
	case fyne.KeyEscape:
		m.window.Close()
	case fyne.KeyPageDown, fyne.KeySpace:
		m.scrollTo(m.scroll.Offset.Y + screen)
	case fyne.KeyPageUp:
		m.scrollTo(m.scroll.Offset.Y - screen)
	case fyne.KeyDown:
		m.scrollTo(m.scroll.Offset.Y + 40)
	case fyne.KeyUp:
		m.scrollTo(m.scroll.Offset.Y - 40)
	case fyne.KeyHome:
		m.scrollTo(0)
	case fyne.KeyEnd:
		m.scrollTo(m.scroll.Content.MinSize().Height)
	case fyne.KeyRight:
		m.turn(min(m.at+1, len(m.chapters)-1))
	case fyne.KeyLeft:
		m.turn(max(m.at-1, 0))
	}
}

// manualBody gives the scroller its room, and the page that width.
type manualBody struct{ window *manualWindow }

func (b manualBody) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSquareSize(200) }

func (b manualBody) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	b.window.fit(size)
}
