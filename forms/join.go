package forms

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jibiao/report/diff"
)

// joined is both texts of a value in one.
type joined struct {
	text  string
	marks []stretch
	spots []stretch // each one or several marks without anything between
}

// A stretch of a text.
type stretch struct {
	op       diff.Op // of a mark
	from, to int
}

// lineEnd makes the end of a paragraph visible where nothing but it is new or
// gone; valueGap keeps apart two values of which one replaces the other, and two
// numbers, which would be read as one.
const (
	lineEnd  = "¶"
	valueGap = " "
)

// join puts pieces together.
func join(pieces []diff.Piece) joined {
	var j joined
	var text strings.Builder
	for i, p := range pieces {
		if i > 0 && p.Op == diff.Inserted && pieces[i-1].Op == diff.Deleted && apart(pieces[i-1].Text, p.Text, len(pieces)) {
			text.WriteString(valueGap)
		}
		from := text.Len()
		text.WriteString(visible(p))
		if p.Op == diff.Same {
			continue
		}
		j.marks = append(j.marks, stretch{p.Op, from, text.Len()})
		if i > 0 && pieces[i-1].Op != diff.Same {
			j.spots[len(j.spots)-1].to = text.Len()
		} else {
			j.spots = append(j.spots, stretch{p.Op, from, text.Len()})
		}
	}
	j.text = text.String()
	for i := range j.spots {
		j.spots[i].trim(j.text)
	}
	return j
}

// trim leaves the ends of paragraphs at a stretch's own end out: what follows them
// is the next line's.
func (s *stretch) trim(text string) {
	for s.to > s.from+1 && text[s.to-1] == '\n' {
		s.to--
	}
}

// apart says whether there is a gap between what is gone and what is new behind
// it, among so many pieces.
func apart(gone, added string, pieces int) bool {
	if strings.Contains(gone+added, "\n") {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(gone)
	first, _ := utf8.DecodeRuneInString(added)
	return pieces == 2 || unicode.IsDigit(last) && unicode.IsDigit(first)
}

// visible is a piece as it is drawn.
func visible(p diff.Piece) string {
	if p.Op == diff.Same || strings.Trim(p.Text, "\n") != "" {
		return p.Text
	}
	return strings.ReplaceAll(p.Text, "\n", lineEnd+"\n")
}
