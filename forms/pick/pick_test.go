package pick

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
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
	test.NewTempApp(t)
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
	press(t, c, "今天 4月30日", 1)
	if !picked.Equal(day(2024, 4, 30)) {
		t.Errorf("today is %s", picked)
	}
}

// Every month begins on its weekday, and shows all its days.
func TestCalendarMonths(t *testing.T) {
	test.NewTempApp(t)
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
	test.NewTempApp(t)
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
