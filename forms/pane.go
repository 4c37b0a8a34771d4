// Package forms draws a compiled form with its draft as paper: the same table,
// the same spans and widths as the Word file, values edited in place. It never
// sees a file or a database.
package forms

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/field"
	"jibiao/forms/paper"
	"jibiao/report"
	"jibiao/report/draft"
)

// A Pane is the widget. It belongs to the window's goroutine, as its draft
// does.
type Pane struct {
	widget.BaseWidget
	board

	// OnFocus is told which cell the clerk is in.
	OnFocus func(report.Key)
	// OnShortcut is offered the shortcuts that a cell does not need itself;
	// it says whether it took one.
	OnShortcut func(fyne.Shortcut) bool

	// After runs f on the window's goroutine when so much time has passed, unless
	// it is stopped before; tests replace it.
	After func(d time.Duration, f func()) (stop func() bool)

	draft   *draft.Draft
	group   *field.Group
	tools   *rowTools
	note    *note
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
		draft: d, group: field.NewGroup(c), cells: map[report.Key]*valueCell{}, After: after,
	}
	p.board = newBoard(p, d.Form(), fonts, c)
	p.tools, p.note = newRowTools(p), newNote(p)
	p.spread()
	p.draw(d.RowCounts())
	d.Subscribe(p.changed)
	d.Follow(p.mark)
	p.ExtendBaseWidget(p)
	return p
}

// draw draws the form with so many rows of each group.
func (p *Pane) draw(rows map[string]int) {
	p.group.Rest()
	p.echoes, p.lines = map[report.Key][]*slot{}, map[paper.Look]float32{}
	p.tools.Hide()
	p.note.end()
	issues, _ := p.draft.Known()
	p.found = foundAt(issues)
	p.build(rows)
}

// CreateRenderer is for Fyne.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(&deskLayout{&p.board}, p.desk, p.scroll, newWheel(&p.board), p.note.layer))
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

// watched is the cell that the clerk was in last, and whether they still are.
func (p *Pane) watched() (report.Key, bool) { return p.current, p.isFocused(p.current) }

// overlay are the buttons for rows beside the table.
func (p *Pane) overlay() fyne.CanvasObject { return p.tools }

func (p *Pane) lay() {
	p.tools.place()
	p.note.place()
}

func (p *Pane) scrolled() { p.note.end() }

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
		resized = p.repaint(k, moved) || resized
	}
	if resized {
		p.relayout()
	}
}

// repaint shows a value as it is now, wherever it stands. It says whether the
// sheet may have to be laid out again; a cell in view sees to that itself.
func (p *Pane) repaint(k report.Key, moved bool) (resized bool) {
	if cell := p.cells[k]; cell != nil {
		cell.show(moved)
		cell.typed = cell.typed && !moved // what undo brings back stays as it was
		cell.flag()
	} else {
		resized = p.forget(k)
	}
	for _, s := range p.echoes[k] {
		s.refresh()
	}
	if len(p.echoes[k]) > 0 {
		p.sheet.touchAll()
		resized = true
	}
	return resized
}

// forget has the height of a cell that is out of view found anew.
func (p *Pane) forget(k report.Key) bool {
	at, found := p.places.of(k)
	if found {
		p.sheet.blocks[at.block].slots[at.slot].forget()
		p.sheet.touch(at)
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

// cell is the home of a value.
func (p *Pane) cell(k report.Key, c *report.Cell) source {
	return &home{pane: p, key: k, look: p.valueLook(c, k), valign: c.VAlign}
}

// text is what is printed, with blanks where values have their home.
func (p *Pane) text(t printing, claim func(report.Key) bool) source {
	if claim != nil {
		return newBlanks(p, t, claim)
	}
	return &printed{pane: p, printing: t}
}

// drawn notes which values a slot repeats.
func (p *Pane) drawn(s *slot) {
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
