// Package grid lays cells out by row, column and span, as a Word table does,
// and draws the thin lines between them. It knows nothing of fields.
//
// Only what is in view has an object: a table of thousands of rows costs as
// much to draw as its rows on the screen. How high the others are is known
// without one.
package grid

import (
	"image/color"
	"slices"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// A Content is what stands in a cell: as wide as the cell, as high as it needs
// to be at that width.
type Content interface {
	// HeightFor is asked for every cell whenever heights may have changed, so
	// it must remember what is costly to find.
	HeightFor(width float32) float32
	// Object is what is drawn; it is made when first asked for.
	Object() fyne.CanvasObject
	// Release lets go of the object, which is no longer drawn.
	Release()
}

// A Cell is a rectangle of the grid and what stands in it.
type Cell struct {
	Row, Column         int
	RowSpan, ColumnSpan int
	Content             Content
}

// A Grid is a table of cells with lines around them, one device pixel wide.
// Its width is that of its columns; its height follows its contents: when one
// of them wants another height, call TouchCell and lay the parent out again. It
// draws nothing until View says which part of it is seen.
type Grid struct {
	widget.BaseWidget

	widths  []float32
	heights []float32 // least height by row
	cells   []Cell    // by row
	tall    []int     // cells over several rows
	line    color.Color
	pixels  Pixels

	columns []float32 // edges: columns[i] is the left edge of column i, the last is the right edge
	rows    []float32 // edges likewise; nil = to be found anew
	needs   []float32 // by row: what its cells of one row need; unknown = to be found anew
	shown   []int     // cells that have an object, in order
	lines   []*canvas.Rectangle
	objects []fyne.CanvasObject
}

// New makes a grid with the given column widths and least row heights. Cells
// are given by row; they are drawn, and walked by the Tab key, in the order
// given.
func New(widths, heights []float32, cells []Cell, line color.Color) *Grid {
	g := &Grid{widths: widths, heights: heights, cells: cells, line: line}
	for i := range cells {
		if cells[i].RowSpan > 1 {
			g.tall = append(g.tall, i)
		}
	}
	g.SetPixels(PixelsAt(1))
	g.ExtendBaseWidget(g)
	return g
}

// SetPixels tells which pixels the grid is drawn with.
func (g *Grid) SetPixels(p Pixels) {
	if p == g.pixels {
		return
	}
	g.pixels, g.columns = p, []float32{0}
	edge := float32(0)
	for _, w := range g.widths {
		edge += w
		g.columns = append(g.columns, p.Snap(edge))
	}
	g.Touch()
}

// unknown is the need of a row that was touched.
const unknown = -1

// Touch has the heights of all rows found anew.
func (g *Grid) Touch() {
	g.rows, g.needs = nil, make([]float32, len(g.heights))
	for row := range g.needs {
		g.needs[row] = unknown
	}
}

// TouchCell has the height of a cell's row found anew; the others keep theirs.
func (g *Grid) TouchCell(cell int) {
	g.rows = nil
	if c := &g.cells[cell]; c.RowSpan == 1 {
		g.needs[c.Row] = unknown
	}
}

// edges returns the top edges of the rows and, last, the bottom edge. A cell
// over several rows that needs more than they give makes the last of them
// higher, as Word does.
func (g *Grid) edges() []float32 {
	if g.rows != nil {
		return g.rows
	}
	g.findNeeds()
	heights := slices.Clone(g.needs)
	for _, i := range g.tall {
		g.stretch(heights, &g.cells[i])
	}
	g.rows = make([]float32, 1, len(heights)+1)
	for i, h := range heights {
		g.rows = append(g.rows, g.pixels.Snap(g.rows[i]+h))
	}
	return g.rows
}

// findNeeds finds what the rows need that were touched.
func (g *Grid) findNeeds() {
	for row, need := range g.needs {
		if need != unknown {
			continue
		}
		g.needs[row] = g.heights[row]
		for i := g.firstOf(row); i < len(g.cells) && g.cells[i].Row == row; i++ {
			if g.cells[i].RowSpan == 1 {
				g.stretch(g.needs, &g.cells[i])
			}
		}
	}
}

// firstOf is the first cell that begins in the row or below it.
func (g *Grid) firstOf(row int) int {
	return sort.Search(len(g.cells), func(i int) bool { return g.cells[i].Row >= row })
}

func (g *Grid) stretch(heights []float32, c *Cell) {
	last := min(c.Row+c.RowSpan, len(heights)) - 1
	need := c.Content.HeightFor(g.inner(c)) + g.pixels.Width
	for row := c.Row; row < last; row++ {
		need -= heights[row]
	}
	heights[last] = max(heights[last], need)
}

// inner is the width that a cell leaves to its content, between its lines.
func (g *Grid) inner(c *Cell) float32 {
	right := min(c.Column+c.ColumnSpan, len(g.columns)-1)
	return g.pixels.Extent(g.columns[right] - g.columns[c.Column] - g.pixels.Width)
}

// Bounds is where the content of a cell stands, relative to the grid.
func (g *Grid) Bounds(cell int) (fyne.Position, fyne.Size) {
	c, rows := &g.cells[cell], g.edges()
	top, bottom := rows[c.Row], rows[min(c.Row+c.RowSpan, len(rows)-1)]
	at := fyne.NewPos(g.columns[c.Column], top).AddXY(g.pixels.Width, g.pixels.Width)
	return at, fyne.NewSize(g.inner(c), g.pixels.Extent(bottom-top-g.pixels.Width))
}

// RowAt is the row that stands at a height, the first or the last where none
// does; with its top and bottom edge.
func (g *Grid) RowAt(y float32) (row int, top, bottom float32) {
	rows := g.edges()
	row = sort.Search(len(rows)-1, func(i int) bool { return rows[i+1] > y })
	row = max(0, min(row, len(rows)-2))
	return row, rows[row], rows[min(row+1, len(rows)-1)]
}

// RowTop is the upper edge of a row.
func (g *Grid) RowTop(row int) float32 { return g.edges()[min(row, len(g.heights))] }

// MinSize is the grid's only size.
func (g *Grid) MinSize() fyne.Size {
	rows := g.edges()
	return fyne.NewSize(g.columns[len(g.columns)-1], rows[len(rows)-1]).AddWidthHeight(g.pixels.Width, g.pixels.Width)
}

// View makes the objects of the cells between two heights and of those named,
// lets go of the others, and puts them in their places. It says whether one of
// the new objects wants another height than was reckoned without it; the
// parent is then to be laid out once more.
func (g *Grid) View(top, bottom float32, also []int) (touched bool) {
	shown := g.inView(top, bottom)
	shown = append(shown, also...)
	slices.Sort(shown)
	shown = slices.Compact(shown)
	for _, i := range g.shown {
		if _, stays := slices.BinarySearch(shown, i); !stays {
			g.cells[i].Content.Release()
		}
	}
	g.shown, g.objects = shown, g.objects[:0:0] // the old list may still be walked
	for _, i := range shown {
		c := &g.cells[i]
		before := c.Content.HeightFor(g.inner(c))
		g.objects = append(g.objects, c.Content.Object())
		if c.Content.HeightFor(g.inner(c)) != before {
			g.TouchCell(i)
			touched = true
		}
	}
	g.layout()
	return touched
}

// inView lists the cells that stand between two heights.
func (g *Grid) inView(top, bottom float32) []int {
	rows := g.edges()
	if bottom <= 0 || top >= rows[len(rows)-1] {
		return nil
	}
	first, _, _ := g.RowAt(top)
	behind, _, _ := g.RowAt(bottom)
	var list []int
	for _, i := range g.tall {
		if c := &g.cells[i]; c.Row < first && c.Row+c.RowSpan > first {
			list = append(list, i)
		}
	}
	for i := g.firstOf(first); i < len(g.cells) && g.cells[i].Row <= behind; i++ {
		list = append(list, i)
	}
	return list
}

// layout puts the objects in their places and the lines over them.
func (g *Grid) layout() {
	for n, i := range g.shown {
		at, size := g.Bounds(i)
		g.objects[n].Move(at)
		g.objects[n].Resize(size)
	}
	g.objects = g.objects[:len(g.shown)]
	for _, l := range g.rule() {
		g.objects = append(g.objects, l)
	}
}

// CreateRenderer is for Fyne.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer { return &renderer{grid: g} }

type renderer struct{ grid *Grid }

func (r *renderer) Destroy()                     {}
func (r *renderer) MinSize() fyne.Size           { return r.grid.MinSize() }
func (r *renderer) Objects() []fyne.CanvasObject { return r.grid.objects }
func (r *renderer) Layout(fyne.Size)             {} // View does it
func (r *renderer) Refresh()                     { canvas.Refresh(r.grid) }
