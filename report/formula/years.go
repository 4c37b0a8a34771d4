package formula

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// A mention is a year in a text: text[start:end], with its digits in
// text[start:digitsEnd] and 年 or 年度, if any, in the rest.
type mention struct {
	start, digitsEnd, end int
	year                  int
	named                 bool // 年 follows
	annual                bool // 年度 follows
}

// The Chinese digits from 1 on, and the characters that are typed for zero:
// the right one first, then look-alikes and a letter.
const (
	hanDigits = "一二三四五六七八九"
	hanZeros  = "〇○◯零OＯ"
)

var (
	digitRun = regexp.MustCompile(`[0-9０-９]+|[` + hanDigits + `〇○◯零][` + hanDigits + hanZeros + `]*`)
	yearMark = regexp.MustCompile(`^[\s\x{A0}\x{3000}]*年度?`)
	// What makes four bare digits something else than a year: a word or a
	// number that goes on, a counted thing.
	beforeBare = regexp.MustCompile(`(?:[A-Za-z]|[0-9０-９][.,．，])$`)
	afterBare  = regexp.MustCompile(`^(?:[A-Za-z]|[.,．，][0-9０-９]|[\s\x{A0}\x{3000}]*[十百千万亿元个项人次号%％])`)
)

// firstYear is the first year in text that is followed by 年, else the first
// bare one.
func firstYear(text string) (first mention, ok bool) {
	for _, m := range mentions(text) {
		if m.named {
			return m, true
		}
		if !ok {
			first, ok = m, true
		}
	}
	return first, ok
}

// strayYears lists the mentions followed by 年度 whose year is not that of
// like, and gives that year: 0 if like has none, and then no year is stray.
func strayYears(text, like string) (stray []mention, year int) {
	own, ok := firstYear(like)
	if !ok {
		return nil, 0
	}
	for _, m := range mentions(text) {
		if m.annual && m.year != own.year {
			stray = append(stray, m)
		}
	}
	return stray, own.year
}

// mentions finds the years from 1900 to 2099, in order.
func mentions(text string) []mention {
	var found []mention
	for _, at := range digitRun.FindAllStringIndex(text, -1) {
		start, end := at[0], at[1]
		if r, _ := utf8.DecodeRuneInString(text[start:]); !isArabic(r) {
			start = lastFour(text[:end], start)
		}
		m := mention{start: start, digitsEnd: end, end: end}
		if m.read(text) {
			found = append(found, m)
		}
	}
	return found
}

// lastFour moves start so that at most four characters remain: in 统一二〇二三年
// the first 一 belongs to the word before.
func lastFour(text string, start int) int {
	for n := utf8.RuneCountInString(text[start:]); n > 4; n-- {
		_, size := utf8.DecodeRuneInString(text[start:])
		start += size
	}
	return start
}

// read completes the mention whose digits are known; it is false where they
// are no year.
func (m *mention) read(text string) bool {
	digits := text[m.start:m.digitsEnd]
	if utf8.RuneCountInString(digits) != 4 {
		return false
	}
	for _, r := range digits {
		m.year = m.year*10 + digit(r)
	}
	mark := yearMark.FindString(text[m.digitsEnd:])
	m.end += len(mark)
	m.named, m.annual = mark != "", strings.HasSuffix(mark, "度")
	return m.year >= 1900 && m.year < 2100 && (m.named || m.standsAlone(text))
}

func (m *mention) standsAlone(text string) bool {
	return !beforeBare.MatchString(tail(text[:m.start])) && !afterBare.MatchString(text[m.end:])
}

func isArabic(r rune) bool {
	r = halfWidth(r)
	return r >= '0' && r <= '9'
}

// digit is the value of a character that digitRun matches.
func digit(r rune) int {
	if isArabic(r) {
		return int(halfWidth(r) - '0')
	}
	if i := strings.IndexRune(hanDigits, r); i >= 0 {
		return i/utf8.RuneLen(r) + 1
	}
	return 0
}

// rewrite writes year's four digits in the place of digits, each in the
// writing of the one that it replaces.
func rewrite(digits string, year int) string {
	zero := '〇'
	if i := strings.IndexAny(digits, hanZeros); i >= 0 {
		zero, _ = utf8.DecodeRuneInString(digits[i:])
	}
	han := append([]rune{zero}, []rune(hanDigits)...)
	written := []rune(digits)
	for i := len(written) - 1; i >= 0; i-- {
		d := year % 10
		year /= 10
		switch r := written[i]; {
		case r >= '0' && r <= '9':
			written[i] = rune('0' + d)
		case isArabic(r):
			written[i] = rune('０' + d)
		default:
			written[i] = han[d]
		}
	}
	return string(written)
}
