package app

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// shelfGap is the room between the things on a shelf.
const shelfGap = 14

// A shelf shows many things of one kind, as many beside each other as there is
// room for. It builds faces for those in view only and uses them again. One of
// the things is the chosen one: arrows move it, Enter opens it.
type shelf struct {
	widget.BaseWidget

	least   fyne.Size // of a face; the width grows to fill the shelf
	columns int       // at most; 0 = any
	newFace func() face
	open    func(i int)
	menu    func(i int, at fyne.Position)
	escape  func()
	other   func(fyne.KeyName)        // any key that is not the shelf's
	moved   func(top, bottom float32) // the chosen one is there now
	turned  func()                    // other things came into view

	count    int
	chosen   int
	top, end float32 // what is in view
	slots    map[int]*slot
	spare    []*slot
	box      *fyne.Container
}

// A face shows the thing of a number.
type face struct {
	tile *tile
	show func(i int)
}

// A slot is a face in its place.
type slot struct {
	face
	at int
}

func (s *shelf) ready() *shelf {
	s.slots = map[int]*slot{}
	s.box = container.NewWithoutLayout()
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer is for Fyne.
func (s *shelf) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.box) }

// fill shows so many things anew and leaves the choice where it is.
func (s *shelf) fill(count int) {
	s.count, s.chosen = count, max(0, min(s.chosen, count-1))
	s.refill()
}

// refill shows what is in view anew.
func (s *shelf) refill() {
	s.letGo(0, 0)
	s.place()
}

// letGo takes back the faces of all things but those of a range.
func (s *shelf) letGo(first, behind int) {
	for _, i := range slices.Sorted(maps.Keys(s.slots)) {
		if i < first || i >= behind {
			s.spare = append(s.spare, s.slots[i])
			delete(s.slots, i)
		}
	}
}

func (s *shelf) across(width float32) int {
	n := max(1, int((width+shelfGap)/(s.least.Width+shelfGap)))
	if s.columns > 0 {
		n = min(n, s.columns)
	}
	return n
}

// heightFor is the shelf's height at a width.
func (s *shelf) heightFor(width float32) float32 {
	n := s.across(width)
	rows := (s.count + n - 1) / n
	return max(0, float32(rows)*(s.least.Height+shelfGap)-shelfGap)
}

// Resize is for Fyne.
func (s *shelf) Resize(size fyne.Size) {
	wider := size.Width != s.Size().Width
	s.BaseWidget.Resize(size)
	if wider {
		s.refill() // texts are cut to the width
	}
}

// faceWidth is the width of each face.
func (s *shelf) faceWidth() float32 {
	n := s.across(s.Size().Width)
	return float32(int((s.Size().Width - shelfGap*float32(n-1)) / float32(n)))
}

// view tells what part of the shelf can be seen.
func (s *shelf) view(top, end float32) {
	if top == s.top && end == s.end {
		return
	}
	s.top, s.end = top, end
	s.place()
}

// inView is the range of things that can be seen.
func (s *shelf) inView() (first, behind int) {
	n, pitch := s.across(s.Size().Width), s.least.Height+shelfGap
	if s.end <= 0 {
		return 0, 0
	}
	first = max(0, int(s.top/pitch)) * n
	behind = min(s.count, (int(s.end/pitch)+1)*n)
	return min(first, behind), behind
}

// place puts a face for each thing in view, and lets go of the others.
func (s *shelf) place() {
	first, behind := s.inView()
	s.letGo(first, behind)
	fresh := false
	for i := first; i < behind; i++ {
		if s.slots[i] == nil {
			s.slots[i] = s.take(i)
			fresh = true
		}
		s.put(s.slots[i])
	}
	for _, slot := range s.spare {
		slot.tile.Hide()
	}
	s.box.Refresh()
	if fresh && s.turned != nil {
		s.turned()
	}
}

// take gives a thing a face.
func (s *shelf) take(i int) *slot {
	var it *slot
	if n := len(s.spare); n > 0 {
		it, s.spare = s.spare[n-1], s.spare[:n-1]
	} else {
		it = &slot{face: s.newFace()}
		it.tile.tapped = func() { s.choose(it.at); s.open(it.at) }
		it.tile.menu = func(at fyne.Position) { s.choose(it.at); s.menu(it.at, at) }
		s.box.Add(it.tile)
	}
	it.at = i
	it.tile.Show()
	it.tile.paint(it.tile.base)
	it.show(i)
	return it
}

func (s *shelf) put(it *slot) {
	n, width := s.across(s.Size().Width), s.faceWidth()
	it.tile.Move(fyne.NewPos(float32(it.at%n)*(width+shelfGap), float32(it.at/n)*(s.least.Height+shelfGap)))
	it.tile.Resize(fyne.NewSize(width, s.least.Height))
	it.tile.outline(it.at == s.chosen)
}

// choose moves the choice, and into view with it.
func (s *shelf) choose(i int) {
	if s.count == 0 {
		return
	}
	s.chosen = max(0, min(i, s.count-1))
	for at, slot := range s.slots {
		slot.tile.outline(at == s.chosen)
	}
	top := float32(s.chosen/s.across(s.Size().Width)) * (s.least.Height + shelfGap)
	s.moved(top, top+s.least.Height)
}

// FocusGained and FocusLost are for Fyne: which one is chosen is always seen.
func (s *shelf) FocusGained() {}

// FocusLost is for Fyne.
func (s *shelf) FocusLost() {}

// TypedRune is for Fyne: letters mean nothing here.
func (s *shelf) TypedRune(rune) {}

// TypedKey moves the choice, opens it, or goes back.
func (s *shelf) TypedKey(key *fyne.KeyEvent) {
	n := s.across(s.Size().Width)
	page := max(1, int((s.end-s.top)/(s.least.Height+shelfGap))) * n
	switch key.Name {
	case fyne.KeyLeft:
		s.choose(s.chosen - 1)
	case fyne.KeyRight:
		s.choose(s.chosen + 1)
	case fyne.KeyUp:
		s.step(-n)
	case fyne.KeyDown:
		s.step(n)
	case fyne.KeyPageUp:
		s.choose(s.chosen - page)
	case fyne.KeyPageDown:
		s.choose(s.chosen + page)
	case fyne.KeyHome:
		s.choose(0)
	case fyne.KeyEnd:
		s.choose(s.count - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		s.openChosen()
	case fyne.KeyEscape:
		s.escape()
	default:
		s.other(key.Name)
	}
}

// step goes to the row above or below, if there is one: the last row may be short.
func (s *shelf) step(by int) {
	n := s.across(s.Size().Width)
	to := s.chosen + by
	if to < 0 || to/n > (s.count-1)/n {
		return
	}
	s.choose(to)
}

func (s *shelf) openChosen() {
	if s.count > 0 {
		s.open(s.chosen)
	}
}
