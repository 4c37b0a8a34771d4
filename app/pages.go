package app

import (
	"bytes"
	"context"
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"jibiao/report/preview"
)

// A pageList shows the pages of a PDF below one another. Only those in view and
// their neighbours have a picture; one at a time is drawn.
type pageList struct {
	life   context.Context
	app    *App
	moved  func()      // the page in view, or the zoom, is another
	failed func(error) // a page cannot be drawn

	pdf     []byte
	sheets  []*pageSheet
	widest  float64 // of them, in points
	zoom    float32 // 1 = as printed, at 96 points an inch; 0 = as wide as the view
	drawing bool

	scroll  *container.Scroll
	column  *fyne.Container
	content fyne.CanvasObject
}

// A pageSheet is a page: its paper, and its picture once it is drawn.
type pageSheet struct {
	size    preview.Size
	paper   *canvas.Rectangle
	picture *canvas.Image
	pixels  int // the picture's width; 0 = not drawn
}

const (
	sheetGap = 14       // between two pages, and around them
	perPoint = 96. / 72 // of the screen's units, at 100 %
)

// newPageList is an empty list whose work ends with life.
func newPageList(life context.Context, a *App, moved func(), failed func(error)) *pageList {
	l := &pageList{life: life, app: a, moved: moved, failed: failed, widest: 1}
	l.column = container.New(&pageColumn{l})
	l.scroll = container.NewScroll(l.column)
	l.scroll.OnScrolled = func(fyne.Position) { l.look() }
	desk := canvas.NewRectangle(colorDesk)
	l.content = container.New(&pageView{l}, desk, l.scroll)
	return l
}

// set shows the pages of another PDF, at the same place.
func (l *pageList) set(pdf []byte, sizes []preview.Size) {
	l.pdf, l.sheets, l.widest = pdf, nil, 1
	var objects []fyne.CanvasObject
	for _, size := range sizes {
		s := newPageSheet(size)
		l.sheets, objects = append(l.sheets, s), append(objects, s.paper, s.picture)
		l.widest = max(l.widest, size.Width)
	}
	l.column.Objects = objects // at once: each Add lays all of them out
	l.arrange()
}

func newPageSheet(size preview.Size) *pageSheet {
	s := &pageSheet{size: size, paper: canvas.NewRectangle(color.White), picture: &canvas.Image{FillMode: canvas.ImageFillStretch}}
	s.paper.StrokeColor, s.paper.StrokeWidth = colorLine, 1
	s.picture.Hide()
	return s
}

func (l *pageList) shows(pdf []byte) bool { return bytes.Equal(pdf, l.pdf) }
func (l *pageList) count() int            { return len(l.sheets) }

// arrange gives the pages their sizes and draws what comes into view.
func (l *pageList) arrange() {
	l.column.Refresh()
	l.scroll.Refresh()
	l.scroll.ScrollToOffset(l.scroll.Offset) // within what there is now
	l.look()
}

// look follows the view: what is far from it loses its picture, what is in it
// gets one.
func (l *pageList) look() {
	first, last := l.inView()
	for i, s := range l.sheets {
		if s.pixels > 0 && (i < first-2 || i > last+2) {
			s.drop()
		}
	}
	l.moved()
	l.draw()
}

// draw draws the next page that wants it, and so on until none does.
func (l *pageList) draw() {
	i := l.next()
	if i < 0 || l.drawing || l.life.Err() != nil {
		return
	}
	l.drawing = true
	pdf, pixels := l.pdf, l.pixels(i)
	l.app.inBackground(func() func() {
		picture, err := l.app.options.Preview.Draw(l.life, pdf, i, pixels)
		return func() { l.drawn(pdf, i, pixels, picture, err) }
	})
}

func (l *pageList) drawn(pdf []byte, page, pixels int, picture *image.RGBA, err error) {
	l.drawing = false
	switch {
	case l.life.Err() != nil:
		return
	case !l.shows(pdf):
	case err != nil:
		l.failed(err)
		return
	default:
		l.sheets[page].put(picture, pixels)
		canvas.Refresh(l.content) // a picture that was never shown knows no canvas to be painted on
	}
	l.draw()
}

func (s *pageSheet) put(picture *image.RGBA, pixels int) {
	s.picture.Image, s.pixels = picture, pixels
	s.picture.Show()
	s.picture.Refresh() // what it showed before, at another size
}

func (s *pageSheet) drop() {
	s.picture.Hide()
	s.picture.Image, s.pixels = nil, 0
}

// next is the page to draw: one in view, else the one behind or before; -1 =
// none.
func (l *pageList) next() int {
	first, last := l.inView()
	for i := first; i <= last; i++ {
		if l.wants(i) {
			return i
		}
	}
	for _, i := range []int{last + 1, first - 1} {
		if i >= 0 && i < len(l.sheets) && l.wants(i) {
			return i
		}
	}
	return -1
}

func (l *pageList) wants(i int) bool { return l.sheets[i].pixels != l.pixels(i) }

// pixels is how wide a page is on this screen.
func (l *pageList) pixels(i int) int {
	return max(1, int(l.sizeOf(i).Width*l.app.window.Canvas().Scale()))
}
