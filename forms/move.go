package forms

import (
	"slices"

	"jibiao/report"
)

// A Direction is a way from one cell to another.
type Direction int

// The directions. Up, Down, Left and Right go by how the cells stand in the
// table, Previous and Next by reading order.
const (
	Up Direction = iota
	Down
	Left
	Right
	Previous
	Next
)

// Step goes from the cell that the clerk is in to the nearest one in a
// direction that can be typed into, from the edge of a table on to what stands
// before or behind it. It says no where there is none.
func (p *Pane) Step(d Direction) bool {
	order := p.sheet.keys()
	i := slices.IndexFunc(order, p.isFocused)
	if i < 0 {
		return false
	}
	to, found := p.sheet.beside(order[i], d)
	step := 1
	if d == Up || d == Left || d == Previous {
		step = -1
	}
	for i += step; !found && i >= 0 && i < len(order); i += step {
		to, found = order[i], p.cells[order[i]].mayEdit()
	}
	if found {
		p.GoTo(to)
	}
	return found
}

// keys are the values of the sheet in reading order.
func (s *sheet) keys() []report.Key {
	var order []report.Key
	for _, b := range s.blocks {
		if b.grid == nil {
			order = append(order, keysIn(b.content)...)
			continue
		}
		for _, content := range b.grid.Contents() {
			order = append(order, keysIn(content)...)
		}
	}
	return order
}

// keysIn are the values that have their home in a content of the form.
func keysIn(content any) []report.Key {
	switch c := content.(type) {
	case *valueCell:
		return []report.Key{c.key}
	case *inlineText:
		var keys []report.Key
		for _, line := range c.lines {
			for _, piece := range line {
				if piece.cell != nil {
					keys = append(keys, piece.cell.key)
				}
			}
		}
		return keys
	}
	return nil
}

// beside finds the nearest value in a direction in the table of a cell.
func (s *sheet) beside(k report.Key, d Direction) (to report.Key, found bool) {
	for _, b := range s.blocks {
		if b.table == nil {
			continue
		}
		from := cellOf(b.table, k)
		if from == nil {
			continue
		}
		best := 0
		for i := range b.table.Cells {
			key, sole := b.table.Cells[i].SoleKey()
			far, ahead := distance(from, &b.table.Cells[i], d)
			if c := s.pane.cells[key]; sole && ahead && key != k && c != nil && c.mayEdit() && (!found || far < best) {
				to, best, found = key, far, true
			}
		}
	}
	return to, found
}

func cellOf(t *report.Table, k report.Key) *report.Cell {
	for i := range t.Cells {
		if key, sole := t.Cells[i].SoleKey(); sole && key == k {
			return &t.Cells[i]
		}
	}
	return nil
}

// distance is how many rows or columns b stands from a in a direction; ahead
// says whether it stands there at all: in the rows or columns that a takes.
func distance(a, b *report.Cell, d Direction) (far int, ahead bool) {
	sameColumns := b.Column < a.Column+a.ColumnSpan && a.Column < b.Column+b.ColumnSpan
	sameRows := b.Row < a.Row+a.RowSpan && a.Row < b.Row+b.RowSpan
	switch d {
	case Up:
		far, ahead = a.Row-(b.Row+b.RowSpan), sameColumns
	case Down:
		far, ahead = b.Row-(a.Row+a.RowSpan), sameColumns
	case Left:
		far, ahead = a.Column-(b.Column+b.ColumnSpan), sameRows
	case Right:
		far, ahead = b.Column-(a.Column+a.ColumnSpan), sameRows
	default:
		return 0, false
	}
	return far, ahead && far >= 0
}
