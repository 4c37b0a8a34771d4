package adopt

import (
	"cmp"

	"jibiao/report"
)

// A Blank is what a Word file without placeholders says of itself.
type Blank struct {
	Grid report.Grid
	// Controls are the content controls that wait for a value, Lines the tabs
	// that draw a line to write on.
	Controls []Control
	Lines    []Place
	// Nested are the tables that the grid shows as text of a cell or as
	// paragraphs: those in cells and text boxes, inner ones first.
	Nested []Nested
	// Repeats are rows that Word itself repeats (repeating sections).
	Repeats []Rows
}

// A Place is a stretch of the text of a paragraph: Paragraph counts within the
// cell, From and To are bytes of [report.Paragraph.Text]. Cell is -1 for a
// paragraph outside of tables, which is then the whole block.
type Place struct{ Block, Cell, Paragraph, From, To int }

// Compare orders places as they are read.
func (p Place) Compare(q Place) int {
	return cmp.Or(
		cmp.Compare(p.Block, q.Block), cmp.Compare(p.Cell, q.Cell), cmp.Compare(p.Paragraph, q.Paragraph),
		cmp.Compare(p.From, q.From), cmp.Compare(p.To, q.To),
	)
}

// line is the place's paragraph without the stretch.
func (p Place) line() Place { return Place{Block: p.Block, Cell: p.Cell, Paragraph: p.Paragraph} }

// stretch is a part of the place's paragraph.
func (p Place) stretch(from, to int) Place {
	p.From, p.To = from, to
	return p
}

// A Control is a content control that shows nothing but its prompt.
type Control struct {
	Place   Place
	Kind    report.Kind // "" where Word does not say
	Title   string      // what its maker called it; may be empty
	Choices []string
	Prompt  string // the text that it shows
}

// A Nested table, and for each of its cells where the cell's paragraphs are in
// the grid.
type Nested struct {
	Table *report.Table
	At    [][]Place
}

// Rows are rows of the table that is the block.
type Rows struct{ Block, Row, Rows int }
