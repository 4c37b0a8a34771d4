package forms

import (
	"slices"

	"jibiao/report"
	"jibiao/report/diff"
)

// A Contrast is what two reports of a form have in common and where they
// differ. Their rows that repeat are those of both: a row that only one of them
// has stands where it would stand. It is made once and only read.
type Contrast struct {
	// Spots are the places that differ, in document order.
	Spots []Spot

	form          *report.Form
	before, after report.Values // with the rows of both
	rows          map[string]int
	lone          map[string][]Presence // of each group's rows
	pieces        map[report.Key][]diff.Piece
}

// A Presence says which of the two reports has something.
type Presence int

// Both have it, or only the later or the earlier one.
const (
	InBoth Presence = iota
	OnlyAfter
	OnlyBefore
)

// A Spot is a place that differs: a stretch of a value, or a whole row.
type Spot struct {
	Key    report.Key   // the value, or the row's first; its row is one of both reports'
	Row    Presence     // of the row, where that is what differs
	Pieces []diff.Piece // of the value
	// From and To are where the stretch stands in the text of the pieces; 0 of a
	// row.
	From, To int
}

// Tally counts what differs between two reports.
type Tally struct{ Values, RowsAdded, RowsGone int }

// NewContrast compares the values of two reports as they are printed.
func NewContrast(form *report.Form, before, after report.Values) *Contrast {
	c := &Contrast{
		form: form, before: before.Clone(), after: after.Clone(),
		rows: map[string]int{}, lone: map[string][]Presence{}, pieces: map[report.Key][]diff.Piece{},
	}
	for i := range form.Groups {
		c.align(&form.Groups[i], before, after)
	}
	for _, k := range form.KeysOf(c.either()) {
		c.contrast(k)
	}
	return c
}

// either are the values of which one report or the other has something.
func (c *Contrast) either() report.Values {
	all := c.before.Clone()
	for k, text := range c.after {
		if text != "" {
			all[k] = text
		}
	}
	return all
}

// align numbers the rows of a group anew, so that those that belong together
// have the same number.
func (c *Contrast) align(g *report.Group, before, after report.Values) {
	pairs := diff.Rows(g.Values(before), g.Values(after), nil)
	for i, p := range pairs {
		for _, k := range g.Columns {
			c.before[k.InRow(i+1)] = before[k.InRow(p.Old+1)] // of no row: nothing
			c.after[k.InRow(i+1)] = after[k.InRow(p.New+1)]
		}
	}
	for _, p := range pairs {
		c.lone[g.Name] = append(c.lone[g.Name], presence(p))
	}
	c.rows[g.Name] = len(pairs)
}

func presence(p diff.Pair) Presence {
	switch {
	case p.Old < 0:
		return OnlyAfter
	case p.New < 0:
		return OnlyBefore
	default:
		return InBoth
	}
}

// contrast finds the spots of a value.
func (c *Contrast) contrast(k report.Key) {
	if c.before[k] == c.after[k] {
		return
	}
	pieces := diff.Texts(c.before[k], c.after[k])
	c.pieces[k] = pieces
	lone := c.presence(k)
	switch {
	case lone == InBoth:
		for _, s := range join(pieces).spots {
			c.Spots = append(c.Spots, Spot{Key: k, Pieces: pieces, From: s.from, To: s.to})
		}
	case len(c.Spots) == 0 || !sameRow(c.Spots[len(c.Spots)-1].Key, k):
		c.Spots = append(c.Spots, Spot{Key: k, Row: lone, Pieces: pieces})
	}
}

// presence says which of the reports has the row of a value.
func (c *Contrast) presence(k report.Key) Presence {
	column, row := k.Row()
	group, _, _ := column.Repeats()
	if lone := c.lone[group]; 0 < row && row <= len(lone) {
		return lone[row-1]
	}
	return InBoth
}

// spotOf finds the first spot of a value, or that of its row.
func (c *Contrast) spotOf(k report.Key) (i int, differs bool) {
	i = slices.IndexFunc(c.Spots, func(s Spot) bool { return s.Key == k || s.Row != InBoth && sameRow(s.Key, k) })
	return i, i >= 0
}

func sameRow(a, b report.Key) bool {
	columnA, rowA := a.Row()
	columnB, rowB := b.Row()
	groupA, _, _ := columnA.Repeats()
	groupB, _, _ := columnB.Repeats()
	return rowA == rowB && groupA == groupB && rowA > 0
}

// Tally counts the values and the rows that differ.
func (c *Contrast) Tally() Tally {
	var t Tally
	last := report.Key("")
	for i := range c.Spots {
		switch s := &c.Spots[i]; {
		case s.Row == OnlyAfter:
			t.RowsAdded++
		case s.Row == OnlyBefore:
			t.RowsGone++
		case s.Key != last:
			t.Values++
			last = s.Key
		}
	}
	return t
}

// texts are the pieces of a value, also of one that is the same in both.
func (c *Contrast) texts(k report.Key) []diff.Piece {
	if pieces, differ := c.pieces[k]; differ {
		return pieces
	}
	return []diff.Piece{{Op: diff.Same, Text: c.after[k]}}
}
