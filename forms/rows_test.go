package forms

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jibiao/report"
)

// drawn writes a table row by row: each cell's text or key at its column, with
// its row span where that is not 1.
func drawn(t *report.Table) []string {
	rows := make([]string, len(t.Rows))
	for i := range t.Cells {
		c := &t.Cells[i]
		text := c.Text()
		for _, k := range c.Keys() {
			text += "{" + string(k) + "}"
		}
		if c.RowSpan > 1 {
			text += fmt.Sprintf("↓%d", c.RowSpan)
		}
		rows[c.Row] = strings.TrimPrefix(rows[c.Row]+"|"+text, "|")
	}
	return rows
}

func cell(row, column, span int, text string, key report.Key) report.Cell {
	return report.Cell{
		Row: row, Column: column, RowSpan: span, ColumnSpan: 1,
		Paragraphs: []report.Paragraph{{Runs: []report.Run{{Text: text, Key: key}}}},
	}
}

func TestExpand(t *testing.T) {
	table := &report.Table{
		Columns: []int{1, 1, 1}, Rows: make([]report.Row, 5),
		Cells: []report.Cell{
			cell(0, 0, 5, "指标", ""), cell(0, 1, 1, "名称", ""), cell(0, 2, 1, "得分", ""),
			cell(1, 1, 2, "", "指标[].名称"), cell(1, 2, 1, "", "指标[].得分"),
			cell(2, 2, 1, "", "指标[].得分"),
			cell(3, 1, 1, "合计", ""), cell(3, 2, 1, "", "合计"),
			cell(4, 1, 1, "备注", ""), cell(4, 2, 1, "", "备注"),
		},
	}
	groups := []report.Group{{Name: "指标", Columns: []report.Key{"指标[].名称", "指标[].得分"}, Row: 1, Rows: 2}}
	tests := []struct {
		count int
		want  []string
	}{
		{0, []string{"指标↓5|名称|得分", "{指标[1].名称}|{指标[1].得分}", "{指标[2].名称}|{指标[2].得分}", "合计|{合计}", "备注|{备注}"}},
		{3, []string{
			"指标↓6|名称|得分", "{指标[1].名称}|{指标[1].得分}", "{指标[2].名称}|{指标[2].得分}", "{指标[3].名称}|{指标[3].得分}",
			"合计|{合计}", "备注|{备注}",
		}},
	}
	for _, tt := range tests {
		got := drawn(expand(table, groups, map[string]int{"指标": tt.count}))
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%d rows (-want +got):\n%s", tt.count, diff)
		}
	}
	if diff := cmp.Diff("{指标[].名称}↓2", strings.Split(drawn(table)[1], "|")[0]); diff != "" {
		t.Errorf("the form's own table was changed:\n%s", diff)
	}
}

// Captions beside the rows stay one cell, also where they go on over two groups.
func TestExpandKeepsSharedCaptions(t *testing.T) {
	table := &report.Table{
		Columns: []int{1, 1, 1}, Rows: make([]report.Row, 5),
		Cells: []report.Cell{
			cell(0, 0, 1, "一级", ""), cell(0, 1, 1, "二级", ""), cell(0, 2, 1, "三级", ""),
			cell(1, 0, 4, "产出", ""), cell(1, 1, 2, "数量", ""), cell(1, 2, 1, "", "数量[].三级"),
			cell(2, 2, 1, "", "数量[].三级"),
			cell(3, 1, 2, "质量", ""), cell(3, 2, 1, "", "质量[].三级"),
			cell(4, 2, 1, "", "质量[].三级"),
		},
	}
	groups := []report.Group{
		{Name: "数量", Columns: []report.Key{"数量[].三级"}, Row: 1, Rows: 2},
		{Name: "质量", Columns: []report.Key{"质量[].三级"}, Row: 3, Rows: 2},
	}
	want := []string{
		"一级|二级|三级", "产出↓6|数量↓3|{数量[1].三级}", "{数量[2].三级}", "{数量[3].三级}",
		"质量↓3|{质量[1].三级}", "{质量[2].三级}", "{质量[3].三级}",
	}
	for _, order := range [][]report.Group{groups, {groups[1], groups[0]}} {
		if diff := cmp.Diff(want, drawn(expand(table, order, map[string]int{"数量": 3, "质量": 3}))); diff != "" {
			t.Errorf("rows (-want +got):\n%s", diff)
		}
	}
}
