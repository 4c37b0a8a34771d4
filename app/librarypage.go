package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// A libraryPage lays out what scrolls in the library: the title, the reports,
// and where files may be dropped. It is a layout of its own because the height
// of a shelf follows from its width, and tells the shelves what is in view.
type libraryPage struct {
	library *library
	head    fyne.CanvasObject
	sheet   *fyne.Container
	scroll  *container.Scroll
	content fyne.CanvasObject
	width   float32
}

// The room around the page, and between its parts.
const (
	pageTop    = 16
	pageSide   = 24
	pageGap    = 14
	welcomeTop = 40
)

func newLibraryPage(l *library) *libraryPage {
	p := &libraryPage{library: l}
	p.head = container.New(layout.NewCustomPaddedHBoxLayout(0), l.title, layout.NewSpacer(), container.NewCenter(l.links))
	p.sheet = container.New(p, l.welcome, p.head, l.hint, l.cards, l.hits, l.drop)
	p.scroll = container.NewVScroll(p.sheet)
	p.scroll.OnScrolled = func(fyne.Position) { p.view() }
	p.content = container.New(pageFrame{p}, canvas.NewRectangle(colorPage), p.scroll)
	return p
}

// A pageFrame tells the page its width before its height is asked for.
type pageFrame struct{ page *libraryPage }

func (pageFrame) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(cardSize.Width+2*pageSide, 200)
}

func (f pageFrame) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.page.width = size.Width
	for _, o := range objects {
		o.Resize(size)
	}
	f.page.refresh()
}

// MinSize is the page's height; its width is what there is.
func (p *libraryPage) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, p.flow(func(fyne.CanvasObject, fyne.Position, fyne.Size) {}))
}

// Layout puts the parts below each other.
func (p *libraryPage) Layout([]fyne.CanvasObject, fyne.Size) {
	p.flow(func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
	p.view()
}

func (p *libraryPage) flow(place func(o fyne.CanvasObject, at fyne.Position, size fyne.Size)) float32 {
	l, room := p.library, max(0, p.width-2*pageSide)
	y := float32(pageTop)
	if l.welcome.Visible() {
		y = welcomeTop
	}
	for _, o := range p.sheet.Objects {
		if !o.Visible() || o == p.head && !l.title.Visible() {
			continue
		}
		size := fyne.NewSize(room, o.MinSize().Height)
		if s, ok := o.(*shelf); ok {
			size.Height = s.heightFor(room)
		}
		place(o, fyne.NewPos(pageSide, y), size)
		y += size.Height + pageGap
	}
	return y
}

// view tells the shelves which part of them can be seen.
func (p *libraryPage) view() {
	for _, s := range []*shelf{p.library.cards, p.library.hits} {
		top := p.scroll.Offset.Y - s.Position().Y
		s.view(top, top+p.scroll.Size().Height)
	}
}

// refresh lays the page out anew after its parts changed.
func (p *libraryPage) refresh() {
	p.head.Refresh()
	p.library.hint.Refresh()
	p.scroll.Refresh()
	p.Layout(nil, fyne.Size{})
}

func (p *libraryPage) toTop() { p.goTo(fyne.Position{}) }

// scrollTo brings a stretch of the shown shelf into view.
func (p *libraryPage) scrollTo(top, bottom float32) {
	at := p.library.current().Position().Y
	offset := p.scroll.Offset
	offset.Y = min(offset.Y, max(0, at+top-pageGap))
	offset.Y = max(offset.Y, at+bottom+pageGap-p.scroll.Size().Height)
	p.goTo(offset)
}

// goTo is for scrolling that is not the clerk's own: Fyne tells of that only.
func (p *libraryPage) goTo(offset fyne.Position) {
	p.scroll.ScrollToOffset(offset)
	p.view()
}
