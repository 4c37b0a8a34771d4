package report

import "strings"

// A Grid is what a Word file says of a form: its page and its blocks in
// document order. Lengths are twips (1/20 point), font sizes half-points, as
// in the file. It is read-only once made.
type Grid struct {
	Page   Page
	Blocks []Block
	Hash   [32]byte // SHA-256 of the Word file
}

// A Page is the paper's size and margins in twips.
type Page struct {
	Width, Height            int
	Top, Right, Bottom, Left int
}

// A Block is a paragraph or a table: exactly one of the two is set.
type Block struct {
	Paragraph *Paragraph
	Table     *Table
}

// Align is how a paragraph's lines stand between its margins.
type Align string

// The alignments that a form uses. Justified text is set like AlignLeft but
// for its full lines.
const (
	AlignLeft    Align = "left"
	AlignCenter  Align = "center"
	AlignRight   Align = "right"
	AlignJustify Align = "justify"
)

// A Paragraph is one line-broken piece of text.
type Paragraph struct {
	Align       Align
	FirstLine   int // indent of the first line in twips; negative hangs
	Left, Right int // indents of all lines in twips
	LineHeight  int // exact distance of base lines in twips; 0 = by the font
	Before      int // space above in twips
	After       int // space below in twips
	// Style is that of the paragraph's own mark: the style in which an empty
	// paragraph would be typed.
	Style Style
	Runs  []Run
}

// A Run is a stretch of text in one style: either literal Text, or the place
// of the value Key (then Text is empty). A tab in Text is '\t', a line break
// inside the paragraph '\n'.
type Run struct {
	Text  string
	Key   Key
	Style Style
}

// A Style is what of a run's looks matters on screen.
type Style struct {
	Font      string // the East Asian font's name, "仿宋_GB2312"; may be empty
	Size      int    // half-points; 0 = not said
	Bold      bool
	Underline bool
}

// VAlign is how a cell's paragraphs stand between its top and bottom.
type VAlign string

// The vertical alignments.
const (
	VAlignTop    VAlign = "top"
	VAlignCenter VAlign = "center"
	VAlignBottom VAlign = "bottom"
)

// A Table is a grid of cells. Cells lists every cell once, in reading order
// (by row, then by column); merged-away cells are not listed.
type Table struct {
	Align   Align // how the table stands between the page's margins
	Indent  int   // from the left margin, twips
	Columns []int // widths in twips
	Rows    []Row
	Cells   []Cell
	Margin  Margin // default distance of a cell's text from its borders
}

// A Margin is a cell's padding in twips.
type Margin struct{ Top, Right, Bottom, Left int }

// A Row is a table row.
type Row struct {
	Height int  // least height in twips; 0 = by the content
	Header bool // repeated at the top of each page
}

// A Cell is a rectangle of the table: a caption, or the place of a value, or
// both ("年度：{{年度}}").
type Cell struct {
	Row, Column         int // of its upper left corner, from 0
	RowSpan, ColumnSpan int // at least 1
	VAlign              VAlign
	Paragraphs          []Paragraph
}

// Text is the cell's literal text, paragraphs joined by newlines; places of
// values are left out.
func (c *Cell) Text() string {
	lines := make([]string, len(c.Paragraphs))
	for i := range c.Paragraphs {
		lines[i] = c.Paragraphs[i].Text()
	}
	return strings.Join(lines, "\n")
}

// Keys lists the keys placed in the cell, in reading order.
func (c *Cell) Keys() []Key {
	var keys []Key
	for i := range c.Paragraphs {
		keys = append(keys, c.Paragraphs[i].Keys()...)
	}
	return keys
}

// SoleKey is the key of a cell that holds one value and nothing else, the
// usual case; ok is false for a caption and for a cell that mixes both.
func (c *Cell) SoleKey() (k Key, ok bool) {
	keys := c.Keys()
	if len(keys) != 1 || strings.TrimSpace(c.Text()) != "" {
		return "", false
	}
	return keys[0], true
}

// IsCaption says whether the cell has text and no value.
func (c *Cell) IsCaption() bool {
	return len(c.Keys()) == 0 && strings.TrimSpace(c.Text()) != ""
}

// Text is the paragraph's literal text without the places of values.
func (p *Paragraph) Text() string {
	var b strings.Builder
	for _, r := range p.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// Keys lists the keys placed in the paragraph, in reading order.
func (p *Paragraph) Keys() []Key {
	var keys []Key
	for _, r := range p.Runs {
		if r.Key != "" {
			keys = append(keys, r.Key)
		}
	}
	return keys
}

// TextStyle is the style in which the paragraph's text stands: that of its first
// run, or of its mark where it has none.
func (p *Paragraph) TextStyle() Style {
	if len(p.Runs) > 0 {
		return p.Runs[0].Style
	}
	return p.Style
}
