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

// A Calendar shows a month, from Monday on, in which a day is picked.
type Calendar struct {
	widget.BaseWidget

	value, today time.Time // days; value is zero where there is none
	month        time.Time // its first day
	picked       func(time.Time)
	body         *fyne.Container
}

// NewCalendar shows the month of the value, or of today where the value is
// zero. Of both only the day counts. picked gets a day at midnight, UTC.
func NewCalendar(value, today time.Time, picked func(time.Time)) *Calendar {
	c := &Calendar{value: dayOf(value), today: dayOf(today), picked: picked, body: container.New(layout.NewCustomPaddedVBoxLayout(2))}
	if value.IsZero() {
		c.value = time.Time{}
		c.show(c.today)
	} else {
		c.show(c.value)
	}
	c.ExtendBaseWidget(c)
	return c
}

func dayOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// show draws the month of a day.
func (c *Calendar) show(day time.Time) {
	c.month = day.AddDate(0, 0, 1-day.Day())
	grid := container.New(layout.NewGridLayout(7))
	for _, name := range []string{"一", "二", "三", "四", "五", "六", "日"} {
		grid.Add(newKey(name, fyne.NewSquareSize(keySize), pale, func() {}))
	}
	first := c.month.AddDate(0, 0, -int(c.month.Weekday()+6)%7)
	for i := range 6 * 7 {
		grid.Add(c.day(first.AddDate(0, 0, i)))
	}
	today := newKey("今天 "+fmt.Sprintf("%d月%d日", c.today.Month(), c.today.Day()), fyne.NewSize(4*keySize, keySize), marked, func() { c.picked(c.today) })
	c.body.Objects = []fyne.CanvasObject{c.head(), grid, container.NewCenter(today)}
	c.body.Refresh()
}

// head turns to other months and years.
func (c *Calendar) head() fyne.CanvasObject {
	turn := func(label string, years, months int) fyne.CanvasObject {
		return newKey(label, fyne.NewSquareSize(keySize), plain, func() { c.show(c.month.AddDate(years, months, 0)) })
	}
	title := newKey(fmt.Sprintf("%d年%d月", c.month.Year(), c.month.Month()), fyne.NewSize(3*keySize, keySize), plain, func() {})
	return container.New(layout.NewCustomPaddedHBoxLayout(0),
		turn("«", -1, 0), turn("‹", 0, -1), layout.NewSpacer(), title, layout.NewSpacer(), turn("›", 0, 1), turn("»", 1, 0))
}

func (c *Calendar) day(d time.Time) *key {
	l := plain
	switch {
	case d.Equal(c.value):
		l = chosen
	case d.Equal(c.today):
		l = marked
	case d.Month() != c.month.Month():
		l = pale
	}
	return newKey(strconv.Itoa(d.Day()), fyne.NewSquareSize(keySize), l, func() { c.picked(d) })
}

// CreateRenderer is for Fyne.
func (c *Calendar) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.body) }
