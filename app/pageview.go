package app

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
)

// pageView gives the scroller its room, and the pages their width where they
// are to be as wide as that.
type pageView struct{ list *pageList }

func (v *pageView) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSquareSize(100) }

func (v *pageView) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
	v.list.arrange()
}

// pageColumn lays the pages out below one another.
type pageColumn struct{ list *pageList }

func (c *pageColumn) MinSize([]fyne.CanvasObject) fyne.Size {
	width, height := float32(0), float32(sheetGap)
	for i := range c.list.sheets {
		size := c.list.sizeOf(i)
		width, height = max(width, size.Width), height+size.Height+sheetGap
	}
	return fyne.NewSize(width+2*sheetGap, height)
}

func (c *pageColumn) Layout(_ []fyne.CanvasObject, room fyne.Size) {
	y := float32(sheetGap)
	for i, s := range c.list.sheets {
		size := c.list.sizeOf(i)
		at := fyne.NewPos(max(sheetGap, floor((room.Width-size.Width)/2)), y)
		for _, o := range []fyne.CanvasObject{s.paper, s.picture} {
			o.Move(at)
			o.Resize(size)
		}
		y += size.Height + sheetGap
	}
}

// sizeOf is a page's size on the screen.
func (l *pageList) sizeOf(i int) fyne.Size {
	points, scale := l.sheets[i].size, l.scale()
	return fyne.NewSize(floor(float32(points.Width)*scale), floor(float32(points.Height)*scale))
}

func floor(x float32) float32 { return float32(math.Floor(float64(x))) }

// scale is how large a point is: as wide as the view means the widest page.
func (l *pageList) scale() float32 {
	if l.zoom > 0 {
		return l.zoom * perPoint
	}
	return max(100, l.scroll.Size().Width-2*sheetGap) / float32(l.widest)
}

func (l *pageList) percent() int { return int(l.scale()/perPoint*100 + 0.5) }

// top is where a page begins in the column.
func (l *pageList) top(page int) float32 {
	y := float32(sheetGap)
	for i := range page {
		y += l.sizeOf(i).Height + sheetGap
	}
	return y
}

// inView are the first and the last page of which something is to be seen; the
// last is -1 where there are no pages.
func (l *pageList) inView() (first, last int) {
	first, last = len(l.sheets)-1, -1
	upper, lower := l.scroll.Offset.Y, l.scroll.Offset.Y+l.scroll.Size().Height
	y := float32(sheetGap)
	for i := range l.sheets {
		bottom := y + l.sizeOf(i).Height
		if bottom > upper && y < lower {
			first, last = min(first, i), i
		}
		y = bottom + sheetGap
	}
	return max(0, first), last
}

// current is the page across the middle of the view.
func (l *pageList) current() int {
	middle := l.scroll.Offset.Y + l.scroll.Size().Height/2
	y := float32(sheetGap)
	for i := range l.sheets {
		if y += l.sizeOf(i).Height + sheetGap; y > middle { // where the next one begins
			return i
		}
	}
	return max(0, len(l.sheets)-1)
}

// reveal scrolls to the top of a page, unless that page is the one being read.
func (l *pageList) reveal(page int) {
	if page != l.current() && page < len(l.sheets) {
		l.scroll.ScrollToOffset(fyne.NewPos(l.scroll.Offset.X, l.top(page)-sheetGap))
		l.look()
	}
}

// zooms are the steps of ＋ and －.
var zooms = []float32{0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3}

// step zooms in or out by a step.
func (l *pageList) step(by int) {
	now := l.scale() / perPoint
	const same = 0.01
	i := slices.IndexFunc(zooms, func(z float32) bool { return z > now+same })
	if by < 0 {
		i = slices.IndexFunc(zooms, func(z float32) bool { return z >= now-same }) - 1
		if now > zooms[len(zooms)-1] {
			i = len(zooms) - 1
		}
	}
	if i >= 0 {
		l.zoomTo(zooms[i])
	}
}

// fit makes the pages as wide as the view.
func (l *pageList) fit() { l.zoomTo(0) }

// zoomTo keeps the middle of the view where it is on the page.
func (l *pageList) zoomTo(zoom float32) {
	before, half := l.scale(), l.scroll.Size().Height/2
	l.zoom = zoom
	l.column.Refresh()
	l.scroll.Refresh()
	l.scroll.ScrollToOffset(fyne.NewPos(l.scroll.Offset.X, max(0, (l.scroll.Offset.Y+half)*l.scale()/before-half)))
	l.arrange()
}
