package find

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jibiao/report"
)

func TestIn(t *testing.T) {
	tests := []struct {
		name, text, want string // what is found stands in brackets
		query            Query
	}{
		{"a word", "档案馆的档案", "[档案]馆的[档案]", Query{Text: "档案"}},
		{"nothing", "档案馆", "档案馆", Query{Text: "图书"}},
		{"of nothing nothing", "档案馆", "档案馆", Query{}},
		{"full width in the text", "２０２４年度", "[２０２４]年度", Query{Text: "2024"}},
		{"full width in the query", "（2024）年度", "[（2024）]年度", Query{Text: "(２０２４)"}},
		{"letters", "DA/T 与ｄａ／ｔ", "[DA/T] 与[ｄａ／ｔ]", Query{Text: "Da/t"}},
		{"blanks", "甲　乙", "[甲　乙]", Query{Text: "甲 乙"}},
		{"exactly", "２０２４与2024", "２０２４与[2024]", Query{Text: "2024", Exact: true}},
		{"exactly, by case", "Abc与abc", "Abc与[abc]", Query{Text: "abc", Exact: true}},
		{"without overlap", "一一一", "[一一]一", Query{Text: "一一"}},
		{"letters that have no other case", "İ", "[İ]", Query{Text: "İ"}},
		{"over lines", "甲\n乙", "[甲\n乙]", Query{Text: "甲\n乙"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, done := "", 0
			for _, h := range tt.query.In("键", tt.text) {
				got += tt.text[done:h.From] + "[" + tt.text[h.From:h.To] + "]"
				done = h.To
			}
			if got += tt.text[done:]; got != tt.want {
				t.Errorf("found %q, want %q", got, tt.want)
			}
		})
	}
}

// form is a form of three cells below each other.
func form(t *testing.T) *report.Form {
	t.Helper()
	table := &report.Table{Columns: []int{1}, Rows: make([]report.Row, 3)}
	for i, k := range []report.Key{"甲", "乙", "丙"} {
		place := report.Paragraph{Runs: []report.Run{{Key: k}}}
		table.Cells = append(table.Cells, report.Cell{Row: i, RowSpan: 1, ColumnSpan: 1, Paragraphs: []report.Paragraph{place}})
	}
	f, issues := report.Compile(report.Grid{Blocks: []report.Block{{Table: table}}}, report.Spec{})
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	return f
}

func TestReplaceAll(t *testing.T) {
	f := form(t)
	texts := report.Values{"丙": "旧馆与旧馆", "甲": "旧馆", "乙": "旧馆"}
	q := Query{Text: "旧馆"}
	if hits := q.All(f, texts); len(hits) != 4 || hits[0].Key != "甲" || hits[3] != (Hit{"丙", 9, 15}) {
		t.Errorf("found %+v", hits)
	}
	changed, n := q.ReplaceAll(f, texts, "新馆", func(k report.Key) bool { return k != "乙" })
	if diff := cmp.Diff(report.Values{"丙": "新馆与新馆", "甲": "新馆"}, changed); diff != "" || n != 3 {
		t.Errorf("%d places (-want +got):\n%s", n, diff)
	}
}

// Replacing leaves what stands between the places, and finds afterwards only
// what the new text brought in.
func TestReplaceIsThorough(t *testing.T) {
	letters := rapid.SampledFrom([]string{"a", "A", "ａ", "b", "档", "案", "（", "(", " ", "　", "\n"})
	texts := rapid.Map(rapid.SliceOfN(letters, 0, 20), func(s []string) string { return strings.Join(s, "") })
	rapid.Check(t, func(t *rapid.T) {
		q := Query{Text: texts.Draw(t, "query"), Exact: rapid.Bool().Draw(t, "exact")}
		text := texts.Draw(t, "text")
		hits := q.In("键", text)
		if got := Replace(text, hits, "╳"); len(q.In("键", got)) > 0 && q.fold(q.Text) != "╳" {
			t.Fatalf("%q in %q: %q is left", q.Text, text, got)
		} else if strings.Count(got, "╳") != len(hits) {
			t.Fatalf("%d places, replaced %q", len(hits), got)
		}
		for _, h := range hits {
			if q.fold(text[h.From:h.To]) != q.fold(q.Text) {
				t.Fatalf("%q is not %q", text[h.From:h.To], q.Text)
			}
		}
		if same := Replace(text, hits, q.Text); q.fold(same) != q.fold(text) {
			t.Fatalf("replaced by itself, %q became %q", text, same)
		}
	})
}
