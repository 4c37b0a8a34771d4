// Package forms draws a compiled form with its draft as paper: the same table,
// the same spans and widths as the Word file, values edited in place. It never
// sees a file or a database.
package forms

import (
	"image/color"

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

	draft  *draft.Draft
	fonts  paper.Fonts
	scale  paper.Scale
	canvas fyne.Canvas
	group  *field.Group
	celled map[report.Key]bool // keys that have a table cell to themselves
	cells  map[report.Key]*valueCell
	worst  map[report.Key]report.Level // of the cells with findings
	texts  []*staticText               // those that repeat values
	desk   *canvas.Rectangle
	scroll *container.Scroll
	sheet  *sheet
	rows   map[string]int // how many rows of each group are drawn
	tools  *rowTools
}

// NewPane draws the draft, for a window's canvas, and follows its changes for
// good.
func NewPane(d *draft.Draft, fonts paper.Fonts, c fyne.Canvas) *Pane {
	p := &Pane{
		draft: d, fonts: fonts, canvas: c, scale: paper.Full,
		group: field.NewGroup(c), celled: celled(&d.Form().Grid),
	}
	p.desk = canvas.NewRectangle(deskGrey)
	p.tools = newRowTools(p)
	p.sheet = newSheet(p)
	p.scroll = container.NewScroll(p.sheet)
	p.draw(d.RowCounts())
	d.Subscribe(p.changed)
	d.Follow(p.found)
	p.ExtendBaseWidget(p)
	return p
}

// draw draws the form with so many rows of each group.
func (p *Pane) draw(rows map[string]int) {
	p.group.Rest()
	p.rows, p.cells, p.texts = rows, map[report.Key]*valueCell{}, nil
	p.tools.Hide()
	p.sheet.build()
	p.worst = worstOf(p.draft.Issues())
	for k, c := range p.cells {
		c.show(true)
		c.flag(p.worst[k])
	}
}

// SetDesk gives the desk around the paper another colour, for a dark window.
func (p *Pane) SetDesk(c color.Color) {
	p.desk.FillColor = c
	p.desk.Refresh()
}

// CreateRenderer is for Fyne.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(p.desk, p.scroll))
}

// GoTo brings a cell into view and edits it; a locked one is only shown.
func (p *Pane) GoTo(k report.Key) {
	c := p.cells[k]
	if c == nil {
		return
	}
	p.reveal(c, 0, c.Size().Height)
	if c.mayEdit() {
		c.field.Edit()
	} else {
		p.group.Rest()
	}
}

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
	if rows := p.draft.RowCounts(); p.needRows(rows) {
		p.redraw(rows)
		return
	}
	moved := c.Step.Kind != report.EditStep
	touched := append([]report.Key{}, c.Keys...)
	for _, e := range c.Step.Edits { // typed over a formula, or let go of it
		touched = append(touched, e.Key)
	}
	for _, k := range touched {
		if cell := p.cells[k]; cell != nil {
			cell.show(moved)
			cell.flag(p.worst[k])
		}
	}
	for _, t := range p.texts {
		t.show()
	}
}

// found marks the cells whose findings are other ones than before.
func (p *Pane) found(f draft.Findings) {
	p.worst = worstOf(f.Issues)
	for _, k := range f.Keys {
		if cell := p.cells[k]; cell != nil {
			cell.flag(p.worst[k])
		}
	}
}

// worstOf tells the worst level among each cell's findings.
func worstOf(issues []report.Issue) map[report.Key]report.Level {
	worst := map[report.Key]report.Level{}
	for i := range issues {
		k, l := issues[i].Key, issues[i].Level
		if have, ok := worst[k]; !ok || l.Rank() < have.Rank() {
			worst[k] = l
		}
	}
	return worst
}

// addCell makes the home of a value.
func (p *Pane) addCell(k report.Key, look paper.Look, valign report.VAlign) *valueCell {
	c := newValueCell(p, k, look, valign)
	p.cells[k] = c
	return c
}

// table draws a table of the form.
func (p *Pane) table(t *report.Table) *grid.Grid {
	widths := make([]float32, len(t.Columns))
	for i, w := range t.Columns {
		widths[i] = p.scale.Twips(w)
	}
	heights := make([]float32, len(t.Rows))
	for i, r := range t.Rows {
		heights[i] = p.scale.Twips(r.Height)
	}
	cells := make([]grid.Cell, len(t.Cells))
	for i := range t.Cells {
		c := &t.Cells[i]
		cells[i] = grid.Cell{
			Row: c.Row, Column: c.Column, RowSpan: c.RowSpan, ColumnSpan: c.ColumnSpan,
			Content: p.content(c, c.ColumnSpan == len(t.Columns)),
		}
	}
	return grid.New(widths, heights, cells, lineDark)
}

// content is what stands in a cell of the form.
func (p *Pane) content(c *report.Cell, across bool) grid.Content {
	if k, sole := c.SoleKey(); sole && p.cells[k] == nil {
		return p.addCell(k, p.valueLook(c, k), c.VAlign)
	}
	if p.isHome(c.Paragraphs) {
		return newInlineText(p, c.Paragraphs, c.VAlign, cellPadding)
	}
	ground := tintCaption
	if across {
		ground = tintSection
	}
	if !c.IsCaption() {
		ground = paperWhite
	}
	s := newStaticText(p, c.Paragraphs, c.VAlign, fyne.NewSquareSize(cellPadding), ground)
	if len(s.keys()) > 0 {
		p.texts = append(p.texts, s)
	}
	return s
}

// valueLook is the look of the paragraph that holds the value.
func (p *Pane) valueLook(c *report.Cell, k report.Key) paper.Look {
	look := p.scale.Look(&c.Paragraphs[0], p.fonts, inkBlack)
	for i := range c.Paragraphs {
		for _, run := range c.Paragraphs[i].Runs {
			if run.Key == k {
				look = p.scale.Look(&c.Paragraphs[i], p.fonts, inkBlack)
			}
		}
	}
	return look
}

// isHome says whether a value among the paragraphs has no other home.
func (p *Pane) isHome(paragraphs []report.Paragraph) bool {
	for i := range paragraphs {
		for _, k := range paragraphs[i].Keys() {
			if column, _ := k.Row(); p.cells[k] == nil && !p.celled[column] {
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
func (p *Pane) paragraph(para *report.Paragraph) grid.Content {
	one := []report.Paragraph{*para}
	if p.isHome(one) {
		return newInlineText(p, one, report.VAlignTop, 0)
	}
	s := newStaticText(p, one, report.VAlignTop, fyne.Size{}, paperWhite)
	if len(s.keys()) > 0 {
		p.texts = append(p.texts, s)
	}
	return s
}
