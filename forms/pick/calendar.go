package pick

import (
	"fmt"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// A Calendar shows a month, from Monday on, in which a day is picked, by the
// mouse or, while it has the focus, by the arrow keys, Page Up and Down, Enter.
type Calendar struct {
	widget.BaseWidget

	// OnEscape is told of Escape; nil = nobody is.
	OnEscape func()

	value, today time.Time // days; value is zero where there is none
	at           time.Time // the day that Enter picks; its month is shown
	picked       func(time.Time)
	focused      bool
	body         *fyne.Container
}

// NewCalendar shows the month of the value, or of today where the value is
// zero. Of both only the day counts. picked gets a day at midnight, UTC.
func NewCalendar(value, today time.Time, picked func(time.Time)) *Calendar {
	c := &Calendar{value: dayOf(value), today: dayOf(today), picked: picked, body: container.New(layout.NewCustomPaddedVBoxLayout(2))}
	if value.IsZero() {
		c.value = time.Time{}
		c.at = c.today
	} else {
		c.at = c.value
	}
	c.show()
	c.ExtendBaseWidget(c)
	return c
}

func dayOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// goTo shows the month of a day and lets Enter pick it.
func (c *Calendar) goTo(day time.Time) {
	c.at = day
	c.show()
}

// firstOf is the first day of a day's month.
func firstOf(day time.Time) time.Time { return day.AddDate(0, 0, 1-day.Day()) }

// turn goes so many months on, to the same day or the month's last.
func (c *Calendar) turn(months int) {
	first := firstOf(c.at).AddDate(0, months, 0)
	last := first.AddDate(0, 1, -1)
	c.goTo(first.AddDate(0, 0, min(c.at.Day(), last.Day())-1))
}

// show draws the month.
func (c *Calendar) show() {
	month := firstOf(c.at)
	grid := container.New(layout.NewGridLayout(7))
	for _, name := range []string{"一", "二", "三", "四", "五", "六", "日"} {
		grid.Add(newKey(name, fyne.NewSquareSize(keySize), pale, func() {}))
	}
	first := month.AddDate(0, 0, -int(month.Weekday()+6)%7)
	for i := range 6 * 7 {
		grid.Add(c.day(first.AddDate(0, 0, i)))
	}
	today := newKey("今天 "+fmt.Sprintf("%d月%d日", c.today.Month(), c.today.Day()), fyne.NewSize(4*keySize, keySize), marked, func() { c.picked(c.today) })
	c.body.Objects = []fyne.CanvasObject{c.head(), grid, container.NewCenter(today)}
	c.body.Refresh()
}

// head turns to other months and years.
func (c *Calendar) head() fyne.CanvasObject {
	turn := func(label string, months int) fyne.CanvasObject {
		return newKey(label, fyne.NewSquareSize(keySize), plain, func() { c.turn(months) })
	}
	title := newKey(fmt.Sprintf("%d年%d月", c.at.Year(), c.at.Month()), fyne.NewSize(3*keySize, keySize), plain, func() {})
	return container.New(layout.NewCustomPaddedHBoxLayout(0),
		turn("«", -12), turn("‹", -1), layout.NewSpacer(), title, layout.NewSpacer(), turn("›", 1), turn("»", 12))
}

func (c *Calendar) day(d time.Time) *key {
	l := plain
	switch {
	case d.Equal(c.value):
		l = chosen
	case d.Equal(c.today):
		l = marked
	case d.Month() != c.at.Month():
		l = pale
	}
	k := newKey(strconv.Itoa(d.Day()), fyne.NewSquareSize(keySize), l, func() { c.picked(d) })
	if c.focused && d.Equal(c.at) {
		k.frame()
	}
	return k
}

// TypedKey goes from day to day, week to week and month to month.
func (c *Calendar) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		c.goTo(c.at.AddDate(0, 0, -1))
	case fyne.KeyRight:
		c.goTo(c.at.AddDate(0, 0, 1))
	case fyne.KeyUp:
		c.goTo(c.at.AddDate(0, 0, -7))
	case fyne.KeyDown:
		c.goTo(c.at.AddDate(0, 0, 7))
	case fyne.KeyPageUp:
		c.turn(-1)
	case fyne.KeyPageDown:
		c.turn(1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.picked(c.at)
	case fyne.KeyEscape:
		call(c.OnEscape)
	}
}

// TypedRune is for Fyne: nothing is typed here.
func (c *Calendar) TypedRune(rune) {}

// FocusGained shows which day Enter picks.
func (c *Calendar) FocusGained() {
	c.focused = true
	c.show()
}

// FocusLost no longer does.
func (c *Calendar) FocusLost() {
	c.focused = false
	c.show()
}

// CreateRenderer is for Fyne.
func (c *Calendar) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.body) }
