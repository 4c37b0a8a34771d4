// Package typeset breaks Chinese text into lines as Word does: no line starts
// with a closing mark or ends with an opening one, and Latin words and numbers
// stay whole. It knows no widgets and no fonts; widths come from the caller.
package typeset

import (
	"strings"
	"unicode"
)

// A Line is one line of a broken text.
type Line struct {
	Text   string
	Start  int     // byte offset of Text in the broken text
	Width  float32 // of Text, trailing blanks not counted
	Indent float32 // from the left edge
	Last   bool    // of its paragraph
}

// Break breaks a text into lines that are at most width wide. Paragraphs are
// separated by '\n' and their first lines are indented by first. advance gives
// a character's width, in the unit of width. Joining the lines of a paragraph
// gives the paragraph; an empty paragraph is one empty line. A single
// character wider than the line stands on a line of its own.
func Break(text string, width, first float32, advance func(rune) float32) []Line {
	var lines []Line
	start := 0
	for _, paragraph := range strings.Split(text, "\n") {
		lines = append(lines, breakParagraph(paragraph, start, width, first, advance)...)
		start += len(paragraph) + 1
	}
	return lines
}

func breakParagraph(text string, offset int, width, first float32, advance func(rune) float32) []Line {
	runes, offsets := decode(text)
	var lines []Line
	indent := first
	for from := 0; ; {
		to := fit(runes[from:], width-indent, advance) + from
		line := text[offsets[from]:offsets[to]]
		last := to == len(runes)
		lines = append(lines, Line{
			Text: line, Start: offset + offsets[from], Width: measure(line, advance), Indent: indent, Last: last,
		})
		if last {
			return lines
		}
		from, indent = to, 0
	}
}

// decode splits a text into its characters and their byte offsets, with the
// text's length at the end.
func decode(text string) (runes []rune, offsets []int) {
	for i, r := range text {
		runes, offsets = append(runes, r), append(offsets, i)
	}
	return runes, append(offsets, len(text))
}

// fit returns how many characters stand on the first line: at least one unless
// there is none.
func fit(runes []rune, width float32, advance func(rune) float32) int {
	var used float32
	breakAt := 0
	for i, r := range runes {
		if i > 0 && canBreak(runes[i-1], r) {
			breakAt = i
		}
		used += advance(r)
		if used <= width || isBlank(r) { // blanks may hang over the edge
			continue
		}
		switch {
		case breakAt > 0:
			return breakAt
		case i > 0:
			return i
		}
	}
	return len(runes)
}

func measure(text string, advance func(rune) float32) float32 {
	var width float32
	for _, r := range strings.TrimRightFunc(text, isBlank) {
		width += advance(r)
	}
	return width
}

func isBlank(r rune) bool { return r == ' ' || r == '\t' }

// The marks that must not begin a line, and those that must not end one
// (GB/T 15834 and Word's standard set for Chinese).
const (
	noStart = "，。、；：？！”’）》〉】〕』」｝…—·,.;:?!)]}%％℃°~～"
	noEnd   = "“‘（《〈【〔『「｛([{"
)

// canBreak says whether a line may end between two characters.
func canBreak(before, after rune) bool {
	switch {
	case isBlank(after):
		return false
	case isBlank(before):
		return true
	case strings.ContainsRune(noStart, after) || strings.ContainsRune(noEnd, before):
		return false
	default:
		return !isWord(before) || !isWord(after)
	}
}

// isWord says whether the character is part of a Latin word or a number, which
// are not broken.
func isWord(r rune) bool {
	if r >= 0x2E80 { // Han and its marks
		return false
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(".,-_/@+'%", r)
}
