// Package prose reads the Chinese texts of reports as a careful colleague does:
// it counts their list items and finds what is left over from drafting. It
// knows no forms, and what it finds are places in a text.
//
// Everything here is made to be wrong rarely: a place that might be meant is
// left alone.
package prose

import "strings"

// A Spot is a place in a text that is not as it should be.
type Spot struct {
	From, To int    // bytes
	Mended   string // what should stand there
	What     string // what is wrong, as one would call it: 半角标点
}

// Mend puts what should stand there into the places. Spots must be in order
// and must not overlap.
func Mend(text string, spots []Spot) string {
	var b strings.Builder
	done := 0
	for _, s := range spots {
		b.WriteString(text[done:s.From])
		b.WriteString(s.Mended)
		done = s.To
	}
	b.WriteString(text[done:])
	return b.String()
}

// Around quotes a place with up to n characters of its paragraph on each side.
func Around(text string, s Spot, n int) string {
	before := text[strings.LastIndexByte(text[:s.From], '\n')+1 : s.From]
	after, _, _ := strings.Cut(text[s.To:], "\n")
	b, a := []rune(before), []rune(after)
	lead, trail := "", ""
	if len(b) > n {
		b, lead = b[len(b)-n:], "…"
	}
	if len(a) > n {
		a, trail = a[:n], "…"
	}
	return lead + string(b) + text[s.From:s.To] + string(a) + trail
}
