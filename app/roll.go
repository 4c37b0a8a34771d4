package app

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// A roll is a long list of lines, each of its own height, that scrolls. It
// builds only the lines in view and lets go of the others, so that a hundred
// thousand cost what a screenful does. One of them may be the chosen one: the
// arrows move it, Enter opens it.
type roll struct {
	widget.BaseWidget

	build  func(i int) fyne.CanvasObject
	stops  func(i int) bool // the line can be chosen
	choose func(i int)      // by the keys; the roll is to be filled anew then
	open   func()           // Enter
	escape func()
	other  func(fyne.KeyName) // any key that is not the roll's

	tops   []float32 // where each line begins, and where the last one ends
	chosen int       // -1 = none
	shown  map[int]fyne.CanvasObject
	sheet  *rollSheet
	scroll *container.Scroll
}

func (r *roll) ready() *roll {
	r.tops, r.chosen, r.shown = []float32{0}, -1, map[int]fyne.CanvasObject{}
	r.sheet = newRollSheet(r)
	r.scroll = container.NewVScroll(r.sheet)
	r.scroll.OnScrolled = func(fyne.Position) { r.place() }
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer is for Fyne.
func (r *roll) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.scroll) }

// fill shows so many lines of these heights, each built anew, and leaves the
// roll where it is, as far as it can.
func (r *roll) fill(count, chosen int, height func(i int) float32) {
	r.tops = append(r.tops[:0], 0)
	for i := range count {
		r.tops = append(r.tops, r.tops[i]+height(i))
	}
	r.chosen = chosen
	clear(r.shown)
	r.scroll.Refresh() // it may reach beyond the end
	r.place()
}

// count is how many lines there are.
func (r *roll) count() int { return len(r.tops) - 1 }

// inView is the range of lines that can be seen.
func (r *roll) inView() (first, behind int) {
	top, n := r.scroll.Offset.Y, r.count()
	end := top + r.scroll.Size().Height
	first = sort.Search(n, func(i int) bool { return r.tops[i+1] > top })
	behind = first + sort.Search(n-first, func(i int) bool { return r.tops[first+i] >= end })
	return first, behind
}

// place puts the lines in view where they belong, and lets go of the others.
func (r *roll) place() {
	first, behind := r.inView()
	for i := range r.shown {
		if i < first || i >= behind {
			delete(r.shown, i)
		}
	}
	r.sheet.lines = r.sheet.lines[:0]
	for i := first; i < behind; i++ {
		if r.shown[i] == nil {
			r.shown[i] = r.build(i)
		}
		o := r.shown[i]
		o.Move(fyne.NewPos(0, r.tops[i]))
		o.Resize(fyne.NewSize(r.scroll.Size().Width, r.tops[i+1]-r.tops[i]))
		r.sheet.lines = append(r.sheet.lines, o)
	}
	canvas.Refresh(r.sheet)
}

// reveal scrolls the least that brings a line into view, its top at any rate.
func (r *roll) reveal(i int) {
	room := r.scroll.Size().Height
	r.scrollTo(min(max(r.scroll.Offset.Y, r.tops[i+1]-room), r.tops[i]))
}

// seenAt is how far below the upper edge a line is seen; of none it is 0.
func (r *roll) seenAt(i int) float32 {
	if i < 0 {
		return 0
	}
	return r.tops[i] - r.scroll.Offset.Y
}

// seeAt scrolls a line to where seenAt told.
func (r *roll) seeAt(i int, y float32) { r.scrollTo(r.tops[i] - y) }

func (r *roll) scrollTo(y float32) {
	end := r.tops[r.count()] - r.scroll.Size().Height
	r.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(y, end))))
	r.place()
}

// FocusGained is for Fyne: which line is chosen is always seen.
func (r *roll) FocusGained() {}

// FocusLost is for Fyne.
func (r *roll) FocusLost() {}

// TypedRune is for Fyne: letters mean nothing here.
func (r *roll) TypedRune(rune) {}

// TypedKey moves the choice, opens it, or goes back.
func (r *roll) TypedKey(key *fyne.KeyEvent) {
	page := max(1, len(r.shown)-2)
	switch key.Name {
	case fyne.KeyUp:
		r.step(-1, 1)
	case fyne.KeyDown:
		r.step(1, 1)
	case fyne.KeyPageUp:
		r.step(-1, page)
	case fyne.KeyPageDown:
		r.step(1, page)
	case fyne.KeyHome:
		r.step(-1, r.count())
	case fyne.KeyEnd:
		r.step(1, r.count())
	case fyne.KeyReturn, fyne.KeyEnter:
		r.open()
	case fyne.KeyEscape:
		r.escape()
	default:
		r.other(key.Name)
	}
}

// step moves the choice over so many lines in a direction, to the last one on
// the way that can be chosen; if there is none, to the next one that can.
func (r *roll) step(by, most int) {
	to := -1
	for i, n := r.chosen+by, 1; i >= 0 && i < r.count() && (n <= most || to < 0); i, n = i+by, n+1 {
		if r.stops(i) {
			to = i
		}
	}
	if to >= 0 {
		r.choose(to)
		r.reveal(r.chosen)
	}
}

// A rollSheet is what scrolls: as high as all lines are, with those in view.
type rollSheet struct {
	widget.BaseWidget
	roll  *roll
	lines []fyne.CanvasObject
}

func newRollSheet(r *roll) *rollSheet {
	s := &rollSheet{roll: r}
	s.ExtendBaseWidget(s)
	return s
}

func (s *rollSheet) CreateRenderer() fyne.WidgetRenderer { return rollRenderer{s} }

type rollRenderer struct{ sheet *rollSheet }

func (r rollRenderer) Destroy()                     {}
func (r rollRenderer) Objects() []fyne.CanvasObject { return r.sheet.lines }
func (r rollRenderer) Layout(fyne.Size)             { r.sheet.roll.place() }
func (r rollRenderer) Refresh()                     { canvas.Refresh(r.sheet) }

func (r rollRenderer) MinSize() fyne.Size {
	roll := r.sheet.roll
	return fyne.NewSize(0, roll.tops[roll.count()])
}
