package docx

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jibiao/report"
)

// drawLoops makes a form with a table of loops between other rows.
func drawLoops(t *rapid.T) made {
	m := &maker{t: t, values: report.Values{}}
	var rows []string
	for n := range rapid.IntRange(1, 3).Draw(t, "loops") {
		rows = append(rows, row(spanned(spans(6), m.paragraph(m.literal()))))
		for range rapid.IntRange(0, 2).Draw(t, "rows before") {
			rows = append(rows, row(m.cells(6)...))
		}
		rows = append(rows, m.loop(fmt.Sprintf("组%d", n))...)
	}
	if rapid.Bool().Draw(t, "rows behind") {
		rows = append(rows, row(spanned(spans(6), m.paragraph(m.literal()))), row(m.cells(6)...))
	}
	tbl := "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr>" + grid(1400, 1400, 1400, 1400, 1400, 1400) + strings.Join(rows, "") + "</w:tbl>"
	return made{m.prose() + tbl + m.paragraph(m.literal()), m.values}
}

// A loopColumn is a column of a generated loop.
type loopColumn struct {
	key     report.Key
	merging bool
	before  string // text around the value
	after   string
}

// loop makes a head and rows that repeat, and values for some rows.
func (m *maker) loop(group string) []string {
	var columns []loopColumn
	var widths []int
	for left := 6; left > 0; {
		w := min(left, rapid.IntRange(1, 3).Draw(m.t, "width"))
		c := loopColumn{key: report.Repeating(group, fmt.Sprintf("列%d", len(columns))), merging: rapid.IntRange(0, 2).Draw(m.t, "merging") == 0}
		if rapid.IntRange(0, 4).Draw(m.t, "mixed") == 0 {
			c.before, c.after = m.literal(), m.literal()
		}
		columns, widths, left = append(columns, c), append(widths, w), left-w
	}
	var heads []string
	for _, w := range widths {
		heads = append(heads, spanned(spans(w), m.paragraph(m.literal())))
	}
	rows := []string{row(heads...)}
	for i := range rapid.IntRange(1, 3).Draw(m.t, "form rows") {
		var cells []string
		for c, column := range columns {
			text, merge := column.before+m.place(column.key)+column.after, ""
			if column.merging {
				merge = mergeStart
			}
			if column.merging && i > 0 {
				text, merge = "", mergeOn
			}
			cells = append(cells, spanned(spans(widths[c])+merge, m.paragraph(text)))
		}
		rows = append(rows, row(cells...))
	}
	m.rowValues(columns)
	return rows
}

func (m *maker) rowValues(columns []loopColumn) {
	for i := range rapid.IntRange(0, 30).Draw(m.t, "rows") {
		for _, c := range columns {
			if text := rapid.SampledFrom([]string{"", "甲", "甲", "乙", "丙\n丁", "a  b ", "\t<&>"}).Draw(m.t, "text"); text != "" {
				m.values[c.key.InRow(i+1)] = text
			}
		}
	}
}

func TestLawExtractUndoesFillOfRows(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		m := drawLoops(r)
		tm := template(t, m.body)
		if len(tm.Issues()) > 0 {
			r.Fatalf("the form has faults: %v", tm.Issues())
		}
		f := fill(t, tm, m.values)
		for _, i := range f.Lint() {
			if i.ID != "W1" {
				r.Fatalf("%s: %s", i.Where, i.What)
			}
		}
		v, issues, err := tm.Extract(f)
		if err != nil || len(issues) > 0 {
			r.Fatalf("extract: %v, %v", err, issues)
		}
		if diff := cmp.Diff(cleaned(m.values), v); diff != "" {
			r.Fatal(diff)
		}
	})
}

// Where no column merges and no row is added, the bytes of the form stay.
func TestLawRowsOfTheFormStay(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(r, "form rows")
		var rows strings.Builder
		for i := range n {
			rows.WriteString(row(cell(fmt.Sprint(i+1)), cell("{{行[].a}}"), cell("{{行[].b}}")))
		}
		tm := template(t, table(row(cell("首")), rows.String(), row(cell("尾"))))
		v := report.Values{}
		for i := range rapid.IntRange(0, n).Draw(r, "rows") {
			v[report.Key("行[].a").InRow(i+1)] = "{{行[].a}}"
		}
		want := texts.ReplaceAllString(string(tm.file.source), "")
		if got := texts.ReplaceAllString(string(tm.content(v)), ""); got != want {
			r.Fatal(cmp.Diff(want, got))
		}
	})
}

func TestRowsAreValid(t *testing.T) {
	for name, f := range sampleForms(t, 6, drawLoops) {
		t.Run(name, func(t *testing.T) { validate(t, f.filled) })
	}
}

func TestRowsThroughLibreOffice(t *testing.T) {
	forms := sampleForms(t, 10, drawLoops)
	files := map[string][]byte{}
	for name, f := range forms {
		files[name] = f.filled
	}
	for name, data := range resave(t, files) {
		t.Run(name, func(t *testing.T) {
			v, issues, err := forms[name].template.Extract(open(t, data))
			if err != nil || len(issues) > 0 {
				t.Errorf("extract: %v, %v", err, issues)
			}
			if diff := cmp.Diff(cleaned(forms[name].values), v); diff != "" {
				t.Error(diff)
			}
		})
	}
}
