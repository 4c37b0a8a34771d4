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

func isClean(s string) bool {
	if !utf8.ValidString(s) {
		return false
	}
	for i := 0; i < len(s); i++ { // by bytes: every value that is printed comes by here
		switch b := s[i]; b {
		case 0xE2:
			if tail := s[i+1 : i+3]; tail == "\x80\xA8" || tail == "\x80\xA9" { // U+2028, U+2029
				return false
			}
		case 0xEF:
			if tail := s[i+1 : i+3]; tail == "\xBF\xBE" || tail == "\xBF\xBF" { // U+FFFE, U+FFFF
				return false
			}
		default:
			if b < ' ' && b != '\t' && b != '\n' {
				return false
			}
		}
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
