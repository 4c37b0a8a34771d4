package report

import (
	"regexp"
	"strings"
)

// CleanCaption is a caption as one says it: without line breaks, blanks and a
// closing colon. "绩效评价\n指标体系" is 绩效评价指标体系, "预 算 编 码：" is 预算编码.
func CleanCaption(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch r {
		case ' ', '\t', '\n', '\u00a0', '\u3000':
		default:
			b.WriteRune(r)
		}
	}
	return strings.TrimRight(b.String(), ":：")
}

// Captions are the cleaned captions that lead to the cell, outermost first:
// the groups that span several rows, then the caption beside it. A cell with
// no caption in its row is led to by the nearest caption cell above it.
// The result is empty where there is none.
func (t *Table) Captions(cell *Cell) []string {
	if path := t.rowCaptions(cell); len(path) > 0 {
		return path
	}
	if above := t.captionAbove(cell); above != nil {
		return []string{CleanCaption(above.Text())}
	}
	return nil
}

// captionsOf are the captions that lead to the key in the cell. One that stands
// before it in its own cell (联系电话：{{电话}}) is the innermost, and the cell
// then needs none from above. The first column of rows that repeat beside a
// caption that they share is called by its head.
func (t *Table) captionsOf(cell *Cell, k Key) []string {
	beside := t.rowCaptions(cell)
	if own := cell.captionOf(k); own != "" {
		return append(beside, own)
	}
	if _, _, repeats := k.Repeats(); repeats && len(beside) > 0 {
		if above := t.captionAbove(cell); above != nil && t.isHead(above.Row) {
			return append(beside, CleanCaption(above.Text()))
		}
	}
	return t.Captions(cell)
}

// captionOf is the cleaned text before the key in its paragraph if it ends with
// a colon: from the value, wide blank or sentence before it on. "" = none.
func (c *Cell) captionOf(k Key) string {
	for i := range c.Paragraphs {
		before := ""
		for _, r := range c.Paragraphs[i].Runs {
			switch {
			case r.Key == k:
				said := ownCaption.FindString(strings.TrimSpace(before))
				return CleanCaption(strings.TrimLeft(said, "，。；;、 　"))
			case r.Key != "":
				before = ""
			default:
				before += r.Text
			}
		}
	}
	return ""
}

var ownCaption = regexp.MustCompile(`(?:^|[，。；;、]|[ 　\x{A0}]{3,})(?:[^，。；;、：: 　\x{A0}]|[ 　\x{A0}]{1,2})+[：:]$`)

// isFigure: the form's own figures and dashes (10, 50%, —) lead to nothing.
func (c *Cell) isFigure() bool { return figure.MatchString(strings.TrimSpace(c.Text())) }

var figure = regexp.MustCompile(`^[\d.,%％/－—–-]+$`)

// rowCaptions walks left from the cell: the first caption is its own, and
// every caption further left counts only if it spans more rows than the one
// before, because otherwise it belongs to another value of the row.
func (t *Table) rowCaptions(cell *Cell) []string {
	var path []string
	span := 0
	for i := len(t.Cells) - 1; i >= 0; i-- {
		c := t.leftOf(cell, i)
		if c == nil || !c.IsCaption() || c.isFigure() || c.RowSpan <= span {
			continue
		}
		if span == 0 && t.valueBetween(c, cell) {
			break
		}
		path = append([]string{CleanCaption(c.Text())}, path...)
		span = c.RowSpan
	}
	return path
}

// leftOf returns the cell at index i if it covers the given cell's first row
// and ends at or before its left edge, else nil. Going through the indexes
// downwards visits such cells from near to far only within one row; cells
// merged over rows come later, which is the order that rowCaptions needs.
func (t *Table) leftOf(cell *Cell, i int) *Cell {
	c := &t.Cells[i]
	covers := c.Row <= cell.Row && cell.Row < c.Row+c.RowSpan
	if !covers || c.Column+c.ColumnSpan > cell.Column {
		return nil
	}
	return c
}

// valueBetween says whether a value stands between a caption and the cell in
// the cell's row: then the caption is that value's.
func (t *Table) valueBetween(caption, cell *Cell) bool {
	for i := range t.Cells {
		c := t.leftOf(cell, i)
		if c != nil && c.Column >= caption.Column+caption.ColumnSpan && len(c.Keys()) > 0 {
			return true
		}
	}
	return false
}

// captionAbove is the nearest caption above the cell in a row of nothing but
// captions, as heads are; where there is none, the nearest of all.
func (t *Table) captionAbove(cell *Cell) *Cell {
	var nearest *Cell
	for i := len(t.Cells) - 1; i >= 0; i-- {
		c := &t.Cells[i]
		overlaps := c.Column < cell.Column+cell.ColumnSpan && cell.Column < c.Column+c.ColumnSpan
		if c.Row+c.RowSpan <= cell.Row && overlaps && c.IsCaption() && !c.isFigure() {
			if t.isHead(c.Row) {
				return c
			}
			if nearest == nil {
				nearest = c
			}
		}
	}
	return nearest
}

// isHead: several captions begin in the row and no value.
func (t *Table) isHead(row int) bool {
	captions := 0
	for i := range t.Cells {
		switch c := &t.Cells[i]; {
		case c.Row != row:
		case len(c.Keys()) > 0:
			return false
		case c.IsCaption():
			captions++
		}
	}
	return captions > 1
}
