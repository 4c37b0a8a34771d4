package report

import "testing"

func TestPlacesByIndex(t *testing.T) {
	text := func(s string) []Paragraph { return []Paragraph{{Runs: []Run{{Text: s}}}} }
	g := Grid{Blocks: []Block{
		{Paragraph: &Paragraph{Runs: []Run{{Text: "报告"}}}},
		{Table: &Table{Rows: make([]Row, 1)}},
		{Paragraph: &Paragraph{}},
		{Table: &Table{Rows: make([]Row, 2), Cells: []Cell{
			{Row: 1, RowSpan: 1, ColumnSpan: 1, Paragraphs: text("年度：")},
			{Row: 1, Column: 1, RowSpan: 1, ColumnSpan: 1},
		}}},
	}}
	for got, want := range map[string]string{
		g.WhereParagraph(0): "第1段「报告」",
		g.WhereParagraph(2): "第2段",
		g.WhereCell(3, 1):   "表2 第2行「年度」右侧",
		g.WhereCell(3, 0):   "表2 第2行第1列",
		g.WhereRow(1, 0):    "表1 第1行",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if g.WhereParagraph(1)+g.WhereParagraph(9)+g.WhereCell(0, 0)+g.WhereCell(3, 2)+g.WhereCell(-1, 0)+g.WhereRow(2, 0) != "" {
		t.Error("places outside of the grid have names")
	}
}
