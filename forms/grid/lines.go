package grid

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// A stroke is a stretch of a line between cells: along the edge from one
// crossing edge to another.
type stroke struct{ edge, from, to int }

// rule places the lines around the cells that are shown, over their contents,
// and returns them. Strokes that touch are one line, which is everywhere as
// dark as any other; a place without a cell stays blank, as in Word.
func (g *Grid) rule() []*canvas.Rectangle {
	var across, down []stroke
	for _, i := range g.shown {
		c := &g.cells[i]
		bottom, right := min(c.Row+c.RowSpan, len(g.heights)), min(c.Column+c.ColumnSpan, len(g.widths))
		across = append(across, stroke{c.Row, c.Column, right}, stroke{bottom, c.Column, right})
		down = append(down, stroke{c.Column, c.Row, bottom}, stroke{right, c.Row, bottom})
	}
	n, rows, line := 0, g.edges(), g.pixels.Width
	for _, s := range joined(across) {
		g.put(n, fyne.NewPos(g.columns[s.from], rows[s.edge]), fyne.NewSize(g.columns[s.to]-g.columns[s.from]+line, line))
		n++
	}
	for _, s := range joined(down) {
		g.put(n, fyne.NewPos(g.columns[s.edge], rows[s.from]), fyne.NewSize(line, rows[s.to]-rows[s.from]+line))
		n++
	}
	return g.lines[:n]
}

// joined makes one stroke of those on an edge that touch.
func joined(strokes []stroke) []stroke {
	slices.SortFunc(strokes, func(a, b stroke) int { return cmp.Or(a.edge-b.edge, a.from-b.from) })
	var out []stroke
	for _, s := range strokes {
		if n := len(out) - 1; n >= 0 && out[n].edge == s.edge && s.from <= out[n].to {
			out[n].to = max(out[n].to, s.to)
			continue
		}
		out = append(out, s)
	}
	return out
}

// put places the n-th line.
func (g *Grid) put(n int, at fyne.Position, size fyne.Size) {
	if n == len(g.lines) {
		g.lines = append(g.lines, canvas.NewRectangle(g.line))
	}
	g.lines[n].Move(at)
	g.lines[n].Resize(fyne.NewSize(g.pixels.Extent(size.Width), g.pixels.Extent(size.Height)))
}
