package forms

import (
	"slices"

	"jibiao/report"
)

// pasteCells puts a block of cells, as copied from a spreadsheet, into the
// value cells of a table that does not repeat there: from a cell on to the
// right and down, as one step. Captions are passed over; what would fall into
// a computed cell is left out, because that cell follows its formula. It takes
// a single cell's text nowhere.
func (p *Pane) pasteCells(k report.Key, block [][]string) bool {
	if len(block) == 0 || len(block) == 1 && len(block[0]) < 2 {
		return false
	}
	rows := p.valueRows(k)
	if len(rows) == 0 {
		return false
	}
	texts := report.Values{}
	for i, cells := range block[:min(len(block), len(rows))] {
		for j, text := range cells[:min(len(cells), len(rows[i]))] {
			if key := rows[i][j]; p.takes(key) {
				texts[key] = p.draft.Form().Field(key).Tidy(text)
			}
		}
	}
	p.draft.Apply("粘贴表格", texts)
	return true
}

// takes says whether a text may be put into a cell without asking.
func (p *Pane) takes(k report.Key) bool {
	return p.draft.Form().Field(k).Editable || !p.draft.Follows(k)
}

// valueRows are the values of a table from a cell on: by row, those in the
// cell's column and to the right of it.
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
