package forms

import (
	"cmp"
	"slices"

	"jibiao/report"
)

// changedRows leaves of a table the rows in which something differs, and those of
// captions above them. Cells beside several rows become as high as what is left.
func (c *Contrast) changedRows(t *report.Table) *report.Table {
	keep := withCaptions(t, c.differing(t))
	out := *t
	out.Rows, out.Cells = nil, nil
	at := make([]int, len(t.Rows)+1) // where each row stands among those left
	for i, row := range t.Rows {
		at[i+1] = at[i]
		if keep[i] {
			out.Rows = append(out.Rows, row)
			at[i+1]++
		}
	}
	for _, cell := range t.Cells {
		behind := at[min(cell.Row+cell.RowSpan, len(t.Rows))]
		cell.Row, cell.RowSpan = at[cell.Row], behind-at[cell.Row]
		if cell.RowSpan > 0 {
			out.Cells = append(out.Cells, cell)
		}
	}
	slices.SortStableFunc(out.Cells, func(a, b report.Cell) int { return cmp.Or(a.Row-b.Row, a.Column-b.Column) })
	return &out
}

// differing tells the rows that have a cell that differs.
func (c *Contrast) differing(t *report.Table) []bool {
	rows := make([]bool, len(t.Rows))
	for i := range t.Cells {
		cell := &t.Cells[i]
		if slices.ContainsFunc(cell.Keys(), func(k report.Key) bool { return c.pieces[k] != nil }) {
			rows[cell.Row] = true
		}
	}
	return rows
}

// withCaptions keeps of the rows that hold nothing but captions those above a row
// that is kept, up to the next such rows.
func withCaptions(t *report.Table, keep []bool) []bool {
	captions := make([]bool, len(t.Rows))
	for i := range captions {
		captions[i] = true
	}
	for i := range t.Cells {
		if len(t.Cells[i].Keys()) > 0 {
			captions[t.Cells[i].Row] = false
		}
	}
	below, was := false, false // a row below is kept; the row below is of captions
	for i := len(keep) - 1; i >= 0; i-- {
		if !captions[i] {
			below = keep[i] || below && !was
		}
		keep[i] = keep[i] || captions[i] && below
		was = captions[i]
	}
	return keep
}
