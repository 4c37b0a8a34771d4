package forms

import (
	"strings"

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
// gone; valueGap keeps apart two values of which one replaces the other.
const (
	lineEnd  = "¶"
	valueGap = " "
)

// join puts pieces together.
func join(pieces []diff.Piece) joined {
	var j joined
	var text strings.Builder
	apart := len(pieces) == 2 && pieces[0].Op == diff.Deleted && pieces[1].Op == diff.Inserted
	for i, p := range pieces {
		if apart && i == 1 && !strings.Contains(p.Text, "\n") {
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
	return j
}

// visible is a piece as it is drawn.
func visible(p diff.Piece) string {
	if p.Op == diff.Same || strings.Trim(p.Text, "\n") != "" {
		return p.Text
	}
	return strings.ReplaceAll(p.Text, "\n", lineEnd+"\n")
}
