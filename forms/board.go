package forms

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"jibiao/forms/grid"
	"jibiao/forms/paper"
	"jibiao/report"
)

// A board is a desk with the form's paper on it, which is scrolled and
// magnified: what a [Pane] and a [Comparison] have in common. It knows where
// everything stands; what stands there its host says.
type board struct {
	// OnZoom is told how much the paper is magnified now.
	OnZoom func(percent int)
	// Held says whether a key is held down; tests replace it.
	Held func(fyne.KeyModifier) bool

	host   host
	form   *report.Form
	fonts  paper.Fonts
	scale  paper.Scale
	canvas fyne.Canvas
	desk   *canvas.Rectangle
	scroll *container.Scroll
	sheet  *sheet
	rows   map[string]int                    // how many rows of each group are drawn
	part   func(*report.Table) *report.Table // what of a table is drawn; nil = all
	celled map[report.Key]bool
	places places
}

// A host puts its contents into the places of a board.
type host interface {
	// cell is what stands in a cell that is a value's home, and in any other.
	cell(k report.Key, c *report.Cell) source
	// text is what stands where paragraphs are printed; claim makes it the home
	// of a value that has none yet, and is nil where there is no such value.
	text(t printing, claim func(report.Key) bool) source
	// drawn is told of each slot once its source is known.
	drawn(s *slot)
	// draw draws the form with so many rows of each group.
	draw(rows map[string]int)
	// watched is the value that is looked at, and whether by someone typing.
	watched() (k report.Key, typing bool)
	// pinned are the places that have their widgets wherever the view is.
	pinned() []place
	// overlay is what lies over the paper, and lay puts it in its place.
	overlay() fyne.CanvasObject
	lay()
	// scrolled is told that another part of the paper is seen.
	scrolled()
	// SetZoom magnifies the paper.
	SetZoom(percent int)
}

// A printing is paragraphs in a place of the form.
type printing struct {
	paragraphs []report.Paragraph
	valign     report.VAlign
	padding    fyne.Size
	ground     color.Color
}

func newBoard(h host, form *report.Form, fonts paper.Fonts, c fyne.Canvas) board {
	return board{host: h, form: form, fonts: fonts, canvas: c, scale: paper.Full, celled: celled(&form.Grid), Held: held}
}

// spread makes the desk and the sheet of a board that has come to stay where it
// is.
func (b *board) spread() {
	b.desk = canvas.NewRectangle(deskGrey)
	b.sheet = newSheet(b)
	b.scroll = container.NewScroll(b.sheet)
}

// SetDesk gives the desk around the paper another colour, for a dark window.
func (b *board) SetDesk(c color.Color) {
	b.desk.FillColor = c
	b.desk.Refresh()
}

// build makes the form's blocks with so many rows of each group.
func (b *board) build(rows map[string]int) {
	b.rows, b.places = rows, places{index: map[report.Key]int{}}
	b.sheet.build()
}

// table draws a table of the form.
func (b *board) table(t *report.Table, block int) sheetBlock {
	if b.part != nil {
		t = b.part(t)
	}
	widths := make([]float32, len(t.Columns))
	for i, w := range t.Columns {
		widths[i] = b.scale.Twips(w)
	}
	heights := make([]float32, len(t.Rows))
	for i, r := range t.Rows {
		heights[i] = b.scale.Twips(r.Height)
	}
	made := sheetBlock{align: t.Align, left: t.Indent, slots: make([]slot, len(t.Cells)), cells: make([]grid.Cell, len(t.Cells))}
	for i := range t.Cells {
		c := &t.Cells[i]
		made.slots[i].source = b.source(c, c.ColumnSpan == len(t.Columns), block, i)
		b.host.drawn(&made.slots[i])
		made.cells[i] = grid.Cell{
			Row: c.Row, Column: c.Column, RowSpan: c.RowSpan, ColumnSpan: c.ColumnSpan, Content: &made.slots[i],
		}
	}
	made.grid = grid.New(widths, heights, made.cells, lineDark)
	return made
}

