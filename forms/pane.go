// Package forms draws a compiled form with its draft as paper: the same table,
// the same spans and widths as the Word file, values edited in place. It never
// sees a file or a database.
package forms

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/field"
	"jibiao/forms/grid"
	"jibiao/forms/paper"
	"jibiao/report"
	"jibiao/report/draft"
)

// A Pane is the widget. It belongs to the window's goroutine, as its draft
// does.
type Pane struct {
	widget.BaseWidget

	// OnFocus is told which cell the clerk is in.
	OnFocus func(report.Key)
	// OnShortcut is offered the shortcuts that a cell does not need itself;
	// it says whether it took one.
	OnShortcut func(fyne.Shortcut) bool

	// OnZoom is told how much the paper is magnified now.
	OnZoom func(percent int)
	// Held says whether a key is held down; tests replace it.
	Held func(fyne.KeyModifier) bool
	// After runs f on the window's goroutine when so much time has passed, unless
	// it is stopped before; tests replace it.
	After func(d time.Duration, f func()) (stop func() bool)

	draft   *draft.Draft
	fonts   paper.Fonts
	scale   paper.Scale
	canvas  fyne.Canvas
	group   *field.Group
	desk    *canvas.Rectangle
	scroll  *container.Scroll
	sheet   *sheet
	rows    map[string]int // how many rows of each group are drawn
	tools   *rowTools
	note    *note
	celled  map[report.Key]bool // keys that have a table cell to themselves
	places  places
	echoes  map[report.Key][]*slot    // that repeat a value
	lines   map[paper.Look]float32    // see oneLine
	cells   map[report.Key]*valueCell // those in view, and a few more
	found   map[report.Key]found      // of the cells with findings
	current report.Key                // the cell that the clerk was in last
}

// NewPane draws the draft, for a window's canvas, and follows its changes for
// good.
func NewPane(d *draft.Draft, fonts paper.Fonts, c fyne.Canvas) *Pane {
	p := &Pane{
		draft: d, fonts: fonts, canvas: c, scale: paper.Full,
		group: field.NewGroup(c), celled: celled(&d.Form().Grid), cells: map[report.Key]*valueCell{}, Held: held, After: after,
	}
	p.desk = canvas.NewRectangle(deskGrey)
	p.tools, p.note = newRowTools(p), newNote(p)
	p.sheet = newSheet(p)
	p.scroll = container.NewScroll(p.sheet)
	p.draw(d.RowCounts())
	d.Subscribe(p.changed)
	d.Follow(p.mark)
	p.ExtendBaseWidget(p)
	return p
}

// draw draws the form with so many rows of each group.
func (p *Pane) draw(rows map[string]int) {
	p.group.Rest()
	p.rows, p.places, p.echoes = rows, places{index: map[report.Key]int{}}, map[report.Key][]*slot{}
	p.lines = map[paper.Look]float32{}
	p.tools.Hide()
	p.note.end()
	p.found = foundAt(p.draft.Issues())
	p.sheet.build()
}

// SetDesk gives the desk around the paper another colour, for a dark window.
func (p *Pane) SetDesk(c color.Color) {
	p.desk.FillColor = c
	p.desk.Refresh()
}

// CreateRenderer is for Fyne.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(&deskLayout{p}, p.desk, p.scroll, newWheel(p), p.note.layer))
}

// deskLayout gives everything the whole room and draws the part of the sheet
// that is seen then: the sheet itself may be as large as before.
type deskLayout struct{ pane *Pane }

func (l *deskLayout) MinSize([]fyne.CanvasObject) fyne.Size { return l.pane.scroll.MinSize() }

func (l *deskLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	fill{}.Layout(objects, size)
	l.pane.sheet.arrange()
	l.pane.note.place()
}

// GoTo brings a cell into view and edits it; a locked one is only shown.
func (p *Pane) GoTo(k report.Key) {
	if !p.places.has(k) {
		return
	}
	p.current = k
	p.sheet.arrange()
	_, height := p.sheet.extent(k)
	p.reveal(k, 0, height)
	if c := p.cells[k]; c.mayEdit() {
		c.field.Edit()
	} else {
		p.group.Rest()
	}
}

// Current is the cell that the clerk went to last; "" before the first.
func (p *Pane) Current() report.Key { return p.current }

// Settle ends the typing in the cell being edited as leaving it would, for what
// is done while it keeps the focus: exporting, checking, closing.
func (p *Pane) Settle() {
	for _, c := range p.cells {
		if c.focused {
			c.settle()
		}
	}
}

// Undo takes the latest step back and shows where.
func (p *Pane) Undo() { p.replay(p.draft.Undo) }

// Redo brings the step taken back last again and shows where.
func (p *Pane) Redo() { p.replay(p.draft.Redo) }

func (p *Pane) replay(step func() (report.Key, bool)) {
	if at, ok := step(); ok && !p.isFocused(at) {
		p.GoTo(at)
	}
}

func (p *Pane) isFocused(k report.Key) bool { return p.cells[k] != nil && p.cells[k].focused }

// next moves the focus on, as Tab does.
func (p *Pane) next() { p.canvas.FocusNext() }

