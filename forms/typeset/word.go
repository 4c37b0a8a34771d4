package typeset

import (
	"strings"
	"unicode/utf8"
)

// The kinds of characters that make up words. Han characters that follow each
// other count as one word: where one ends only a dictionary would know.
type kind int

const (
	kindHan kind = iota
	kindLatin
	kindBlank
	kindMark
	kindBreak // of a paragraph
)

func kindOf(r rune) kind {
	switch {
	case r == '\n':
		return kindBreak
	case is(r, blank) || r == '　':
		return kindBlank
	case is(r, latin) && !isMark(r) || r == '.':
		return kindLatin
	case isMark(r):
		return kindMark
	default:
		return kindHan
	}
}

// kindAfter is the kind of the character at an offset, kindBreak at the text's end.
func kindAfter(text string, offset int) kind {
	if offset == len(text) {
		return kindBreak
	}
	r, _ := utf8.DecodeRuneInString(text[offset:])
	return kindOf(r)
}

// kindBefore is the kind of the one before it, at the beginning of the first.
func kindBefore(text string, offset int) kind { return kindAfter(text, Previous(text, offset)) }

// forward goes on while characters are of a kind, backward goes back.
func forward(text string, offset int, k kind) int {
	for offset < len(text) && kindAfter(text, offset) == k {
		offset = Next(text, offset)
	}
	return offset
}

func backward(text string, offset int, k kind) int {
	for offset > 0 && kindBefore(text, offset) == k {
		offset = Previous(text, offset)
	}
	return offset
}

// NextWord is where the word behind an offset begins. The break of a paragraph
// is a word of its own.
func NextWord(text string, offset int) int {
	k := kindAfter(text, offset)
	if k == kindBreak {
		return Next(text, offset)
	}
	return forward(text, forward(text, offset, k), kindBlank)
}

// PreviousWord is where the word before an offset begins.
func PreviousWord(text string, offset int) int {
	at := backward(text, offset, kindBlank)
	k := kindBefore(text, at)
	if k == kindBreak {
		if at < offset {
			return at
		}
		return Previous(text, offset)
	}
	return backward(text, at, k)
}

// Word is the word around an offset, the one behind it where two meet; blanks
// and marks that follow each other are words too. It is empty in an empty
// paragraph.
func Word(text string, offset int) (from, to int) {
	k := kindAfter(text, offset)
	if k == kindBreak {
		if offset == 0 || kindBefore(text, offset) == kindBreak {
			return offset, offset
		}
		k = kindBefore(text, offset)
	}
	return backward(text, offset, k), forward(text, offset, k)
}

// Paragraph is the paragraph around an offset, without its break.
func Paragraph(text string, offset int) (from, to int) {
	from = strings.LastIndexByte(text[:offset], '\n') + 1
	if n := strings.IndexByte(text[offset:], '\n'); n >= 0 {
		return from, offset + n
	}
	return from, len(text)
}
