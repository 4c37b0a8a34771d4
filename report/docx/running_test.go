package docx

import (
	"strings"
	"testing"

	"jibiao/report"
)

// withHeads is a form with a header and a footer.
func withHeads(tb testing.TB, header, footer string, body ...string) []byte {
	tb.Helper()
	const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	const name = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`
	entries := wordParts(strings.Join(body, ""))
	for i := range entries {
		if entries[i].name == "word/_rels/document.xml.rels" {
			entries[i].content = strings.Replace(entries[i].content, "</Relationships>",
				`<Relationship Id="rId7" Type="`+kind+`header" Target="header1.xml"/><Relationship Id="rId8" Type="`+kind+
					`footer" Target="/word/footer1.xml"/><Relationship Id="rId9" Type="`+kind+`header" Target="header1.xml"/></Relationships>`, 1)
		}
	}
	return zipped(tb, append(entries,
		entry{"word/header1.xml", "<w:hdr" + name + header + "</w:hdr>"},
		entry{"word/footer1.xml", "<w:ftr" + name + footer + "</w:ftr>"}))
}

func contentOf(tb testing.TB, f *File, part string) string {
	tb.Helper()
	src, _, err := parsePart(f.entry(part))
	if err != nil {
		tb.Fatal(err)
	}
	return string(src)
}

func TestFillHeadersAndFooters(t *testing.T) {
	data := withHeads(t, p("{{单", "位}} 绩效评价报告"), p("第一页"),
		p("单位：{{单位}}"), table(row(cell("年度"), cell("{{年度}}"))))
	tm := mustTemplate(t, data)
	if len(tm.Issues()) > 0 {
		t.Errorf("issues: %+v", tm.Issues())
	}
	f := fill(t, tm, report.Values{"单位": "云岭<市>\n档案馆", "年度": "2024年度"})
	header := contentOf(t, f, "word/header1.xml")
	if strings.Count(header, "<w:p>") != 2 || !strings.Contains(header, "云岭&lt;市&gt;") || !strings.Contains(header, "档案馆") || strings.Contains(header, "{{") {
		t.Errorf("the header is %s", header)
	}
	if got, want := contentOf(t, f, "word/footer1.xml"), contentOf(t, open(t, data), "word/footer1.xml"); got != want {
		t.Errorf("a footer without placeholders was changed: %s", got)
	}
	v, issues, err := tm.Extract(f)
	if err != nil || len(issues) > 0 || v["单位"] != "云岭<市>\n档案馆" {
		t.Errorf("extract: %q, %+v, %v", v, issues, err)
	}
}

func TestFaultsInHeadersAndFooters(t *testing.T) {
	data := withHeads(t, p("{{单位}}{{电话}}"), p("{{开"), p("{{单位}}"))
	tm := mustTemplate(t, data)
	var got []string
	for _, i := range tm.Issues() {
		got = append(got, i.ID+" "+i.Where+": "+i.What)
	}
	want := []string{"W1 页眉: 占位符“{{电话}}”在正文中没有位置，打印出来是空的", "W1 页脚: “{{”后面没有对应的“}}”"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("issues of the form: %q", got)
	}
	left := open(t, data).Lint()
	if len(left) != 4 || left[1].Where != "页眉" || left[3].Where != "页脚" {
		t.Errorf("left in a finished file: %+v", left)
	}
	broken := withHeads(t, "<w:p>", p(""), p("文"))
	if l := open(t, broken).Lint(); len(l) != 1 || l[0].ID != "W9" {
		t.Errorf("lint of a broken header: %+v", l)
	}
	if _, err := NewTemplate(broken); err == nil {
		t.Error("a form with a broken header compiles")
	}
}
