package forms

import (
	"image"
	"slices"
	"strings"

	"jibiao/report"
)

// A Sketch is the first page of a report as it looks from far away: its tables'
// lines, and a bar for each line of text. It is an estimate: widths are those
// of the form, but lines are broken by counting characters. Lengths are twips.
type Sketch struct {
	page  report.Page
	cells []image.Rectangle
	bars  []bar
}

// A bar stands for a line of text.
type bar struct {
	at      image.Rectangle
	printed bool // on the form; else filled in
}

// sketchRows is how many rows of a group are looked at: more than a page has.
const sketchRows = 60

// NewSketch sketches a report with these values (computed ones included). It
// may be called on any goroutine.
func NewSketch(form *report.Form, all report.Values) *Sketch {
	page := form.Grid.Page
	s := &sketcher{Sketch: Sketch{page: page}, values: all, y: page.Top, end: page.Height - page.Bottom}
	counts := all.RowCounts()
	for name := range counts {
		counts[name] = min(counts[name], sketchRows)
	}
	left, right := page.Left, page.Width-page.Right
	for i, b := range form.Grid.Blocks {
		switch {
		case s.y >= s.end:
			return &s.Sketch
		case b.Table == nil:
			s.y += s.text([]report.Paragraph{*b.Paragraph}, left, right, s.y)
		default:
			groups := slices.DeleteFunc(slices.Clone(form.Groups), func(g report.Group) bool { return g.Block != i })
			s.table(expand(b.Table, groups, counts), left, right)
		}
	}
	return &s.Sketch
}

// A sketcher goes down the page.
type sketcher struct {
	Sketch
	values report.Values
	y, end int
}

// table sketches a table and goes below it.
func (s *sketcher) table(t *report.Table, left, right int) {
	columns := sums(t.Columns)
	x := left + t.Indent
	switch width := columns[len(columns)-1]; t.Align {
	case report.AlignCenter:
		x = (left + right - width) / 2
	case report.AlignRight:
		x = right - width
	}
	rows := sums(s.heights(t, columns))
	for i := range t.Cells {
		c := &t.Cells[i]
		at := image.Rect(columns[c.Column], rows[c.Row], columns[c.Column+c.ColumnSpan], rows[c.Row+c.RowSpan]).Add(image.Pt(x, s.y))
		if at.Min.Y >= s.end {
			continue
		}
		from, to := at.Min.X+t.Margin.Left, at.Max.X-t.Margin.Right
		s.text(c.Paragraphs, from, to, at.Min.Y+s.drop(c, at.Dy(), to-from))
		at.Max.Y = min(at.Max.Y, s.end)
		s.cells = append(s.cells, at)
	}
	s.y += rows[len(rows)-1]
}

// drop is how far below its upper edge a cell's text begins.
func (s *sketcher) drop(c *report.Cell, height, width int) int {
	spare := height - s.height(c.Paragraphs, width)
	switch c.VAlign {
	case report.VAlignCenter:
		return spare / 2
	case report.VAlignBottom:
		return spare
	default:
		return 0
	}
}

// heights are those of the table's rows: what the form says, or more where the
// text needs it.
func (s *sketcher) heights(t *report.Table, columns []int) []int {
	heights := make([]int, len(t.Rows))
	for i, r := range t.Rows {
		heights[i] = r.Height
	}
	for i := range t.Cells {
		c := &t.Cells[i]
		width := columns[c.Column+c.ColumnSpan] - columns[c.Column] - t.Margin.Left - t.Margin.Right
		need := s.height(c.Paragraphs, width) + t.Margin.Top + t.Margin.Bottom
		last := c.Row + c.RowSpan - 1
		for _, h := range heights[c.Row:last] {
			need -= h
		}
		heights[last] = max(heights[last], need)
	}
	return heights
}

// sums are where columns or rows begin, and where the last ends.
func sums(lengths []int) []int {
	at := make([]int, len(lengths)+1)
	for i, n := range lengths {
		at[i+1] = at[i] + n
	}
	return at
}

func (s *sketcher) height(paragraphs []report.Paragraph, width int) int {
	height := 0
	for i := range paragraphs {
		p := &paragraphs[i]
		height += p.Before + p.After + len(s.lines(p, width))*pitch(p)
	}
	return height
}

// text draws paragraphs between left and right and returns their height.
func (s *sketcher) text(paragraphs []report.Paragraph, left, right, top int) int {
	y := top
	for i := range paragraphs {
		p := &paragraphs[i]
		y += p.Before
		for _, width := range s.lines(p, right-left) {
			s.line(p, width, left, right, y)
			y += pitch(p)
		}
		y += p.After
	}
	return y - top
}

func (s *sketcher) line(p *report.Paragraph, width, left, right, y int) {
	x := left
	switch p.Align {
	case report.AlignCenter:
		x = (left + right - width) / 2
	case report.AlignRight:
		x = right - width
	}
	body := em(p) / 2
	y += (pitch(p) - body) / 2
	if at := image.Rect(x, y, x+width, y+body); width > 0 && at.Max.Y < s.end {
		s.bars = append(s.bars, bar{at: at, printed: len(p.Keys()) == 0 || p.Text() != ""})
	}
}

// lines are the widths of a paragraph's lines; an empty one has a line too.
func (s *sketcher) lines(p *report.Paragraph, room int) []int {
	var text strings.Builder
	for _, r := range p.Runs {
		text.WriteString(r.Text)
		text.WriteString(s.values[r.Key])
	}
	room = max(room, em(p))
	widths := []int{0}
	for _, r := range text.String() {
		last := &widths[len(widths)-1]
		switch w := advance(r, em(p)); {
		case r == '\n':
			widths = append(widths, 0)
		case *last+w > room:
			widths = append(widths, w)
		default:
			*last += w
		}
	}
	return widths
}

// advance is how wide a character is: letters and digits half as wide as 汉字.
func advance(r rune, em int) int {
	if r < 0x2E80 {
		return em / 2
	}
	return em
}

// em is the size of a paragraph's type in twips; 小四 where the form is silent.
func em(p *report.Paragraph) int {
	if size := p.TextStyle().Size; size > 0 {
		return size * 10
	}
	return 240
}

// pitch is the distance of a paragraph's lines.
func pitch(p *report.Paragraph) int {
	if p.LineHeight > 0 {
		return p.LineHeight
	}
	return em(p) * 13 / 10
}
