package pick

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// shownYears is how many years a panel shows: three rows of three.
const shownYears = 9

// inRow is how many of them stand beside each other.
const inRow = 3

// Years shows a run of years in which one is picked, by the mouse or, while it
// has the focus, by the arrow keys, Page Up and Down, Enter.
type Years struct {
	widget.BaseWidget

	// OnEscape is told of Escape; nil = nobody is.
	OnEscape func()

	value, now int
	first      int // that is shown
	at         int // the year that Enter picks
	picked     func(year int)
	focused    bool
	body       *fyne.Container
}

// NewYears shows the years around the value, or up to the present one where
// the value is 0, and then offers the last one: reports are about years that
// are over.
func NewYears(value, now int, picked func(year int)) *Years {
	y := &Years{value: value, now: now, picked: picked, body: container.New(layout.NewCustomPaddedVBoxLayout(2))}
	last := now
	y.at = now - 1
	if value != 0 {
		y.at, last = value, max(value, min(now, value+shownYears-1))
	}
	y.first = last - shownYears + 1
	y.show()
	y.ExtendBaseWidget(y)
	return y
}

// turn shows other years; the one that Enter picks goes along.
func (y *Years) turn(by int) {
	y.first += by
	y.at += by
	y.show()
}

// goTo lets Enter pick a year, and brings it into view.
func (y *Years) goTo(year int) {
	y.at = year
	y.first = min(year, max(y.first, year-shownYears+1))
	y.show()
}

func (y *Years) show() {
	first := y.first
	size := fyne.NewSize(2*keySize+8, keySize)
	turn := func(label string, by int) fyne.CanvasObject {
		return newKey(label, fyne.NewSquareSize(keySize), plain, func() { y.turn(by) })
	}
	head := container.New(layout.NewCustomPaddedHBoxLayout(0), turn("‹", -shownYears), layout.NewSpacer(),
		newKey(fmt.Sprintf("%d — %d年", first, first+shownYears-1), fyne.NewSize(4*keySize, keySize), plain, func() {}),
		layout.NewSpacer(), turn("›", shownYears))
	grid := container.New(layout.NewGridLayout(inRow))
	for year := first; year < first+shownYears; year++ {
		l := plain
		switch year {
		case y.value:
			l = chosen
		case y.now:
			l = marked
		}
		k := newKey(fmt.Sprintf("%d年", year), size, l, func() { y.picked(year) })
		if y.focused && year == y.at {
			k.frame()
		}
		grid.Add(k)
	}
	y.body.Objects = []fyne.CanvasObject{head, grid}
	y.body.Refresh()
}

// TypedKey goes from year to year.
func (y *Years) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		y.goTo(y.at - 1)
	case fyne.KeyRight:
		y.goTo(y.at + 1)
	case fyne.KeyUp:
		y.goTo(y.at - inRow)
	case fyne.KeyDown:
		y.goTo(y.at + inRow)
	case fyne.KeyPageUp:
		y.turn(-shownYears)
	case fyne.KeyPageDown:
		y.turn(shownYears)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		y.picked(y.at)
	case fyne.KeyEscape:
		call(y.OnEscape)
	}
}

// TypedRune is for Fyne: nothing is typed here.
func (y *Years) TypedRune(rune) {}

// FocusGained shows which year Enter picks.
func (y *Years) FocusGained() {
	y.focused = true
	y.show()
}

// FocusLost no longer does.
func (y *Years) FocusLost() {
	y.focused = false
	y.show()
}

// CreateRenderer is for Fyne.
func (y *Years) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(y.body) }
