package app

import "time"

// spoken is a time as one says it.
func spoken(t, now time.Time) string {
	t, now = t.Local(), now.Local()
	if name := nearDay(t, now); name != "" {
		return name + " " + t.Format("15:04")
	}
	return t.Format("2006-01-02 15:04")
}

// dayName is a day as one says it: 今天, 3月24日 星期二.
func dayName(t, now time.Time) string {
	t, now = t.Local(), now.Local()
	if name := nearDay(t, now); name != "" {
		return name
	}
	return dateOf(t, now) + " 星期" + []string{"日", "一", "二", "三", "四", "五", "六"}[t.Weekday()]
}

// dated is a time as it may be read on any later day of the year: 3月24日 14:03.
func dated(t, now time.Time) string {
	t, now = t.Local(), now.Local()
	return dateOf(t, now) + " " + t.Format("15:04")
}

func dateOf(t, now time.Time) string {
	if t.Year() == now.Year() {
		return t.Format("1月2日")
	}
	return t.Format("2006年1月2日")
}

// nearDay names the day of a local time if it has a name.
func nearDay(t, now time.Time) string {
	day := func(t time.Time) string { return t.Format("2006-01-02") }
	switch day(t) {
	case day(now):
		return "今天"
	case day(now.AddDate(0, 0, -1)):
		return "昨天"
	default:
		return ""
	}
}
