package pick

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jibiao/forms/paper/papertest"
)

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// keys lists the keys of a panel from top to bottom.
func keys(o fyne.CanvasObject) (found []*key) {
	switch o := o.(type) {
	case *key:
		return []*key{o}
	case *fyne.Container:
		for _, child := range o.Objects {
			found = append(found, keys(child)...)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			found = append(found, keys(child)...)
		}
	}
	return found
}

func press(t *testing.T, panel fyne.CanvasObject, text string, number int) {
	t.Helper()
	for _, k := range keys(panel) {
		if k.text.Text != text {
			continue
		}
		if number--; number == 0 {
			test.Tap(k)
			return
		}
	}
	t.Fatalf("no %q to press", text)
}

func looking(panel fyne.CanvasObject, l look) string {
	var texts []string
	for _, k := range keys(panel) {
		if k.look == l {
			texts = append(texts, k.text.Text)
		}
	}
	return strings.Join(texts, " ")
}

func TestCalendar(t *testing.T) {
	papertest.NewApp(t)
	var picked time.Time
	c := NewCalendar(day(2024, 4, 22), time.Date(2024, 4, 30, 23, 5, 0, 0, time.Local), func(d time.Time) { picked = d })
	if got := looking(c, chosen); got != "22" {
		t.Errorf("chosen is %q", got)
	}
	if got := looking(c, marked); got != "30 今天 4月30日" {
		t.Errorf("marked is %q", got)
	}
	if got := looking(c, pale); got != "一 二 三 四 五 六 日 1 2 3 4 5 6 7 8 9 10 11 12" {
		t.Errorf("of another month: %q", got) // the 1st of April 2024 is a Monday
	}
	press(t, c, "5", 1)
	if !picked.Equal(day(2024, 4, 5)) {
		t.Errorf("picked %s", picked)
	}
	press(t, c, "‹", 1)
	press(t, c, "›", 1)
	press(t, c, "›", 1)
	press(t, c, "«", 1)
	press(t, c, "1", 1)
	if !picked.Equal(day(2023, 5, 1)) {
		t.Errorf("picked %s", picked)
	}
	press(t, c, "«", 1)
	press(t, c, "今天 4月30日", 1)
	if !picked.Equal(day(2024, 4, 30)) {
		t.Errorf("today is %s", picked)
	}
}

// Every month begins on its weekday, and shows all its days.
func TestCalendarMonths(t *testing.T) {
	papertest.NewApp(t)
	for m := range 60 {
		first := day(2023, 1, 1).AddDate(0, m, 0)
		c := NewCalendar(time.Time{}, first, func(time.Time) {})
		all := keys(c)[5+7 : 5+7+42]
		at := (int(first.Weekday()) + 6) % 7
		if all[at].text.Text != "1" || all[at].look != marked {
			t.Errorf("%s begins at %s", first.Format("2006-01"), all[at].text.Text)
		}
		last := first.AddDate(0, 1, -1).Day()
		if all[at+last-1].look != plain || all[at+last].text.Text != "1" {
			t.Errorf("%s does not end with its day %d", first.Format("2006-01"), last)
		}
	}
}

func TestYears(t *testing.T) {
	papertest.NewApp(t)
	picked := 0
	y := NewYears(0, 2025, func(year int) { picked = year })
	if got := looking(y, marked); got != "2025年" {
		t.Errorf("marked is %q", got)
	}
	press(t, y, "2024年", 1)
	if picked != 2024 {
		t.Errorf("picked %d", picked)
	}
	press(t, y, "‹", 1)
	press(t, y, "2008年", 1)
	if picked != 2008 {
		t.Errorf("picked %d", picked)
	}
	if got := looking(NewYears(2030, 2025, func(int) {}), chosen); got != "2030年" {
		t.Errorf("chosen is %q", got)
	}
}

// typed presses keys on a panel that has the focus.
func typed(panel fyne.Focusable, names ...fyne.KeyName) {
	for _, name := range names {
		panel.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

// framed is what stands in the frame that the arrow keys move.
func framed(panel fyne.CanvasObject) string {
	for _, k := range keys(panel) {
		if k.ground.StrokeWidth > 0 {
			return k.text.Text
		}
	}
	return ""
}

func TestCalendarByKeys(t *testing.T) {
	for _, tt := range []struct {
		keys []fyne.KeyName
		want time.Time
	}{
		{nil, day(2024, 3, 31)},
		{[]fyne.KeyName{fyne.KeyRight}, day(2024, 4, 1)},
		{[]fyne.KeyName{fyne.KeyLeft, fyne.KeyUp}, day(2024, 3, 23)},
		{[]fyne.KeyName{fyne.KeyDown}, day(2024, 4, 7)},
		{[]fyne.KeyName{fyne.KeyPageUp}, day(2024, 2, 29)},
		{[]fyne.KeyName{fyne.KeyPageDown, fyne.KeyPageDown}, day(2024, 5, 30)},
	} {
		papertest.NewApp(t)
		var picked time.Time
		c := NewCalendar(day(2024, 3, 31), day(2025, 1, 2), func(d time.Time) { picked = d })
		if framed(c) != "" {
			t.Error("a day is framed although keys go elsewhere")
		}
		c.FocusGained()
		typed(c, tt.keys...)
		if got := framed(c); got != strconv.Itoa(tt.want.Day()) {
			t.Errorf("after %v %q is framed", tt.keys, got)
		}
		typed(c, fyne.KeyReturn)
		if !picked.Equal(tt.want) {
			t.Errorf("after %v picked %s, want %s", tt.keys, picked, tt.want)
		}
	}
}

func TestYearsByKeys(t *testing.T) {
	for _, tt := range []struct {
		keys []fyne.KeyName
		want int
	}{
		{nil, 2024},
		{[]fyne.KeyName{fyne.KeyLeft, fyne.KeyUp}, 2020},
		{[]fyne.KeyName{fyne.KeyRight, fyne.KeyDown}, 2028},
		{[]fyne.KeyName{fyne.KeyPageUp, fyne.KeyPageUp, fyne.KeyPageDown}, 2015},
	} {
		papertest.NewApp(t)
		picked := 0
		y := NewYears(0, 2025, func(year int) { picked = year })
		y.FocusGained()
		typed(y, tt.keys...)
		if got, want := framed(y), fmt.Sprintf("%d年", tt.want); got != want {
			t.Errorf("after %v %q is framed", tt.keys, got)
		}
		typed(y, fyne.KeyReturn)
		if picked != tt.want {
			t.Errorf("after %v picked %d, want %d", tt.keys, picked, tt.want)
		}
	}
}

func TestEscapeTellsThatNothingIsPicked(t *testing.T) {
	papertest.NewApp(t)
	escaped := 0
	c := NewCalendar(time.Time{}, day(2024, 4, 22), func(time.Time) { t.Error("a day is picked") })
	y := NewYears(0, 2025, func(int) { t.Error("a year is picked") })
	c.OnEscape, y.OnEscape = func() { escaped++ }, func() { escaped++ }
	typed(c, fyne.KeyEscape)
	typed(y, fyne.KeyEscape)
	if escaped != 2 {
		t.Errorf("told %d times", escaped)
	}
}
