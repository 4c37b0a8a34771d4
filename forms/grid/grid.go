// Package grid lays cells out by row, column and span, as a Word table does,
// and draws the thin lines between them. It knows nothing of fields.
package grid

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// A Content is what stands in a cell: as wide as the cell, as high as it needs
// to be at that width.
type Content interface {
	fyne.CanvasObject
	HeightFor(width float32) float32
}

// A Cell is a rectangle of the grid and what stands in it.
type Cell struct {
	Row, Column         int
	RowSpan, ColumnSpan int
	Content             Content
}

// A Grid is a table of cells with lines around them. Its width is that of its
// columns; its height follows its contents: when one of them wants another
// height, call Refresh and lay the parent out again.
type Grid struct {
	widget.BaseWidget

	columns []float32 // edges: columns[i] is the left edge of column i, the last is the right edge
	heights []float32 // least height by row
	cells   []Cell
	line    color.Color
	width   float32 // of a line
}

// New makes a grid with the given column widths and least row heights. Cells
// are drawn, and walked by the Tab key, in the order given.
func New(widths, heights []float32, cells []Cell, line color.Color) *Grid {
	g := &Grid{heights: heights, cells: cells, line: line, width: 1}
	edge := float32(0)
	g.columns = append(g.columns, 0)
	for _, w := range widths {
		edge += w
		g.columns = append(g.columns, round(edge))
	}
	g.ExtendBaseWidget(g)
	return g
}

// Contents lists what stands in the cells, in their order.
func (g *Grid) Contents() []Content {
	contents := make([]Content, len(g.cells))
	for i := range g.cells {
		contents[i] = g.cells[i].Content
	}
	return contents
}

// round keeps lines on whole units, so that they are equally dark.
func round(x float32) float32 { return float32(math.Round(float64(x))) }

// rows returns the top edges of the rows and, last, the bottom edge. A cell
// over several rows that needs more than they give makes the last of them
// higher, as Word does.
func (g *Grid) rows() []float32 {
	heights := append([]float32(nil), g.heights...)
	for _, single := range []bool{true, false} {
		for i := range g.cells {
			c := &g.cells[i]
			if (c.RowSpan == 1) == single {
				g.stretch(heights, c)
			}
		}
	}
	edges := make([]float32, 1, len(heights)+1)
	for i, h := range heights {
		edges = append(edges, round(edges[i]+h))
	}
	return edges
}

func (g *Grid) stretch(heights []float32, c *Cell) {
	last := min(c.Row+c.RowSpan, len(heights)) - 1
	need := c.Content.HeightFor(g.inner(c)) + g.width
	for row := c.Row; row < last; row++ {
		need -= heights[row]
	}
	heights[last] = max(heights[last], need)
}

// inner is the width that a cell leaves to its content, between its lines.
func (g *Grid) inner(c *Cell) float32 {
	right := min(c.Column+c.ColumnSpan, len(g.columns)-1)
	return g.columns[right] - g.columns[c.Column] - g.width
}

// MinSize is the grid's only size.
func (g *Grid) MinSize() fyne.Size {
	rows := g.rows()
	return fyne.NewSize(g.columns[len(g.columns)-1]+g.width, rows[len(rows)-1]+g.width)
}

// CreateRenderer is for Fyne.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	r := &renderer{grid: g}
	for range g.cells {
		ground := canvas.NewRectangle(g.line)
		r.grounds = append(r.grounds, ground)
		r.objects = append(r.objects, ground)
	}
	for i := range g.cells {
		r.objects = append(r.objects, g.cells[i].Content)
	}
	return r
}

// renderer draws the lines as a dark ground behind each cell that shows around
// its content: every line is then exactly as wide as every other, at any
// scale, and a place without a cell stays blank, as in Word.
type renderer struct {
	grid    *Grid
	grounds []*canvas.Rectangle
	objects []fyne.CanvasObject
}

func (r *renderer) Destroy()                     {}
func (r *renderer) MinSize() fyne.Size           { return r.grid.MinSize() }
func (r *renderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *renderer) Refresh() {
	r.Layout(r.grid.Size())
	canvas.Refresh(r.grid)
}

func (r *renderer) Layout(fyne.Size) {
	g := r.grid
	rows := g.rows()
	for i := range g.cells {
		c := &g.cells[i]
		at := fyne.NewPos(g.columns[c.Column], rows[c.Row])
		inner := fyne.NewSize(g.inner(c), rows[min(c.Row+c.RowSpan, len(rows)-1)]-at.Y-g.width)
		r.grounds[i].Move(at)
		r.grounds[i].Resize(inner.AddWidthHeight(2*g.width, 2*g.width))
		c.Content.Move(at.AddXY(g.width, g.width))
		c.Content.Resize(inner)
	}
}
