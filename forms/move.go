package forms

import "jibiao/forms/grid"

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
	i, has := p.places.index[p.current]
	if !has {
		return false
	}
	to, found := p.beside(p.places.order[i], d)
	if !found {
		to, found = p.past(i, d)
	}
	if found {
		p.GoTo(to.key)
	}
	return found
}

// past finds where reading order leads; up and down, not to another cell of
// the same rows.
func (p *Pane) past(i int, d Direction) (to place, found bool) {
	step := 1
	if d == Up || d == Left || d == Previous {
		step = -1
	}
	from := p.places.order[i]
	for {
		to, found = p.near(i, step)
		if !found || d != Up && d != Down || !p.sameRows(from, to) {
			return to, found
		}
		i = p.places.index[to.key]
	}
}

// sameRows says whether two places stand side by side.
func (p *Pane) sameRows(a, b place) bool {
	if a.block != b.block {
		return false
	}
	cells := p.sheet.blocks[a.block].cells
	return cells == nil || overlap(cells[a.slot].Row, cells[a.slot].RowSpan, cells[b.slot].Row, cells[b.slot].RowSpan)
}

// beside finds the nearest place in a direction in the same table.
func (p *Pane) beside(from place, d Direction) (to place, found bool) {
	cells := p.sheet.blocks[from.block].cells
	if cells == nil || d == Previous || d == Next {
		return place{}, false
	}
	best := 0
	for _, at := range p.places.order {
		if at.block != from.block || at.slot == from.slot {
			continue
		}
		far, ahead := distance(&cells[from.slot], &cells[at.slot], d)
		if ahead && (!found || far < best) && p.mayEdit(at.key) {
			to, best, found = at, far, true
		}
	}
	return to, found
}

// distance is how many rows or columns b stands from a in a direction; ahead
// says whether it stands there at all: in the rows or columns that a takes.
func distance(a, b *grid.Cell, d Direction) (far int, ahead bool) {
	sameColumns := overlap(a.Column, a.ColumnSpan, b.Column, b.ColumnSpan)
	sameRows := overlap(a.Row, a.RowSpan, b.Row, b.RowSpan)
	switch d {
	case Up:
		far, ahead = a.Row-(b.Row+b.RowSpan), sameColumns
	case Down:
		far, ahead = b.Row-(a.Row+a.RowSpan), sameColumns
	case Left:
		far, ahead = a.Column-(b.Column+b.ColumnSpan), sameRows
	default:
		far, ahead = b.Column-(a.Column+a.ColumnSpan), sameRows
	}
	return far, ahead && far >= 0
}

// overlap says whether two stretches have a row or a column in common.
func overlap(a, lengthA, b, lengthB int) bool { return a < b+lengthB && b < a+lengthA }
