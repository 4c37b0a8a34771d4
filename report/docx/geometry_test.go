package docx

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jibiao/report"
)

// layout writes a table's cells as "row,column rowspan×columnspan text".
func layout(t *report.Table) []string {
	var list []string
	for i := range t.Cells {
		c := &t.Cells[i]
		list = append(list, fmt.Sprintf("%d,%d %d×%d %s", c.Row, c.Column, c.RowSpan, c.ColumnSpan, c.Text()))
	}
	return list
}

func firstTable(tb testing.TB, body ...string) *report.Table {
	tb.Helper()
	g := open(tb, word(tb, body...)).Grid()
	for _, b := range g.Blocks {
		if b.Table != nil {
			return b.Table
		}
	}
	tb.Fatal("no table")
	return nil
}

func grid(widths ...int) string {
	var b strings.Builder
	for _, w := range widths {
		fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, w)
	}
	return "<w:tblGrid>" + b.String() + "</w:tblGrid>"
}

func spans(n int) string { return fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, n) }

func TestSpans(t *testing.T) {
	for _, c := range []struct {
		name string
		rows []string
		want []string
	}{
		{
			"plain",
			[]string{row(cell("a"), cell("b")), row(cell("c"), cell("d"))},
			[]string{"0,0 1×1 a", "0,1 1×1 b", "1,0 1×1 c", "1,1 1×1 d"},
		},
		{
			"columns merged",
			[]string{row(spanned(spans(2), "a"), cell("b")), row(cell("c"), spanned(spans(2), "d"))},
			[]string{"0,0 1×2 a", "0,2 1×1 b", "1,0 1×1 c", "1,1 1×2 d"},
		},
		{
			"rows merged",
			[]string{row(spanned(mergeStart, "a"), cell("b")), row(spanned(mergeOn, "x"), cell("c")), row(spanned(`<w:vMerge w:val="continue"/>`, ""), cell("d"))},
			[]string{"0,0 3×1 a", "0,1 1×1 b", "1,1 1×1 c", "2,1 1×1 d"},
		},
		{
			"merged again",
			[]string{row(spanned(mergeStart, "a")), row(spanned(mergeOn, "")), row(spanned(mergeStart, "b")), row(spanned(mergeOn, ""))},
			[]string{"0,0 2×1 a", "2,0 2×1 b"},
		},
		{
			"both ways",
			[]string{row(cell("x"), spanned(spans(2)+mergeStart, "a")), row(cell("y"), spanned(spans(2)+mergeOn, ""))},
			[]string{"0,0 1×1 x", "0,1 2×2 a", "1,0 1×1 y"},
		},
		{
			"merged with nothing above",
			[]string{row(spanned(mergeOn, "a")), row(spanned(mergeOn, "b"))},
			[]string{"0,0 2×1 a"},
		},
		{
			"a merge that was broken off",
			[]string{row(spanned(mergeStart, "a")), row(cell("b")), row(spanned(mergeOn, "c"))},
			[]string{"0,0 1×1 a", "1,0 1×1 b", "2,0 1×1 c"},
		},
		{
			"gridBefore",
			[]string{row(cell("a"), cell("b")), `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>` + cell("c") + `</w:tr>`},
			[]string{"0,0 1×1 a", "0,1 1×1 b", "1,1 1×1 c"},
		},
		{
			"a deleted row",
			[]string{row(cell("a")), `<w:tr><w:trPr><w:del/></w:trPr>` + cell("b") + `</w:tr>`, row(cell("c"))},
			[]string{"0,0 1×1 a", "1,0 1×1 c"},
		},
		{
			"a row in a content control",
			[]string{`<w:sdt><w:sdtContent>` + row(cell("a"), `<w:sdt><w:sdtContent>`+cell("b")+`</w:sdtContent></w:sdt>`) + `</w:sdtContent></w:sdt>`},
			[]string{"0,0 1×1 a", "0,1 1×1 b"},
		},
		{
			"absurd spans",
			[]string{row(spanned(spans(999999999), "a"), cell("b"))},
			[]string{"0,0 1×1024 a", "0,1023 1×1 b"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, layout(firstTable(t, table(c.rows...)))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func width(n int) string { return fmt.Sprintf(`<w:tcW w:w="%d" w:type="dxa"/>`, n) }

func TestColumnWidths(t *testing.T) {
	const text = 11906 - 1474 - 1587
	for _, c := range []struct {
		name, table string
		want        []int
	}{
		{"from the grid", table(grid(100, 200), row(cell("a"), cell("b"))), []int{100, 200}},
		{"columns that no row uses", table(grid(100, 200, 300), row(cell("a"), cell("b"))), []int{100, 200}},
		{"no grid", table(row(spanned(width(100), "a"), spanned(width(200), "b"))), []int{100, 200}},
		{"a grid of zeros", table(grid(0, 0), row(spanned(width(100), "a"), spanned(width(200), "b"))), []int{100, 200}},
		{"a grid too short", table(grid(50), row(spanned(width(100), "a"), spanned(width(200), "b"))), []int{100, 200}},
		{"a wide cell shared", table(row(spanned(width(100), "a"), cell("b"), cell("c")), row(cell("d"), spanned(width(500)+spans(2), "e"))), []int{100, 250, 250}},
		{"the rest of the page", table(row(spanned(width(845), "a"), cell("b"))), []int{845, text - 845}},
		{"percent", table(row(spanned(`<w:tcW w:w="2500" w:type="pct"/>`, "a"), cell("b"))), []int{text / 2, text - text/2}},
		{"nothing said", table(row(cell("a"), cell("b"))), []int{text / 2, text / 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, firstTable(t, c.table).Columns); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTableLooks(t *testing.T) {
	got := firstTable(t, `<w:tbl><w:tblPr><w:jc w:val="center"/><w:tblInd w:w="-108" w:type="dxa"/><w:tblCellMar><w:top w:w="15"/><w:start w:w="80"/><w:right w:w="90"/></w:tblCellMar></w:tblPr>`+grid(100)+
		`<w:tr><w:trPr><w:trHeight w:val="567"/><w:tblHeader/></w:trPr>`+spanned(`<w:vAlign w:val="center"/>`, "a")+`</w:tr>`+
		`<w:tr><w:trPr><w:tblHeader w:val="0"/></w:trPr>`+spanned(`<w:vAlign w:val="bottom"/>`, "b")+`</w:tr></w:tbl>`)
	got.Cells[0].Paragraphs, got.Cells[1].Paragraphs = nil, nil
	want := &report.Table{
		Align: report.AlignCenter, Indent: -108, Columns: []int{100},
		Margin: report.Margin{Top: 15, Right: 90, Left: 80},
		Rows:   []report.Row{{Height: 567, Header: true}, {}},
		Cells: []report.Cell{
			{RowSpan: 1, ColumnSpan: 1, VAlign: report.VAlignCenter},
			{Row: 1, RowSpan: 1, ColumnSpan: 1, VAlign: report.VAlignBottom},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPageIsTheLastSection(t *testing.T) {
	first := `<w:p><w:pPr><w:sectPr><w:pgSz w:w="1" w:h="2"/></w:sectPr></w:pPr></w:p>`
	g := open(t, word(t, first, p("a"))).Grid()
	want := report.Page{Width: 11906, Height: 16838, Top: 2098, Right: 1474, Bottom: 1984, Left: 1587}
	if g.Page != want {
		t.Errorf("got %+v", g.Page)
	}
}

func TestNestedTablesBelongToTheirCell(t *testing.T) {
	inner := table(row(cell("甲"), cell("乙")))
	got := layout(firstTable(t, table(row(cell("外"), cell(p("前")+inner+p("后"))))))
	if diff := cmp.Diff([]string{"0,0 1×1 外", "0,1 1×1 前\n甲\n乙\n后"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestMeasures(t *testing.T) {
	for in, want := range map[string]int{"": 0, "567": 567, "-108": -108, "12.7mm": 720, "1in": 1440, "2cm": 1134, "10pt": 200, "1pc": 240, "x": 0, "NaN": 0, "1e99": 0, "283.5": 284} {
		if got := twips(in); got != want {
			t.Errorf("twips(%q) = %d, want %d", in, got, want)
		}
	}
	for in, want := range map[string]int{"24": 24, "12pt": 24} {
		if got := halfPoints(in); got != want {
			t.Errorf("halfPoints(%q) = %d, want %d", in, got, want)
		}
	}
}

// A table that is to be so many percent of the text as wide is: the page of
// build_test.go leaves 8845 twips.
func TestColumnsOfAWidthInPercent(t *testing.T) {
	for _, test := range []struct {
		width string
		want  []int
	}{
		{`<w:tblW w:w="5000" w:type="pct"/>`, []int{2948, 5896}},
		{`<w:tblW w:w="2500" w:type="pct"/>`, []int{1474, 2948}},
		{`<w:tblW w:w="50%" w:type="pct"/>`, []int{1474, 2948}},
		{`<w:tblW w:w="0" w:type="pct"/>`, []int{5000, 10000}},
		{`<w:tblW w:w="9000" w:type="dxa"/>`, []int{5000, 10000}},
		{`<w:tblW w:w="0" w:type="auto"/>`, []int{5000, 10000}},
	} {
		body := `<w:tbl><w:tblPr>` + test.width + `</w:tblPr><w:tblGrid><w:gridCol w:w="5000"/><w:gridCol w:w="10000"/></w:tblGrid>` +
			row(cell("甲"), cell("乙")) + `</w:tbl>`
		if got := open(t, word(t, body)).Grid().Blocks[0].Table.Columns; !slices.Equal(got, test.want) {
			t.Errorf("%s: columns of %v, want %v", test.width, got, test.want)
		}
	}
}
