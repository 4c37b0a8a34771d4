package diff

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokens cuts a line into what is compared as a whole: a number with its point
// and its thousands separators, a Latin word, or a character with the marks
// that sit on it.
func tokens(text string) []string {
	list := make([]string, 0, utf8.RuneCountInString(text))
	for text != "" {
		n := tokenLength(text)
		list = append(list, text[:n])
		text = text[n:]
	}
	return list
}

func tokenLength(text string) int {
	r, n := utf8.DecodeRuneInString(text)
	switch next, _ := utf8.DecodeRuneInString(text[n:]); {
	case chinese(r) && chinese(next): // most are
		return n
	case unicode.IsDigit(r):
		return numberLength(text)
	case latin(r):
		return spanOf(text, func(r rune) bool { return latin(r) || sitsOn(r) })
	case r == '\n':
		return n
	default:
		return n + spanOf(text[n:], sitsOn)
	}
}

// numberLength is the length of the number that the text begins with: 1,286.40.
func numberLength(text string) int {
	n := spanOf(text, unicode.IsDigit)
	for {
		point, size := utf8.DecodeRuneInString(text[n:])
		digits := spanOf(text[n+size:], unicode.IsDigit)
		if digits == 0 || !strings.ContainsRune(".,．", point) {
			return n
		}
		n += size + digits
	}
}

// spanOf is the length of the text's beginning that is made of such characters.
func spanOf(text string, such func(rune) bool) int {
	if n := strings.IndexFunc(text, func(r rune) bool { return !such(r) }); n >= 0 {
		return n
	}
	return len(text)
}

func chinese(r rune) bool { return '一' <= r && r <= '鿿' }

func latin(r rune) bool { return unicode.Is(unicode.Latin, r) }

// sitsOn says whether the character belongs to the one before it: accents,
// variants, and what joins pictures.
func sitsOn(r rune) bool { return unicode.Is(unicode.M, r) || r == '\u200d' }

func isNumber(token string) bool {
	r, _ := utf8.DecodeRuneInString(token)
	return unicode.IsDigit(r)
}

// sentences cuts a line behind the ends of its sentences.
func sentences(text string) []string {
	var list []string
	for text != "" {
		n := len(text)
		if at := strings.IndexAny(text, endsSentence); at >= 0 {
			_, size := utf8.DecodeRuneInString(text[at:])
			n = at + size
		}
		list = append(list, text[:n])
		text = text[n:]
	}
	return list
}

// What a text may end with, and what begins a new one.
const (
	endsSentence = "\n。；！？;!?"
	endsClause   = "，、：,:"
	closes       = " \t\u3000）)】〕》”’"
	opens        = "（(【〔《“‘"
)

// boundary says how good a place it is between two tokens to begin or end a change.
func boundary(list []string, at int) int {
	if at == 0 || at == len(list) {
		return 5
	}
	before, after := list[at-1], list[at]
	switch {
	case strings.ContainsAny(before, endsSentence):
		return 4
	case strings.ContainsAny(before, endsClause):
		return 3
	case strings.ContainsAny(before, closes), strings.ContainsAny(after, opens):
		return 2
	case isNumber(before) != isNumber(after):
		return 1
	default:
		return 0
	}
}
