package docx

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"jibiao/report"
)

// rowsOf are values of the group 行: the names of its columns, then its rows.
func rowsOf(names []string, rows ...[]string) report.Values {
	v := report.Values{}
	for i, texts := range rows {
		for c, text := range texts {
			if text != "" {
				v[report.Repeating("行", names[c]).InRow(i+1)] = text
			}
		}
	}
	return v
}

func TestFillRowsXML(t *testing.T) {
	const named = `<w:tr w:rsidR="1" w14:paraId="2" xmlns:w14="urn:x">`
	cellOf := func(inner string) string { return "<w:tc>" + inner + "</w:tc>" }
	merged := func(text string) string { return spanned(mergeStart, text) }
	on := spanned(mergeOn, p())
	for _, c := range []struct {
		name, rows string
		values     report.Values
		want       string
	}{
		{"no values", row(cell("{{行[].a}}")), nil, row(cell(""))},
		{"one row", row(cell("{{行[].a}}")), rowsOf([]string{"a"}, []string{"x"}), row(cell("x"))},
		{"fewer than the form has", row(cell("{{行[].a}}")) + row(cell("{{行[].a}}")), rowsOf([]string{"a"}, []string{"x"}), row(cell("x")) + row(cell(""))},
		{
			"more than the form has", row(cell("1"), cell("{{行[].a}}")) + row(cell("2"), cell("{{行[].a}}")) + row(cell("合计"), cell("")),
			rowsOf([]string{"a"}, []string{"x"}, nil, []string{"y"}, []string{"z"}),
			row(cell("1"), cell("x")) + row(cell("2"), cell("")) + row(cell("3"), cell("y")) + row(cell("4"), cell("z")) + row(cell("合计"), cell("")),
		},
		{
			"lines and places of the form", row(cell("{{行[].a}}分（{{单位}}）")),
			report.Values{"单位": "甲", "行[1].a": "1\n2", "行[2].a": "3"},
			row(cell(p("1")+p("2分（甲）"))) + row(cell("3分（甲）")),
		},
		{
			"nothing is named twice",
			named + cellOf(`<w:p w14:paraId="3" w:rsidRDefault="4"><w:bookmarkStart w:id="5" w:name="n"/>`+run("{{行[].a}}")+`<w:bookmarkEnd w:id="5"/></w:p>`) + `</w:tr>`,
			rowsOf([]string{"a"}, []string{"x"}, []string{"y"}),
			named + cellOf(`<w:p w14:paraId="3" w:rsidRDefault="4"><w:bookmarkStart w:id="5" w:name="n"/>`+run("x")+`<w:bookmarkEnd w:id="5"/></w:p>`) + `</w:tr>` +
				`<w:tr xmlns:w14="urn:x">` + cellOf(`<w:p>`+run("y")+`</w:p>`) + `</w:tr>`,
		},
		{
			"content controls and tracked changes",
			row(cellOf(`<w:p><w:sdt><w:sdtPr><w:tag w:val="t"/><w:id w:val="9"/></w:sdtPr><w:sdtContent>` + run("{{行[].a}}") + `</w:sdtContent></w:sdt><w:ins w:id="7">` + run("新") + `</w:ins><w:del w:id="8">` + run("旧") + `</w:del></w:p>`)),
			rowsOf([]string{"a"}, []string{"x"}, []string{"y"}),
			row(cellOf(`<w:p><w:sdt><w:sdtPr><w:tag w:val="t"/><w:id w:val="9"/></w:sdtPr><w:sdtContent>`+run("x")+`</w:sdtContent></w:sdt><w:ins w:id="7">`+run("新")+`</w:ins><w:del w:id="8">`+run("旧")+`</w:del></w:p>`)) +
				row(cellOf(`<w:p><w:sdt><w:sdtPr><w:tag w:val="t"/></w:sdtPr><w:sdtContent>`+run("y")+`</w:sdtContent></w:sdt><w:ins w:id="9">`+run("新")+`</w:ins></w:p>`)),
		},
		{
			"equal neighbours merge", row(merged("{{行[].a}}"), merged("{{行[].b}}"), cell("{{行[].c}}")),
			rowsOf([]string{"a", "b", "c"}, []string{"1", "2", "x"}, []string{"1", "2", "y"}, []string{"1", "3", "z"}, []string{"4", "3", ""}, []string{"", "", "w"}, []string{"", "", "w"}),
			row(merged("1"), merged("2"), cell("x")) + row(on, on, cell("y")) + row(on, merged("3"), cell("z")) +
				row(merged("4"), merged("3"), cell("")) + row(merged(""), merged(""), cell("w")) + row(merged(""), merged(""), cell("w")),
		},
		{
			"rows merged in the form", row(merged("{{行[].a}}"), cell("{{行[].b}}")) + row(on, cell("{{行[].b}}")),
			rowsOf([]string{"a", "b"}, []string{"1", "x"}, []string{"2", "y"}, []string{"2", "z"}),
			row(merged("1"), cell("x")) + row(merged("2"), cell("y")) + row(on, cell("z")),
		},
		{
			"rows merged in the form, but for the first", row(cell("{{行[].a}}"), cell("{{行[].b}}")) + row(merged("{{行[].a}}"), cell("{{行[].b}}")) + row(on, cell("{{行[].b}}")),
			rowsOf([]string{"a", "b"}, []string{"1", "x"}, []string{"1", "y"}),
			row(merged("1"), cell("x")) + row(on, cell("y")) + row(merged(""), cell("")),
		},
		{
			"a caption over the rows goes on", row(merged("效益"), cell("{{行[].a}}")), rowsOf([]string{"a"}, []string{"x"}, []string{"y"}),
			row(merged("效益"), cell("x")) + row(on, cell("y")),
		},
		{
			"a row of nothing but merged cells keeps one", row(merged("{{行[].a}}"), merged("{{行[].b}}")), rowsOf([]string{"a", "b"}, []string{"1", "x"}, []string{"1", "x"}),
			row(merged("1"), merged("x")) + row(on, merged("x")),
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			tm := template(t, table(row(cell("首")), c.rows, row(cell("尾"))))
			want := table(row(cell("首")), c.want, row(cell("尾")))
			if diff := cmp.Diff(want, bodyOf(fill(t, tm, c.values))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestGroupsInOneRow(t *testing.T) {
	tm := template(t, table(row(cell("{{甲[].a}}"), cell("{{乙[].a}}"))))
	issues := tm.Issues()
	if len(issues) != 1 || issues[0].ID != "W8" || issues[0].Where != "表1 第1行" {
		t.Errorf("told %v", issues)
	}
	if got := text(fill(t, tm, report.Values{"甲[1].a": "x", "甲[2].a": "y", "乙[1].a": "z"})); got != "|x\n|\n|y\n|" {
		t.Errorf("printed %q", got)
	}
}

func TestInRow(t *testing.T) {
	for _, c := range []struct {
		key, group, column string
		row                int
	}{
		{"行[1].a", "行", "a", 1},
		{"行[1000000].a.b", "行", "a.b", 1_000_000},
		{"行[1000001].a", "", "", 0},
		{"行[0].a", "", "", 0},
		{"行[01].a", "", "", 0},
		{"行[+1].a", "", "", 0},
		{"行[].a", "", "", 0},
		{"行.a", "", "", 0},
		{"行[1]a", "", "", 0},
	} {
		if group, column, row := inRow(c.key); group != c.group || column != c.column || row != c.row {
			t.Errorf("%s: %q, %q, %d", c.key, group, column, row)
		}
	}
}
