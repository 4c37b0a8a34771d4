package forms

import (
	"jibiao/report"
)

// expand makes of a form's table the one to be drawn: each group's run of rows
// as long as its count says, every cell of a row with the key of that row.
func expand(t *report.Table, groups []report.Group, counts map[string]int) *report.Table {
	for i := range groups {
		t = expandGroup(t, &groups[i], max(groups[i].Rows, counts[groups[i].Name]))
	}
	return t
}

// expandGroup draws one group with n rows. The groups of a table are expanded
// from the last to the first or the other way round alike, because each is
// found by its keys' column and not by its row.
func expandGroup(t *report.Table, g *report.Group, n int) *report.Table {
	first, behind := runOf(t, g)
	more := n - (behind - first)
	out := *t
	out.Rows = append(append([]report.Row{}, t.Rows[:first]...), repeated(t.Rows[first:behind], n)...)
	out.Rows = append(out.Rows, t.Rows[behind:]...)
	out.Cells = nil
	for i := range t.Cells {
		c := t.Cells[i]
		switch {
		case c.Row >= behind:
			c.Row += more
		case c.Row >= first:
			continue // drawn row by row below
		case c.Row+c.RowSpan > first:
			c.RowSpan += more
		}
		if c.Row >= first+n && !hasRun(out.Cells, first) {
			out.Cells = append(out.Cells, rowCells(t, first, behind, n)...)
		}
		out.Cells = append(out.Cells, c)
	}
	if !hasRun(out.Cells, first) {
		out.Cells = append(out.Cells, rowCells(t, first, behind, n)...)
	}
	return &out
}

// hasRun says whether the cells of the row are drawn already.
func hasRun(cells []report.Cell, row int) bool {
	return len(cells) > 0 && cells[len(cells)-1].Row >= row
}

// runOf finds the rows of a group in a table: from first up to behind.
func runOf(t *report.Table, g *report.Group) (first, behind int) {
	first, behind = len(t.Rows), 0
	for i := range t.Cells {
		for _, k := range t.Cells[i].Keys() {
			if name, _, repeats := k.Repeats(); repeats && name == g.Name {
				first = min(first, t.Cells[i].Row)
				behind = max(behind, t.Cells[i].Row+t.Cells[i].RowSpan)
			}
		}
	}
	return first, behind
}

// repeated makes n rows of some: those beyond them are like the last.
func repeated(rows []report.Row, n int) []report.Row {
	out := make([]report.Row, n)
	for i := range out {
		out[i] = rows[min(i, len(rows)-1)]
	}
	return out
}

// rowCells makes the cells of n rows of the run from first up to behind. A cell
// that the run's rows share stays one, a caption beside them; any other that is
// merged over several of them stands for each.
func rowCells(t *report.Table, first, behind, n int) []report.Cell {
	var out []report.Cell
	for row := range n {
		model := first + min(row, behind-first-1)
		for i := range t.Cells {
			c := t.Cells[i]
			if c.Row < first || c.Row > model || model >= c.Row+c.RowSpan {
				continue
			}
			if isShared(&c, first, behind) {
				if row == 0 {
					c.RowSpan += n - (behind - first)
					out = append(out, c)
				}
				continue
			}
			c.Row, c.RowSpan = first+row, 1
			c.Paragraphs = inRow(c.Paragraphs, row+1)
			out = append(out, c)
		}
	}
	return out
}

// isShared says whether the cell stands beside the whole run, and perhaps rows
// behind it, and holds no value of a row.
func isShared(c *report.Cell, first, behind int) bool {
	for _, k := range c.Keys() {
		if _, _, repeats := k.Repeats(); repeats {
			return false
		}
	}
	return c.RowSpan > 1 && c.Row == first && c.Row+c.RowSpan >= behind
}

// inRow gives paragraphs the keys of a row.
func inRow(paragraphs []report.Paragraph, row int) []report.Paragraph {
	out := make([]report.Paragraph, len(paragraphs))
	for i, p := range paragraphs {
		p.Runs = append([]report.Run{}, p.Runs...)
		for j := range p.Runs {
			p.Runs[j].Key = p.Runs[j].Key.InRow(row)
		}
		out[i] = p
	}
	return out
}
