package adopt

import "strings"

// A label is what leads to a cell, as captions in the form's words.
type label struct {
	row     string   // the caption of the row, or the only caption
	column  string   // the caption of the column
	over    []string // what spans the column's caption, nearest first
	groups  []string // what spans the row's caption, nearest first
	above   []string // what stands above the row's caption, nearest first
	section string
	title   string // of the table
}

// none says whether nothing leads to the cell.
func (l *label) none() bool { return l.row == "" && l.column == "" }

// seal says whether nothing but the word for a stamp leads to the cell.
func (l *label) seal() bool {
	return nameOf(l.leaf()).text == "" && stamp.MatchString(l.leaf())
}

// leaf is the innermost caption.
func (l *label) leaf() string {
	if l.column != "" {
		return l.column
	}
	return l.row
}

// path lists the captions, outermost first.
func (l *label) path() []string {
	var path []string
	for i := len(l.groups) - 1; i >= 0; i-- {
		path = append(path, l.groups[i])
	}
	path = append(path, l.row)
	for i := len(l.over) - 1; i >= 0; i-- {
		path = append(path, l.over[i])
	}
	var said []string
	for _, p := range append(path, l.column) {
		if p != "" {
			said = append(said, p)
		}
	}
	return said
}

// label finds the captions of a cell: to its left, above it, or both.
func (s *sheet) label(c *cell) label {
	l := label{section: s.titles[c.Row], title: s.caption}
	b := s.bands[c.Row]
	stub, groups := s.leftOf(c)
	var top *cell
	if b.kind == body {
		h := s.heads[b.head]
		for stub != nil && stub.Row <= h.last { // spans the head as well
			groups, stub = append([]*cell{stub}, groups...), nil
		}
		if top = s.leaf(c, h); top != nil && (stub == nil || s.values(c.Row, stub) > 1 || s.begins(stub, c.Row)) {
			l.column, l.over = top.says(), s.over(top, h)
			top.used = true
		}
	}
	if stub == nil && l.column == "" {
		if stub = s.aboveOf(c); stub == nil && len(groups) > 0 {
			stub, groups = groups[0], groups[1:]
		}
	}
	if stub != nil {
		stub.used = true
		l.row = stub.says()
		if b.kind != body {
			l.above = s.chain(stub)
		}
	}
	for _, g := range groups {
		g.used = true
		l.groups = append(l.groups, g.says())
	}
	return l
}

// leftOf is the nearest caption in the cell's row, and what it belongs to:
// captions further left that span more rows each, or that stand beside it as
// columns of captions do under a head. There, a text right of a value is the
// form's own content and leads to nothing.
func (s *sheet) leftOf(c *cell) (stub *cell, groups []*cell) {
	matrix, before := s.bands[c.Row].kind == body, c
	for k := c.Column - 1; k >= 0; k-- {
		left := s.at(c.Row, k)
		if left == nil || left.Column != k {
			continue
		}
		beside := before.class == caption
		before = left
		switch {
		case stub != nil && !beside && s.begins(stub, c.Row):
			return stub, groups
		case left.class != caption:
		case stub == nil, matrix && !beside && left.RowSpan <= span(stub, groups):
			stub, groups = left, nil
		case matrix && beside, left.RowSpan > span(stub, groups):
			groups = append(groups, left)
		}
	}
	return stub, groups
}

// begins says whether the caption in the midst of a row begins a second half,
// as expenses do that stand beside revenues: one of the columns behind it is
// called as one before it is.
func (s *sheet) begins(stub *cell, row int) bool {
	b := s.bands[row]
	if b.kind != body {
		return false
	}
	left := map[string]bool{}
	for _, i := range s.covering(row) {
		value := &s.cells[i]
		top := s.leaf(value, s.heads[b.head])
		switch {
		case value.class == caption && value.Column > stub.Column:
			return false
		case value.class == caption || top == nil:
		case value.end() <= stub.Column:
			left[joined(top.says())] = true
		case left[joined(top.says())]:
			return true
		}
	}
	return false
}

// span is the greatest number of rows that one of the captions spans.
func span(stub *cell, groups []*cell) int {
	n := stub.RowSpan
	for _, g := range groups {
		n = max(n, g.RowSpan)
	}
	return n
}

// values counts the cells of the row that are right of its caption and are no
// captions.
func (s *sheet) values(row int, stub *cell) int {
	n := 0
	for _, i := range s.covering(row) {
		if c := &s.cells[i]; c.Column >= stub.end() && c.class != caption {
			n++
		}
	}
	return n
}

// over lists what spans the head's caption, nearest first.
func (s *sheet) over(top *cell, h head) []string {
	var list []string
	for r := top.Row - 1; r >= h.first; r-- {
		if c := s.at(r, top.Column); c != nil && c.class == caption && (len(list) == 0 || c.bottom() == r+1) {
			c.used = true
			list = append(list, c.says())
		}
	}
	return list
}

// aboveOf is the caption that stands alone above the cell, other empty cells
// between them left aside.
func (s *sheet) aboveOf(c *cell) *cell {
	for r := c.Row - 1; r >= max(0, c.Row-maxUp); r-- {
		up := s.at(r, c.Column)
		switch {
		case up == nil:
			return nil
		case up.class == caption && c.within(up):
			return up
		case up.class != blank:
			return nil
		}
	}
	return nil
}

// reach is how many captions above may tell two alike apart.
const reach = 12

// chain lists the captions above a row's caption, in its column.
func (s *sheet) chain(stub *cell) []string {
	var list []string
	for r := stub.Row - 1; r >= 0 && s.bands[r].kind == labels && len(list) < reach; r-- {
		up := s.at(r, stub.Column)
		if up == nil || up.class != caption || up.Column != stub.Column || up.RowSpan > stub.RowSpan {
			break
		}
		list = append(list, up.says())
	}
	return list
}

// unitIn is the unit that one of the texts names in brackets, or "".
func unitIn(texts []string) string {
	for i := len(texts) - 1; i >= 0; i-- {
		if u := nameOf(texts[i]).unit; u != "" {
			return u
		}
	}
	return ""
}

// joined is a text in one line.
func joined(s string) string { return strings.Join(strings.Fields(s), "") }
