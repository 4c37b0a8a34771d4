package report

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"jibiao/report/formula"
)

// ReadDate reads a whole text as a day, in the writings that clerks use:
// 2024年4月22日, 2019年06月18日, 2021 年 4 月 22 日, 2024-4-22, 2024/4/22, 2024.4.22,
// 20240422, 二〇二四年三月十五日; digits may be full-width. ok is false for any
// other text, a day that does not exist (2月30日) included.
func ReadDate(text string) (day time.Time, ok bool) {
	y, m, d, ok := dateParts(text)
	if !ok {
		return time.Time{}, false
	}
	day = time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return day, day.Year() == y && int(day.Month()) == m && day.Day() == d
}

// ReadYear finds the year that a text names, in any writing of a clerk's; ok is
// false where there is none.
func ReadYear(text string) (year int, ok bool) { return formula.Year(text) }

// PrintYear writes a year as forms print it: 2024年度.
func PrintYear(year int) string { return fmt.Sprintf("%d年度", year) }

// PrintDate writes a day as forms print it: 2024年4月22日.
func PrintDate(day time.Time) string {
	return fmt.Sprintf("%d年%d月%d日", day.Year(), day.Month(), day.Day())
}

var (
	plainDate  = regexp.MustCompile(`^([12][0-9]{3})(?:年([0-9]{1,2})月([0-9]{1,2})[日号]?|[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})|([0-9]{2})([0-9]{2}))$`)
	spokenDate = regexp.MustCompile(`^([〇○◯零OＯ一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十廿]{1,3})[日号]?$`)
)

// dateParts takes a text apart that is written like a day.
func dateParts(text string) (year, month, day int, ok bool) {
	text = squeezedDigits(text)
	if m := plainDate.FindStringSubmatch(text); m != nil {
		return decimal(m[1]), decimal(m[2] + m[4] + m[6]), decimal(m[3] + m[5] + m[7]), true
	}
	if m := spokenDate.FindStringSubmatch(text); m != nil {
		return spokenYear(m[1]), spokenNumber(m[2]), spokenNumber(m[3]), true
	}
	return 0, 0, 0, false
}

// squeezedDigits drops blanks and makes full-width digits and marks half-width.
func squeezedDigits(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case '０' <= r && r <= '９':
			return r - '０' + '0'
		case r == '－':
			return '-'
		case r == '／':
			return '/'
		case r == '．':
			return '.'
		case r == ' ' || r == '\t' || r == '\u00a0' || r == '\u3000':
			return -1
		}
		return r
	}, text)
}

// decimal reads digits that a pattern has found; they are few.
func decimal(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		panic(err) // not reached: only digits come here
	}
	return n
}

const spokenDigits = "一二三四五六七八九"

func spokenDigit(r rune) int {
	if i := strings.IndexRune(spokenDigits, r); i >= 0 {
		return i/len("一") + 1
	}
	return 0 // 〇 and what is typed for it
}

func spokenYear(text string) (year int) {
	for _, r := range text {
		year = 10*year + spokenDigit(r)
	}
	return year
}

// spokenNumber reads 一 to 三十一; 廿 is twenty. What is no number (五三) is 0.
func spokenNumber(text string) int {
	tens, ones, ten := strings.Cut(strings.ReplaceAll(text, "廿", "二十"), "十")
	switch {
	case !ten && len([]rune(text)) == 1:
		return spokenDigit([]rune(text)[0])
	case !ten || len([]rune(tens)) > 1 || len([]rune(ones)) > 1 || strings.Contains(ones, "十"):
		return 0
	}
	n := 10
	if tens != "" {
		n *= spokenDigit([]rune(tens)[0])
	}
	if ones != "" {
		n += spokenDigit([]rune(ones)[0])
	}
	return n
}