// source is what stands in a cell of the form.
func (b *board) source(c *report.Cell, across bool, block, slot int) source {
	if k, sole := c.SoleKey(); sole && b.claim(k, block, slot) {
		return b.host.cell(k, c)
	}
	t := printing{paragraphs: c.Paragraphs, valign: c.VAlign, padding: fyne.NewSquareSize(b.padding()), ground: paperWhite}
	if c.IsCaption() {
		t.ground = tintCaption
		if across {
			t.ground = tintSection
		}
	}
	return b.host.text(t, b.claimant(c.Paragraphs, block, slot))
}

// paragraph draws a paragraph between the tables.
func (b *board) paragraph(p *report.Paragraph, block int) sheetBlock {
	made := sheetBlock{slots: make([]slot, 1)}
	t := printing{paragraphs: []report.Paragraph{*p}, valign: report.VAlignTop, ground: paperWhite}
	made.slots[0].source = b.host.text(t, b.claimant(t.paragraphs, block, 0))
	b.host.drawn(&made.slots[0])
	return made
}

// claimant claims a slot for the values among its paragraphs; nil if all of
// them have another home.
func (b *board) claimant(paragraphs []report.Paragraph, block, slot int) func(report.Key) bool {
	if !b.isHome(paragraphs) {
		return nil
	}
	return func(k report.Key) bool { return b.claim(k, block, slot) }
}

// claim gives a value its home unless it has one.
func (b *board) claim(k report.Key, block, slot int) bool {
	if b.form.Field(k) == nil || b.places.has(k) {
		return false
	}
	b.places.add(k, block, slot)
	return true
}

// isHome says whether a value among the paragraphs has no other home.
func (b *board) isHome(paragraphs []report.Paragraph) bool {
	for i := range paragraphs {
		for _, k := range paragraphs[i].Keys() {
			if column, _ := k.Row(); !b.places.has(k) && !b.celled[column] {
				return true
			}
		}
	}
	return false
}

// celled tells the keys that have a cell of some table to themselves.
func celled(g *report.Grid) map[report.Key]bool {
	keys := map[report.Key]bool{}
	for _, b := range g.Blocks {
		if b.Table == nil {
			continue
		}
		for i := range b.Table.Cells {
			if k, sole := b.Table.Cells[i].SoleKey(); sole {
				keys[k] = true
			}
		}
	}
	return keys
}

// valueLook is the look of the paragraph that holds the value. Figures stand
// below each other by their last digits, unless the form says where they stand.
func (b *board) valueLook(c *report.Cell, k report.Key) paper.Look {
	look := b.scale.Look(&c.Paragraphs[0], b.fonts, inkBlack)
	for i := range c.Paragraphs {
		for _, run := range c.Paragraphs[i].Runs {
			if run.Key == k {
				look = b.scale.Look(&c.Paragraphs[i], b.fonts, inkBlack)
			}
		}
	}
	if b.form.Field(k).Kind.Numeric() && look.Align != report.AlignCenter {
		look.Align, look.FirstLine = report.AlignRight, 0
	}
	return look
}

// padding is the room between a cell's lines and its text.
func (b *board) padding() float32 { return b.zoomed(cellPadding) }

// zoomed is a length at 100 % as the paper is magnified.
func (b *board) zoomed(length float32) float32 { return length * float32(b.scale/paper.Full) }

// relayout gives the cells that were touched the heights that they want now.
func (b *board) relayout() { b.scroll.Refresh() }

// deskLayout gives everything the whole room and draws the part of the sheet
// that is seen then: the sheet itself may be as large as before.
type deskLayout struct{ board *board }

func (l *deskLayout) MinSize([]fyne.CanvasObject) fyne.Size { return l.board.scroll.MinSize() }

func (l *deskLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	fill{}.Layout(objects, size)
	l.board.sheet.arrange()
}
