package docx

import (
	"strings"

	"jibiao/report"
)

// table reads a table of the body.
func (r *reader) table(tbl *node) *report.Table {
	pr := tbl.child("tblPr")
	style := ""
	if s := pr.child("tblStyle"); s != nil {
		style = s.attr("val")
	}
	t := &report.Table{Align: report.AlignLeft}
	for _, n := range append(r.styles.chain("table", style), tbl) {
		tableLooks(t, n.child("tblPr"))
	}
	t.Rows, t.Cells = room(tbl)
	outer := r.tableStyle
	r.tableStyle = style
	b := tableBuilder{reader: r, table: t, merged: map[int]int{}, widths: make([]cellWidth, 0, cap(t.Cells))}
	flow(tbl, func(c *node) {
		if c.name == "tr" && c.child("trPr").child("del") == nil {
			b.row(c)
		}
	})
	r.tableStyle = outer
	t.Columns = b.fitted(b.columns(tbl.child("tblGrid")), pr.child("tblW"))
	return t
}

// room makes room for the rows and cells that lie in the table directly.
func room(tbl *node) ([]report.Row, []report.Cell) {
	rows, cells := 0, 0
	for tr := tbl.first; tr != nil; tr = tr.next {
		if tr.name != "tr" {
			continue
		}
		rows++
		for tc := tr.first; tc != nil; tc = tc.next {
			if tc.name == "tc" {
				cells++
			}
		}
	}
	return make([]report.Row, 0, rows), make([]report.Cell, 0, cells)
}

// tableLooks lays a w:tblPr over the table; it may be nil.
func tableLooks(t *report.Table, pr *node) {
	if jc := pr.child("jc"); jc != nil {
		t.Align = alignment(jc.attr("val"))
	}
	if ind := pr.child("tblInd"); ind != nil {
		t.Indent = twips(ind.attr("w"))
	}
	mar := pr.child("tblCellMar")
	if mar == nil {
		return
	}
	for c := mar.first; c != nil; c = c.next {
		switch w := twips(c.attr("w")); c.name {
		case "top":
			t.Margin.Top = w
		case "left", "start":
			t.Margin.Left = w
		case "bottom":
			t.Margin.Bottom = w
		case "right", "end":
			t.Margin.Right = w
		}
	}
}

// A tableBuilder collects rows and cells.
type tableBuilder struct {
	*reader
	table  *report.Table
	merged map[int]int // column -> index of the cell that may go on below
	widths []cellWidth
	used   int // columns
}

// A cellWidth is where a cell says its own width; it is read only if the table
// does not say those of its columns.
type cellWidth struct {
	column, span int
	tcW          *node
}

func (b *tableBuilder) row(tr *node) {
	pr := tr.child("trPr")
	row := report.Row{Header: on(pr.child("tblHeader"))}
	if h := pr.child("trHeight"); h != nil {
		row.Height = twips(h.attr("val"))
	}
	column := skipped(pr, "gridBefore")
	b.table.Rows = append(b.table.Rows, row)
	flow(tr, func(c *node) {
		if c.name == "tc" {
			column += b.cell(c, column)
		}
	})
	b.used = max(b.used, min(column+skipped(pr, "gridAfter"), maxColumns))
}

func skipped(trPr *node, name string) int {
	if n := trPr.child(name); n != nil {
		return number(n.attr("val"), 0, maxColumns)
	}
	return 0
}

// cell reads a cell and returns its column span. A cell merged into the one
// above is not listed, unless there is none above or that has another width:
// so cells never overlap and never leave the columns.
func (b *tableBuilder) cell(tc *node, column int) int {
	pr := tc.child("tcPr")
	column = min(column, maxColumns-1)
	span := min(span(pr), maxColumns-column)
	if w := pr.child("tcW"); w != nil {
		b.widths = append(b.widths, cellWidth{column, span, w})
	}
	row := len(b.table.Rows) - 1
	merge := pr.child("vMerge")
	if merge != nil && merge.attr("val") != "restart" {
		if above, ok := b.above(column, row); ok && above.ColumnSpan == span {
			above.RowSpan++
			return span
		}
	}
	b.merged[column] = -1
	if merge != nil {
		b.merged[column] = len(b.table.Cells)
	}
	cell := report.Cell{Row: row, Column: column, RowSpan: 1, ColumnSpan: span, VAlign: report.VAlignTop}
	if v := pr.child("vAlign"); v != nil {
		cell.VAlign = verticalAlignment(v.attr("val"))
	}
	cell.Paragraphs = b.cells.end(b.content(tc, b.cells.begin()))
	b.table.Cells = append(b.table.Cells, cell)
	return span
}

