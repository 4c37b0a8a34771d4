package forms

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"jibiao/report"
	"jibiao/report/draft"
)

// mark marks the cells whose findings are other ones than before.
func (p *Pane) mark(f draft.Findings) {
	p.found = foundAt(f.Issues)
	for _, k := range f.Keys {
		if cell := p.cells[k]; cell != nil {
			cell.flag()
		}
	}
}

// found is what there is to be marked at a cell: the worst level among its
// findings ("" = none), and apart from these, which are of what was written
// there, that it must be filled in and is not.
type found struct {
	worst report.Level
	empty bool
}

func foundAt(issues []report.Issue) map[report.Key]found {
	at := map[report.Key]found{}
	for i := range issues {
		issue := &issues[i]
		f := at[issue.Key]
		switch {
		case issue.ID == report.IDEmpty:
			f.empty = true
		case f.worst == "" || issue.Level.Rank() < f.worst.Rank():
			f.worst = issue.Level
		}
		at[issue.Key] = f
	}
	return at
}

// flag paints the ground, and the edge in the colour of the cell's worst
// finding; a cell that only waits to be filled in has a quiet one. It shows the
// pen where something was typed over a formula.
func (c *valueCell) flag() {
	d, found := c.pane.draft, c.pane.found[c.key]
	edge, ground := color.Color(color.Transparent), paperWhite
	switch {
	case found.worst == report.Error || found.worst == report.Warning:
		edge = LevelColor(found.worst)
	case found.empty && d.Text(c.key) == "":
		edge = edgeWaiting
	}
	switch {
	case found.worst == report.Error && d.Text(c.key) != "":
		ground = tintError
	case d.Follows(c.key):
		ground = tintComputed
	}
	repaint(c.mark, edge)
	repaint(c.ground, ground)
	if c.pen != nil {
		show(c.pen, c.pane.overridden(c.key))
	}
}

func show(o fyne.CanvasObject, yes bool) {
	switch {
	case yes && !o.Visible():
		o.Show()
	case !yes && o.Visible():
		o.Hide()
	}
}

func repaint(r *canvas.Rectangle, c color.Color) {
	if r.FillColor != c {
		r.FillColor = c
		r.Refresh()
	}
}
