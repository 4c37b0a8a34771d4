package report

import "testing"

func TestWhereByIndex(t *testing.T) {
	g := grid("标题", "甲 | {{甲}}\n乙 | {{乙}}", "落款：{{日期}}", "丙 | {{丙}}", "")
	tests := []struct{ name, got, want string }{
		{"cell", g.WhereCell(1, 3), "表1 第2行「乙」右侧"},
		{"cell of the second table", g.WhereCell(3, 1), "表2 第1行「丙」右侧"},
		{"a caption", g.WhereCell(1, 0), "表1 第1行第1列"},
		{"no such cell", g.WhereCell(1, 4), ""},
		{"cell before the first", g.WhereCell(1, -1), ""},
		{"cell of a paragraph", g.WhereCell(0, 0), ""},
		{"cell of no block", g.WhereCell(9, 0), ""},
		{"row", g.WhereRow(3, 0), "表2 第1行"},
		{"row of a paragraph", g.WhereRow(2, 0), ""},
		{"row of no block", g.WhereRow(-1, 0), ""},
		{"paragraph", g.WhereParagraph(2), "第2段「落款：」"},
		{"paragraph without text", g.WhereParagraph(4), "第3段"},
		{"paragraph of a table", g.WhereParagraph(1), ""},
		{"paragraph of no block", g.WhereParagraph(5), ""},
		{"paragraph before the first", g.WhereParagraph(-1), ""},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, tt.got, tt.want)
		}
	}
}
