package docx

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jibiao/report"
)

// use does with a file what the program does, and checks what must hold for
// any file that opens.
func use(t *testing.T, data []byte) {
	f, err := Open(data)
	if err != nil {
		var e *OpenError
		if !errors.As(err, &e) || e.Error() == "" {
			t.Fatalf("a bare error: %v", err)
		}
		return
	}
	f.Lint()
	g := f.Grid()
	checkTables(t, &g)
	tm, err := NewTemplate(data)
	if err != nil {
		t.Fatalf("opens, but does not compile: %v: %v", err, errors.Unwrap(err))
	}
	v := report.Values{}
	for _, k := range keysOf(&g) {
		v[k] = "一 \n<二>\t三"
	}
	out, err := tm.Fill(v)
	if err != nil {
		t.Fatalf("fill: %v", err)
	}
	filled, err := Open(out)
	if err != nil {
		t.Fatalf("filled file does not open: %v", errors.Unwrap(err))
	}
	var mismatch *MismatchError
	if _, _, err := tm.Extract(filled); err != nil && !errors.As(err, &mismatch) {
		t.Fatalf("extract: %v", err)
	}
}

// checkTables checks that cells are in order, inside of the table and do not overlap.
func checkTables(t *testing.T, g *report.Grid) {
	for _, b := range g.Blocks {
		if b.Table == nil {
			continue
		}
		taken := map[[2]int]bool{}
		for _, c := range b.Table.Cells {
			if c.RowSpan < 1 || c.ColumnSpan < 1 || c.Row+c.RowSpan > len(b.Table.Rows) || c.Column+c.ColumnSpan > len(b.Table.Columns) {
				t.Fatalf("cell at %d,%d of %d×%d leaves the table", c.Row, c.Column, c.RowSpan, c.ColumnSpan)
			}
			for row := c.Row; row < c.Row+c.RowSpan; row++ {
				if taken[[2]int{row, c.Column}] {
					t.Fatalf("two cells at %d,%d", row, c.Column)
				}
				taken[[2]int{row, c.Column}] = true
			}
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(word(f, p("{{a}}"), table(row(cell("题"), cell("{{b}}")))))
	f.Add(zipped(f, []entry{{"a.txt", "x"}}))
	f.Add(ole("WordDocument"))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) { use(t, data) })
}

func FuzzGrid(f *testing.F) {
	for _, body := range []string{
		p("头{{a}}", "{", "{b", "}}尾"),
		table(grid(1, 2, 3), row(spanned(mergeStart+spans(2), "a"), cell("{{c}}")), row(spanned(mergeOn+spans(2), ""), cell("d"))),
		`<w:p><w:pPr><w:jc w:val="center"/><w:sectPr/></w:pPr><w:ins w:id="1"><w:r><w:rPr><w:b/></w:rPr><w:t>{{a}}</w:t><w:tab/><w:br/><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:ins></w:p>`,
		`<w:sdt><w:sdtPr><w:id w:val="1"/><w:text/></w:sdtPr><w:sdtContent>` + p("{{a}}") + `</w:sdtContent></w:sdt>`,
		`<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>` + p("{{a}}") + `</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:t>{{a}}</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
		`<w:p><w:r><w:t><![CDATA[{{a}}]]>&#123;{b}}<!-- --></w:t></w:r></w:p >`,
		`<w:p><w:bookmarkStart w:id="0" w:name="a"/></w:p><w:tbl/><w:tbl><w:tr/><w:tr><w:tc/></w:tr></w:tbl>`,
	} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) { use(t, word(t, string(body))) })
}

func FuzzPlaceholders(f *testing.F) {
	for _, s := range []string{"{{a}}", "{{ 评价.年度 }}x{{b}}", "{{{a}}}", "{{a", "}}{{", "{{1}}", "{{a}}}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		found, _ := placeholders(text)
		at := 0
		for _, ph := range found {
			if ph.start < at || ph.end > len(text) || !ph.key.Valid() {
				t.Fatalf("%+v behind %d in %q", ph, at, text)
			}
			s := text[ph.start:ph.end]
			if !strings.HasPrefix(s, "{{") || !strings.HasSuffix(s, "}}") || strings.Trim(s, "{} \u00a0\u3000") != string(ph.key) {
				t.Fatalf("%q is no placeholder of %q", s, ph.key)
			}
			at = ph.end
		}
	})
}

func FuzzFillExtract(f *testing.F) {
	for _, s := range []string{"", "兰州", " a  b\t\n\nc ", `<&>"'`, "{{a}}", "\x00\r\n\u2028", "😀𠮷", "\xff", "]]>"} {
		f.Add(s, s)
	}
	tm := template(f, p("▲1{{甲}}▲2{{ 乙 }}▲3"), table(row(cell("▲4"), cell(p("{{", "甲}", "}"))), row(cell("▲5"), cell("▲6{{乙}}"))), p("▲7"))
	f.Fuzz(func(t *testing.T, a, b string) {
		if strings.Contains(a+b, "▲") {
			return // the form's own sign: several readings
		}
		v := report.Values{"甲": a, "乙": b}
		back, issues, err := tm.Extract(fill(t, tm, v))
		if err != nil || len(issues) > 0 {
			t.Fatalf("extract: %v, %v", err, issues)
		}
		if diff := cmp.Diff(cleaned(v), back); diff != "" {
			t.Fatal(diff)
		}
	})
}
