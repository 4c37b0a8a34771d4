package typeset

import (
	"sort"
	"unicode/utf8"
)

// A Caret is a place between two characters. Where a paragraph is broken into
// lines, one offset is two places: the end of a line and the beginning of the
// next; AtEnd means the former. Elsewhere AtEnd means nothing.
type Caret struct {
	Offset int
	AtEnd  bool
}

// paragraphAt finds the paragraph of an offset.
func (l *Layout) paragraphAt(offset int) int {
	return sort.Search(len(l.paragraphs)-1, func(i int) bool { return l.paragraphs[i].end >= offset })
}

// Place is where a caret stands: the number of its line, and its distance from
// the left edge of the room. Behind blanks that hang it lies outside of the room.
func (l *Layout) Place(c Caret) (line int, x float32) {
	p := &l.paragraphs[l.paragraphAt(c.Offset)]
	offset := c.Offset - p.start
	i := sort.Search(len(p.lines), func(i int) bool { return p.lines[i].start > offset }) - 1
	if c.AtEnd && i > 0 && p.lines[i].start == offset {
		i--
	}
	at := l.line(p, i)
	x = at.Left
	for _, r := range l.text[at.Start:c.Offset] {
		x += l.setting.Advance(r)
	}
	return p.first + i, x
}

// Line is the line of a number, from 0 to Len()-1.
func (l *Layout) Line(n int) Line {
	i := sort.Search(len(l.paragraphs), func(i int) bool { return l.paragraphs[i].first > n }) - 1
	p := &l.paragraphs[i]
	return l.line(p, n-p.first)
}

// At is the place on a line that is nearest to a distance from the left edge
// of the room. Numbers beyond the first and the last line mean these.
func (l *Layout) At(line int, x float32) Caret {
	at := l.Line(min(max(0, line), l.Len()-1))
	left := at.Left
	for offset := 0; offset < len(at.Text); {
		next := Next(at.Text, offset)
		var width float32
		for _, r := range at.Text[offset:next] {
			width += l.setting.Advance(r)
		}
		if x < left+width/2 {
			return Caret{Offset: at.Start + offset}
		}
		left, offset = left+width, next
	}
	return Caret{Offset: at.End(), AtEnd: !at.Last}
}

// Ends are the places at both ends of the caret's line.
func (l *Layout) Ends(c Caret) (first, last Caret) {
	n, _ := l.Place(c)
	line := l.Line(n)
	return Caret{Offset: line.Start}, Caret{Offset: line.End(), AtEnd: !line.Last}
}

// Next is the offset behind the character at an offset, with the marks that
// stand on it; the text's length at its end.
func Next(text string, offset int) int {
	before, n := utf8.DecodeRuneInString(text[offset:])
	for offset += n; offset < len(text); offset += n {
		var r rune
		if r, n = utf8.DecodeRuneInString(text[offset:]); !joined(before, r) {
			break
		}
		before = r
	}
	return offset
}

// Previous is the offset of the character before an offset, 0 at the beginning.
func Previous(text string, offset int) int {
	for offset > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:offset])
		offset -= n
		if before, _ := utf8.DecodeLastRuneInString(text[:offset]); !joined(before, r) {
			break
		}
	}
	return offset
}
