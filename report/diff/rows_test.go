package diff

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jibiao/report"
)

// table makes rows of one-line texts: "甲 1|乙 2".
func table(text string) (rows [][]string) {
	if text == "" {
		return nil
	}
	for _, r := range strings.Split(text, "|") {
		rows = append(rows, strings.Split(r, " "))
	}
	return rows
}

func TestRows(t *testing.T) {
	for _, c := range []struct {
		name, old, new string
		want           []Pair
	}{
		{"equal", "甲 1|乙 2", "甲 1|乙 2", []Pair{{0, 0}, {1, 1}}},
		{"one in the middle", "甲 1|丙 3", "甲 1|乙 2|丙 3", []Pair{{0, 0}, {-1, 1}, {1, 2}}},
		{"one left out", "甲 1|乙 2|丙 3", "甲 1|丙 3", []Pair{{0, 0}, {1, -1}, {2, 1}}},
		{"all rows changed and one new", "预算编制 1|资产管理 3", "预算编制完整 8|新增内容 2|资产管理规范 9", []Pair{{0, 0}, {-1, 1}, {1, 2}}},
		{"a blank row filled in", "甲 1| ", "甲 1|乙 2", []Pair{{0, 0}, {1, 1}}},
		{"a row for another", "甲 1|乙 2|丙 3", "甲 1|子 9|丙 3", []Pair{{0, 0}, {1, 1}, {2, 2}}},
		{"none before", "", "甲 1", []Pair{{-1, 0}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, Rows(table(c.old), table(c.new), nil)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestRowsThatDoNotFitAreNoPair(t *testing.T) {
	rows := table("甲 1|乙 2")
	want := []Pair{{0, -1}, {-1, 0}, {1, 1}}
	if diff := cmp.Diff(want, Rows(rows, rows, func(i, _ int) bool { return i > 0 })); diff != "" {
		t.Error(diff)
	}
}

func TestLawEveryRowIsInOnePair(t *testing.T) {
	draw := func(t *rapid.T, name string) [][]string {
		return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) []string {
			return rapid.SliceOfN(rapid.SampledFrom([]string{"", "甲", "甲乙", "丙丁"}), 2, 2).Draw(t, "row")
		}), 0, 8).Draw(t, name)
	}
	rapid.Check(t, func(t *rapid.T) {
		old, new := draw(t, "old"), draw(t, "new")
		fits := func(i, j int) bool { return (i+j)%3 > 0 }
		i, j := 0, 0
		for _, p := range Rows(old, new, fits) {
			if p.Old >= 0 && p.New >= 0 && !fits(p.Old, p.New) {
				t.Fatalf("%v do not fit", p)
			}
			if p.Old >= 0 {
				if p.Old != i {
					t.Fatalf("old row %d where %d is due", p.Old, i)
				}
				i++
			}
			if p.New >= 0 {
				if p.New != j {
					t.Fatalf("new row %d where %d is due", p.New, j)
				}
				j++
			}
		}
		if i != len(old) || j != len(new) {
			t.Fatalf("%d of %d, %d of %d", i, len(old), j, len(new))
		}
	})
}

// form has a field, rows of two columns, and a field.
func form(t *testing.T) *report.Form {
	t.Helper()
	cell := func(row int, k report.Key) report.Cell {
		return report.Cell{Row: row, RowSpan: 1, ColumnSpan: 1, Paragraphs: []report.Paragraph{{Runs: []report.Run{{Key: k}}}}}
	}
	a, b := cell(1, "指标[].名称"), cell(1, "指标[].得分")
	b.Column = 1
	g := report.Grid{Blocks: []report.Block{{Table: &report.Table{Cells: []report.Cell{cell(0, "单位"), a, b, cell(2, "说明")}}}}}
	f, issues := report.Compile(g, report.Spec{})
	if len(f.Groups) != 1 || len(f.Fields) != 4 {
		t.Fatalf("the form has %d groups, %d fields: %v", len(f.Groups), len(f.Fields), issues)
	}
	return f
}

func TestValues(t *testing.T) {
	old := report.Values{
		"单位": "甲局", "说明": "无", "别的": "a",
		"指标[1].名称": "预算编制", "指标[1].得分": "3", "指标[2].名称": "资产管理", "指标[2].得分": "5", "指标[3].名称": "旧行",
	}
	new := report.Values{
		"单位": "乙局", "说明": "无", "别的": "b",
		"指标[1].名称": "预算编制", "指标[1].得分": "4", "指标[2].名称": "新增指标", "指标[2].得分": "1", "指标[3].名称": "资产管理", "指标[3].得分": "5",
	}
	want := []Change{
		{Key: "单位", Was: "单位", Old: "甲局", New: "乙局", Pieces: []Piece{{Deleted, "甲"}, {Inserted, "乙"}, {Same, "局"}}},
		{Key: "指标[1].得分", Was: "指标[1].得分", Old: "3", New: "4", Pieces: []Piece{{Deleted, "3"}, {Inserted, "4"}}},
		{Key: "指标[2].名称", Row: Inserted, New: "新增指标", Pieces: []Piece{{Inserted, "新增指标"}}},
		{Key: "指标[2].得分", Row: Inserted, New: "1", Pieces: []Piece{{Inserted, "1"}}},
		{Key: "指标[3].名称", Was: "指标[3].名称", Row: Deleted, Old: "旧行", Pieces: []Piece{{Deleted, "旧行"}}},
	}
	if diff := cmp.Diff(want, Values(form(t), old, new)); diff != "" {
		t.Error(diff)
	}
	if got := Values(form(t), old, old.Clone()); len(got) != 0 {
		t.Errorf("equal values: %v", got)
	}
}

func BenchmarkRows(b *testing.B) {
	var old, new [][]string
	for i := range 1000 {
		row := []string{strings.Repeat("指标", i%7+1), strings.Repeat("甲乙丙丁", i%11), string(rune('一' + i))}
		old = append(old, row)
		if i%100 == 50 {
			new = append(new, []string{"新增", "一行", "5"})
		}
		if i%30 == 7 {
			row = []string{row[0], row[1] + "改", row[2]}
		}
		new = append(new, row)
	}
	for b.Loop() {
		Rows(old, new, nil)
	}
}