// changed repaints what a step changed.
func (p *Pane) changed(c draft.Change) {
	p.note.end()
	if rows, more := p.needRows(p.draft.RowCounts()); more {
		p.redraw(rows)
		return
	}
	moved := c.Step.Kind != report.EditStep
	touched := append([]report.Key{}, c.Keys...)
	for _, e := range c.Step.Edits { // typed over a formula, or let go of it
		touched = append(touched, e.Key)
	}
	resized := false
	for _, k := range touched {
		if cell := p.cells[k]; cell != nil {
			cell.show(moved)
			cell.typed = cell.typed && !moved // what undo brings back stays as it was
			cell.flag()
		} else {
			resized = p.forget(k) || resized
		}
		for _, s := range p.echoes[k] {
			resized = true
			s.refresh()
		}
	}
	if resized {
		p.relayout()
	}
}

// forget has the height of a cell that is out of view found anew.
func (p *Pane) forget(k report.Key) bool {
	at, found := p.places.of(k)
	if found {
		p.sheet.blocks[at.block].slots[at.slot].forget()
	}
	return found
}

// newCell makes the widget of a value.
func (p *Pane) newCell(k report.Key, look paper.Look, valign report.VAlign) *valueCell {
	c := newValueCell(p, k, look, valign)
	p.cells[k] = c
	c.show(true)
	c.flag()
	return c
}

// table draws a table of the form.
func (p *Pane) table(t *report.Table, block int) sheetBlock {
	widths := make([]float32, len(t.Columns))
	for i, w := range t.Columns {
		widths[i] = p.scale.Twips(w)
	}
	heights := make([]float32, len(t.Rows))
	for i, r := range t.Rows {
		heights[i] = p.scale.Twips(r.Height)
	}
	b := sheetBlock{align: t.Align, left: t.Indent, slots: make([]slot, len(t.Cells)), cells: make([]grid.Cell, len(t.Cells))}
	for i := range t.Cells {
		c := &t.Cells[i]
		b.slots[i].source = p.source(c, c.ColumnSpan == len(t.Columns), block, i)
		p.echo(&b.slots[i])
		b.cells[i] = grid.Cell{
			Row: c.Row, Column: c.Column, RowSpan: c.RowSpan, ColumnSpan: c.ColumnSpan, Content: &b.slots[i],
		}
	}
	b.grid = grid.New(widths, heights, b.cells, lineDark)
	return b
}

// source is what stands in a cell of the form.
func (p *Pane) source(c *report.Cell, across bool, block, slot int) source {
	if k, sole := c.SoleKey(); sole && p.claim(k, block, slot) {
		return &home{pane: p, key: k, look: p.valueLook(c, k), valign: c.VAlign}
	}
	if p.isHome(c.Paragraphs) {
		return newBlanks(p, c.Paragraphs, c.VAlign, p.padding(), func(k report.Key) bool { return p.claim(k, block, slot) })
	}
	ground := tintCaption
	if across {
		ground = tintSection
	}
	if !c.IsCaption() {
		ground = paperWhite
	}
	return &printed{pane: p, paragraphs: c.Paragraphs, valign: c.VAlign, padding: fyne.NewSquareSize(p.padding()), ground: ground}
}

// claim gives a value its home unless it has one.
func (p *Pane) claim(k report.Key, block, slot int) bool {
	if p.draft.Form().Field(k) == nil || p.places.has(k) {
		return false
	}
	p.places.add(k, block, slot)
	return true
}

// echo notes which values a slot repeats.
func (p *Pane) echo(s *slot) {
	switch source := s.source.(type) {
	case *printed:
		p.echoed(s, source)
	case *blanks:
		for _, line := range source.lines {
			for i := range line {
				if line[i].text != nil {
					p.echoed(s, line[i].text)
				}
			}
		}
	}
}

func (p *Pane) echoed(s *slot, text *printed) {
	for _, k := range keysIn(text.paragraphs) {
		p.echoes[k] = append(p.echoes[k], s)
	}
}

// valueLook is the look of the paragraph that holds the value. Figures stand
// below each other by their last digits, unless the form says where they stand.
func (p *Pane) valueLook(c *report.Cell, k report.Key) paper.Look {
	look := p.scale.Look(&c.Paragraphs[0], p.fonts, inkBlack)
	for i := range c.Paragraphs {
		for _, run := range c.Paragraphs[i].Runs {
			if run.Key == k {
				look = p.scale.Look(&c.Paragraphs[i], p.fonts, inkBlack)
			}
		}
	}
	if p.draft.Form().Field(k).Kind.Numeric() && look.Align != report.AlignCenter {
		look.Align, look.FirstLine = report.AlignRight, 0
	}
	return look
}

// isHome says whether a value among the paragraphs has no other home.
func (p *Pane) isHome(paragraphs []report.Paragraph) bool {
	for i := range paragraphs {
		for _, k := range paragraphs[i].Keys() {
			if column, _ := k.Row(); !p.places.has(k) && !p.celled[column] {
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

// paragraph draws a paragraph between the tables.
func (p *Pane) paragraph(para *report.Paragraph, block int) sheetBlock {
	one := []report.Paragraph{*para}
	b := sheetBlock{slots: make([]slot, 1)}
	if p.isHome(one) {
		b.slots[0].source = newBlanks(p, one, report.VAlignTop, 0, func(k report.Key) bool { return p.claim(k, block, 0) })
	} else {
		b.slots[0].source = &printed{pane: p, paragraphs: one, valign: report.VAlignTop, ground: paperWhite}
	}
	p.echo(&b.slots[0])
	return b
}

// padding is the room between a cell's lines and its text.
func (p *Pane) padding() float32 { return p.zoomed(cellPadding) }

// zoomed is a length at 100 % as the paper is magnified.
func (p *Pane) zoomed(length float32) float32 { return length * float32(p.scale/paper.Full) }
