package forms

import (
	"jibiao/forms/field"
	"jibiao/report"
)

// leave goes on to the cell that an arrow key points to which had nowhere to go
// in its own; the caret comes in at the near side.
func (p *Pane) leave(d field.Direction) bool {
	to := map[field.Direction]Direction{field.Left: Left, field.Right: Right, field.Up: Up, field.Down: Down}
	if !p.Step(to[d]) {
		return false
	}
	p.group.ComeFrom(d)
	return true
}

// Select brings a cell into view with a stretch of its text selected, from one
// byte offset up to another. A locked cell is only shown.
func (p *Pane) Select(k report.Key, from, to int) {
	p.GoTo(k)
	if c := p.cells[k]; c != nil && c.focused {
		c.field.Select(from, to)
	}
}
