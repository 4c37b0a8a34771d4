package forms

import (
	"slices"

	"jibiao/report"
)

// pasteCells puts a block of cells, as copied from a spreadsheet, into the
// value cells of a table that does not repeat there: from a cell on to the
// right and down, as one step. Captions are passed over; what would fall into
// a computed cell is left out, because that cell follows its formula. What it
// does not take goes into the cell as text.
func (p *Pane) pasteCells(k report.Key, block [][]string) bool {
	rows := p.valueRows(k)
	if len(rows) == 0 || !spreads(block, p.draft.Form().Field(k).Kind, len(rows[0])) {
		return false
	}
	texts := report.Values{}
	for i, cells := range block[:min(len(block), len(rows))] {
		for j, text := range cells[:min(len(cells), len(rows[i]))] {
			if key := rows[i][j]; p.mayEdit(key) {
				texts[key] = p.draft.Form().Field(key).Tidy(text)
			}
		}
	}
	p.draft.Apply("粘贴表格", texts)
	return true
}

// spreads says whether a block is meant for several cells from one of a kind on,
// which with those beside it makes so many columns. A single cell's text is
// not; a name in two lines is one name, but figures are each for a cell; and
// where a text has the whole width to itself a block becomes part of it.
func spreads(block [][]string, kind report.Kind, columns int) bool {
	wide := slices.ContainsFunc(block, func(row []string) bool { return len(row) > 1 })
	return kind.Numeric() && (wide || len(block) > 1) || wide && (columns > 1 || kind != report.KindParagraphs)
}

// valueRows are the values of a table from a cell on, up to rows that repeat: by
// row, those in the cell's column and to the right of it.
func (p *Pane) valueRows(from report.Key) [][]report.Key {
	table, start := p.tableOf(from)
	if table == nil {
		return nil
	}
	var rows [][]report.Key
	row := -1
	for i := start; i < len(table.Cells); i++ {
		c := &table.Cells[i]
		k, sole := c.SoleKey()
		if _, _, repeats := k.Repeats(); sole && repeats {
			break // these are other keys in each row
		}
		if !sole || p.draft.Form().Field(k) == nil || c.Column+c.ColumnSpan <= table.Cells[start].Column {
			continue
		}
		if c.Row != row {
			row, rows = c.Row, append(rows, nil)
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], k)
	}
	return rows
}

// tableOf finds the table in which a value has a cell to itself, and the cell.
func (p *Pane) tableOf(k report.Key) (t *report.Table, cell int) {
	for _, b := range p.draft.Form().Grid.Blocks {
		if b.Table == nil {
			continue
		}
		at := slices.IndexFunc(b.Table.Cells, func(c report.Cell) bool {
			key, sole := c.SoleKey()
			return sole && key == k
		})
		if at >= 0 {
			return b.Table, at
		}
	}
	return nil, 0
}
