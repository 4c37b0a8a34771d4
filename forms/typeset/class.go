package typeset

import (
	"unicode"
)

// A class is a set of properties of a character.
type class uint8

const (
	noStart class = 1 << iota // must not begin a line
	noEnd                     // must not end one
	paired                    // two of it are one mark
	latin                     // part of a Latin word or a number, which are not broken
	digit                     // of a number
	unit                      // what is counted, behind a number
	blank                     // may hang over the edge
	joins                     // stands on or in the character before it
)

// The marks that must not begin a line and those that must not end one
// (GB/T 15834 and Word's standard set for Chinese), and Chinese words that
// follow numbers, by their characters.
const (
	noStartMarks = "，。、；：？！”’）》〉】〕』」〗｝］…·,.;:?!)]}%％‰℃°～~"
	noEndMarks   = "“‘（《〈【〔『「〖｛［([{￥¥$≥≤±"
	pairedMarks  = "—…"
	inWords      = ".,-_/@+'%．"
	unitWords    = "十百千万亿余多元角分年月日号时天周个项条份件名人次户家所处页册卷期场级类度倍吨亩米克升里斤台辆套种批岁"
)

// classes has the class of every character of the basic plane.
var classes = classify()

func classify() *[1 << 16]class {
	var c [1 << 16]class
	for r := range rune(len(c)) {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me) || r == joiner:
			c[r] |= joins
		case unicode.IsDigit(r):
			c[r] |= digit | latin
		case unicode.IsLetter(r) && (r < 0x2E80 || r >= 0xFF00): // Han and its likes stand between
			c[r] |= latin
		}
	}
	for marks, what := range map[string]class{
		noStartMarks: noStart, noEndMarks: noEnd, pairedMarks: paired, inWords: latin, unitWords: unit, " \t": blank,
	} {
		for _, r := range marks {
			c[r] |= what
		}
	}
	return &c
}

// is says whether a character has one of the properties.
func is(r rune, what class) bool {
	if r < 0 || int(r) >= len(classes) {
		return what&joins != 0 && (unicode.In(r, unicode.Mn) || isTint(r)) // the former make variants of Han characters
	}
	return classes[r]&what != 0
}

// isTint says whether a character gives the picture before it another skin.
func isTint(r rune) bool { return r >= 0x1F3FB && r <= 0x1F3FF }

// joiner is the zero-width joiner: it makes one picture of those around it.
const joiner = '\u200D'

// joined says whether a character is one with the character before it.
func joined(before, after rune) bool {
	return (is(after, joins) || before == joiner) && before != '\n' && after != '\n'
}

// isMark says whether a character is a mark of punctuation or a symbol.
func isMark(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }
