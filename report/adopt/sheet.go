package adopt

import (
	"slices"
	"strings"

	"jibiao/report"
)

// A sheet is a table with what adoption knows of it.
type sheet struct {
	table   *report.Table
	cells   []cell
	cover   [][]int // row, column -> index of the cell there, or -1
	bands   []band  // one a row
	heads   []head
	caption string   // the paragraph above the table
	section string   // the heading above the table
	unit    string   // of amounts: 单位：万元
	titles  []string // the heading above each row
}

// A cell is one of the table, with its paragraphs' places in the grid.
type cell struct {
	*report.Cell
	at      []Place
	own     []bool // of each paragraph: it belongs to no table inside of the cell
	class   class
	control *Control // that the blank cell holds
	used    bool     // a value is named after it
}

// A bandKind is what a row is for.
type bandKind int

const (
	labels  bandKind = iota // captions and values side by side
	heading                 // one caption across the table
	heads                   // captions of columns
	body                    // values under heads
)

type band struct {
	kind bandKind
	head int // index of the head in force, or -1
}

// A head is one or more rows of captions above columns.
type head struct{ first, last int }

func newSheet(t *report.Table, at func(cell int) []Place) *sheet {
	s := &sheet{table: t, cells: make([]cell, len(t.Cells)), cover: make([][]int, len(t.Rows))}
	for r := range s.cover {
		s.cover[r] = slices.Repeat([]int{-1}, len(t.Columns))
	}
	for i := range t.Cells {
		c := &t.Cells[i]
		s.cells[i] = cell{Cell: c, at: at(i), own: slices.Repeat([]bool{true}, len(c.Paragraphs))}
		for r := c.Row; r < min(c.Row+c.RowSpan, len(t.Rows)); r++ {
			for k := c.Column; k < min(s.cells[i].end(), len(t.Columns)); k++ {
				s.cover[r][k] = i
			}
		}
	}
	return s
}

// end is the column behind the cell.
func (c *cell) end() int { return c.Column + c.ColumnSpan }

// bottom is the row below the cell.
func (c *cell) bottom() int { return c.Row + c.RowSpan }

// within says whether the cell takes no column that the other does not.
func (c *cell) within(o *cell) bool { return o.Column <= c.Column && c.end() <= o.end() }

// says is the cell's own text.
func (c *cell) says() string {
	var lines []string
	for i := range c.Paragraphs {
		if c.own[i] {
			lines = append(lines, c.Paragraphs[i].Text())
		}
	}
	return strings.Join(lines, "\n")
}

// covering lists the cells of a row from left to right, those merged from
// above too.
func (s *sheet) covering(row int) []int {
	var list []int
	for _, i := range s.cover[row] {
		if i >= 0 && (len(list) == 0 || list[len(list)-1] != i) {
			list = append(list, i)
		}
	}
	return list
}

// starting lists the cells that begin in a row.
func (s *sheet) starting(row int) []int {
	return slices.DeleteFunc(s.covering(row), func(i int) bool { return s.cells[i].Row != row })
}

func (s *sheet) at(row, column int) *cell {
	if row < 0 || row >= len(s.cover) || column < 0 || column >= len(s.cover[row]) || s.cover[row][column] < 0 {
		return nil
	}
	return &s.cells[s.cover[row][column]]
}

// wide says whether the cell takes more than the share of the table's width.
func (s *sheet) wide(c *cell, percent int) bool {
	total, own := 0, 0
	for i, w := range s.table.Columns {
		total += w
		if c.Column <= i && i < c.end() {
			own += w
		}
	}
	if total == 0 {
		return 100*c.ColumnSpan > percent*max(len(s.table.Columns), 1)
	}
	return 100*own > percent*total
}
