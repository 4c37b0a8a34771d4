package diff

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A line is a paragraph of a text.
type line struct {
	text  string
	known []uint64 // its pairs once they were asked for
}

func linesOf(text string) []line {
	parts := strings.Split(text, "\n")
	lines := make([]line, len(parts))
	for i, t := range parts {
		lines[i].text = t
	}
	return lines
}

func (l *line) pairs() []uint64 {
	if l.known == nil {
		l.known = pairsOf(l.text)
	}
	return l.known
}

// pairsOf are the pairs of neighbouring characters of a text, sorted; of a single
// character the one with itself.
func pairsOf(text string) []uint64 {
	list := make([]uint64, 0, utf8.RuneCountInString(text))
	last := rune(-1)
	for _, r := range text {
		if last >= 0 {
			list = append(list, uint64(last)<<32|uint64(r))
		}
		last = r
	}
	if len(list) == 0 && last >= 0 {
		list = append(list, uint64(last)<<32|uint64(last))
	}
	slices.Sort(list)
	return list
}

// likeness is what share of their pairs two texts have in common: from 0 to 1.
func likeness(a, b []uint64) float64 {
	if len(a)+len(b) == 0 {
		return 1
	}
	return 2 * float64(inCommon(a, b)) / float64(len(a)+len(b))
}

func inCommon(a, b []uint64) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] == b[0]:
			n++
			a, b = a[1:], b[1:]
		case a[0] < b[0]:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return n
}

// inLine compares two lines.
func inLine(old, new string) []Piece {
	if old == new {
		return appendPiece(nil, Same, old)
	}
	c := comparison{old: tokens(old), new: tokens(new)}
	pairs, ok := c.pairs()
	if !ok { // far apart: whole sentences are compared
		c = comparison{old: sentences(old), new: sentences(new)}
		pairs, ok = c.pairs()
	}
	if !ok {
		return appendPiece(appendPiece(nil, Deleted, old), Inserted, new)
	}
	c.hunks(pairs)
	c.clean()
	c.slide()
	return c.pieces()
}

// pieces writes the comparison down.
func (c *comparison) pieces() []Piece {
	var list []Piece
	at := 0
	for _, h := range c.changed {
		list = appendPiece(list, Same, strings.Join(c.old[at:h.old], ""))
		list = appendPiece(list, Deleted, strings.Join(c.old[h.old:h.oldEnd], ""))
		list = appendPiece(list, Inserted, strings.Join(c.new[h.new:h.newEnd], ""))
		at = h.oldEnd
	}
	return appendPiece(list, Same, strings.Join(c.old[at:], ""))
}
