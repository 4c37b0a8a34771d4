package report

import (
	"strings"
	"unicode/utf8"
)

// Values are a report's texts by key, exactly as they are printed; paragraphs
// are joined by '\n'. A key that is absent and one whose text is empty mean
// the same: nothing was filled in.
type Values map[Key]string

// Clone returns a copy that shares nothing with v.
func (v Values) Clone() Values {
	c := make(Values, len(v))
	for k, t := range v {
		c[k] = t
	}
	return c
}

// put fills a text in; an empty one is taken out.
func (v Values) put(k Key, text string) {
	if text == "" {
		delete(v, k)
	} else {
		v[k] = text
	}
}

// CleanText makes a text one that a Word file can hold and give back: line
// ends become '\n', characters that XML 1.0 forbids (controls other than tab
// and newline, U+FFFE, U+FFFF) are dropped, and bytes that are not UTF-8
// become U+FFFD. Every text that enters the program passes through here once;
// CleanText of a clean text is that text.
func CleanText(s string) string {
	if isClean(s) {
		return s
	}
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u2028", "\n", "\u2029", "\n").
		Replace(strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Map(func(r rune) rune {
		if allowed(r) {
			return r
		}
		return -1
	}, s)
}

// doubtful marks the bytes by which alone a text may not be clean: controls, and
// those with which the characters begin that CleanText changes.
var doubtful = func() (set [256]bool) {
	for b := range ' ' {
		set[b] = b != '\t' && b != '\n'
	}
	set[0xE2], set[0xEF] = true, true
	return set
}()

func isClean(s string) bool {
	if !utf8.ValidString(s) {
		return false
	}
	for i := 0; i < len(s); i++ { // by bytes: every value that is printed comes by here
		if doubtful[s[i]] && !cleanAt(s[i:]) {
			return false
		}
	}
	return true
}

// cleanAt says whether the first character, which has a doubtful byte, may stay.
func cleanAt(s string) bool {
	if s[0] < ' ' {
		return false
	}
	switch s[:3] {
	case "\u2028", "\u2029", "\uFFFE", "\uFFFF":
		return false
	}
	return true
}

func allowed(r rune) bool {
	switch {
	case r == '\t' || r == '\n':
		return true
	case r < 0x20 || r == 0xFFFE || r == 0xFFFF:
		return false
	default:
		return true
	}
}