// span is how many columns of the grid a cell takes.
func span(tcPr *node) int {
	if s := tcPr.child("gridSpan"); s != nil {
		return number(s.attr("val"), 1, maxColumns)
	}
	return 1
}

func (b *tableBuilder) above(column, row int) (*report.Cell, bool) {
	i, ok := b.merged[column]
	if !ok || i < 0 {
		return nil, false
	}
	c := &b.table.Cells[i]
	return c, c.Row+c.RowSpan == row
}

func verticalAlignment(v string) report.VAlign {
	switch v {
	case "center":
		return report.VAlignCenter
	case "bottom":
		return report.VAlignBottom
	default:
		return report.VAlignTop
	}
}

// twips is the cell's width; 0 where it does not say. Percents are those of the text.
func (w *cellWidth) twips(text int) int {
	width := twips(w.tcW.attr("w"))
	switch w.tcW.attr("type") {
	case "auto":
		return 0
	case "pct":
		width = width * text / 5000
	}
	return max(width, 0)
}

// columns is the table's grid as the file has it, or worked out from the
// cells' own widths where the file's grid does not cover the cells.
func (b *tableBuilder) columns(grid *node) []int {
	var said []int
	for c := gridColumns(grid); c != nil && len(said) < maxColumns; c = c.next {
		if c.name == "gridCol" {
			said = append(said, twips(c.attr("w")))
		}
	}
	if len(said) >= b.used && b.used > 0 && positive(said[:b.used]) {
		return said[:b.used]
	}
	return b.measured()
}

// fitted gives the columns of a table that is to be so many percent of the
// text as wide those widths, as Word does.
func (b *tableBuilder) fitted(columns []int, tblW *node) []int {
	if tblW == nil || tblW.attr("type") != "pct" {
		return columns
	}
	share := number(tblW.attr("w"), 0, 5000) // in fiftieths of a percent…
	if percent, plain := strings.CutSuffix(tblW.attr("w"), "%"); plain {
		share = 50 * number(percent, 0, 100) // …or in percent
	}
	whole := 0
	for _, w := range columns {
		whole += w
	}
	if share == 0 || whole == 0 {
		return columns
	}
	fitted := make([]int, len(columns))
	for i, w := range columns {
		fitted[i] = max(w*b.text*share/5000/whole, 1)
	}
	return fitted
}

func gridColumns(grid *node) *node {
	if grid == nil {
		return nil
	}
	return grid.first
}

func positive(widths []int) bool {
	for _, w := range widths {
		if w <= 0 {
			return false
		}
	}
	return true
}

// measured works columns out from the cells: first the cells of one column,
// then what is left over of wider cells, then equal shares of the page.
func (b *tableBuilder) measured() []int {
	columns := make([]int, b.used)
	for _, w := range b.widths {
		if w.span == 1 && w.column < b.used {
			columns[w.column] = max(columns[w.column], w.twips(b.text))
		}
	}
	for _, w := range b.widths {
		if width := w.twips(b.text); width > 0 && w.span > 1 && w.column < b.used {
			share(columns[w.column:min(w.column+w.span, b.used)], width)
		}
	}
	share(columns, b.text)
	return columns
}

// share gives the columns that are still unknown equal parts of what the
// known ones leave of the whole.
func share(columns []int, whole int) {
	unknown := 0
	for _, w := range columns {
		whole -= w
		if w == 0 {
			unknown++
		}
	}
	for i, w := range columns {
		if w == 0 {
			columns[i] = max(whole/unknown, 1)
		}
	}
}
