package docx

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"jibiao/report"
)

func TestTextOfAParagraph(t *testing.T) {
	for _, c := range []struct{ name, paragraph, want string }{
		{"runs", p("年", "度"), "年度"},
		{"references", p(`<w:r><w:t>&lt;a&gt; &amp; &quot;b&apos; &#x1F600;&#20848;</w:t></w:r>`), "<a> & \"b' 😀兰"},
		{"a control by reference", p(`<w:r><w:t>a&#128;b</w:t></w:r>`), "a\u0080b"},
		{"CDATA", p(`<w:r><w:t><![CDATA[<兰> & ]]>州</w:t></w:r>`), "<兰> & 州"},
		{"a comment", p(`<w:r><w:t>兰<!-- x > y -->州<?a b?></w:t></w:r>`), "兰州"},
		{"line ends in the source", p("<w:r><w:t>a\r\nb\rc</w:t></w:r>"), "a\nb\nc"},
		{"blanks not preserved", p("<w:r><w:t> a b </w:t></w:r>"), "a b"},
		{"blanks preserved", p(`<w:r><w:t xml:space="preserve"> a b </w:t></w:r>`), " a b "},
		{"only blanks", p("<w:r><w:t>  </w:t></w:r>", "x"), "x"},
		{"wide blanks", p("<w:r><w:t>　a　</w:t></w:r>"), "　a　"},
		{"tabs", p(`<w:r><w:t>a</w:t><w:tab/><w:ptab/><w:t>b</w:t></w:r>`), "a\t\tb"},
		{"breaks", p(`<w:r><w:t>a</w:t><w:br/><w:br w:type="textWrapping"/><w:cr/><w:t>b</w:t></w:r>`), "a\n\n\nb"},
		{"page breaks", p(`<w:r><w:t>a</w:t><w:br w:type="page"/><w:br w:type="column"/><w:lastRenderedPageBreak/><w:t>b</w:t></w:r>`), "ab"},
		{"hyphens", p(`<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/></w:r>`), "a\u2011b\u00ad"},
		{"symbols", p(`<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Wingdings 2" w:char="F0A3"/><w:sym w:font="Arial" w:char="2610"/><w:sym w:font="x" w:char="zz"/><w:sym w:font="x" w:char="D800"/></w:r>`), "☑□☐"},
		{"tracked changes", p("a", `<w:ins><w:r><w:t>b</w:t></w:r></w:ins>`, `<w:del><w:r><w:delText>c</w:delText></w:r></w:del>`,
			`<w:moveTo><w:r><w:t>d</w:t></w:r></w:moveTo>`, `<w:moveFrom><w:r><w:t>e</w:t></w:r></w:moveFrom>`), "abd"},
		{"wrappers", p(`<w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink>`, `<w:smartTag><w:r><w:t>b</w:t></w:r></w:smartTag>`,
			`<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>c</w:t></w:r></w:sdtContent></w:sdt>`, `<w:fldSimple><w:r><w:t>d</w:t></w:r></w:fldSimple>`), "abcd"},
		{"a field", p(`<w:r><w:fldChar/></w:r>`, `<w:r><w:instrText>PAGE</w:instrText></w:r>`, "3"), "3"},
		{"ruby", p(`<w:r><w:ruby><w:rt><w:r><w:t>lan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>兰</w:t></w:r></w:rubyBase></w:ruby></w:r>`), "兰"},
		{"a choice", p(`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>a</w:t></mc:Choice><mc:Fallback><w:t>b</w:t></mc:Fallback></mc:AlternateContent></w:r>`), "a"},
		{"a fallback", p(`<mc:AlternateContent><mc:Choice Requires="wps"/><mc:Fallback><w:r><w:t>b</w:t></w:r></mc:Fallback></mc:AlternateContent>`), "b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := text(open(t, word(t, c.paragraph))); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestTextBoxesFollowTheirParagraph(t *testing.T) {
	box := func(s string) string {
		content := `<w:txbxContent>` + p(s) + `</w:txbxContent>`
		return `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>` + content +
			`</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>` + content + `</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
	}
	f := open(t, word(t, p("前", box("盒"), "后"), table(row(cell(p("格", box("内")))))))
	if diff := cmp.Diff("前后\n盒\n|格\n内", text(f)); diff != "" {
		t.Error(diff)
	}
}

func TestOffsetsPointIntoTheSource(t *testing.T) {
	f := open(t, word(t, p(`<w:r><w:t> &#123;&#x7b;a&amp;<!-- x -->}} </w:t></w:r>`)))
	l := readLine(f.source, f.tree.child("body").child("p"))
	got := l.pieces[0]
	if got.text != "{{a&}}" {
		t.Fatalf("text is %q", got.text)
	}
	var raw []string
	for i := range got.text {
		raw = append(raw, string(f.source[got.offset(i):got.offset(i+1)]))
	}
	if diff := cmp.Diff([]string{"&#123;", "&#x7b;", "a", "&amp;<!-- x -->", "}", "}"}, raw); diff != "" {
		t.Error(diff)
	}
}

func TestPlaceholders(t *testing.T) {
	type ph = placeholder
	for _, c := range []struct {
		text  string
		want  []placeholder
		wrong int
	}{
		{"", nil, 0},
		{"{a}", nil, 0},
		{"{{a}}", []ph{{0, 5, "a"}}, 0},
		{"x{{ a.b }}y{{c}}", []ph{{1, 10, "a.b"}, {11, 16, "c"}}, 0},
		{"{{　评价年度　}}", []ph{{0, 22, "评价年度"}}, 0},
		{"{{a}}{{a}}", []ph{{0, 5, "a"}, {5, 10, "a"}}, 0},
		{"{{{a}}}", []ph{{1, 6, "a"}}, 0},
		{"{{a", nil, 1},
		{"a}}", nil, 1},
		{"{{a {{b}}", []ph{{4, 9, "b"}}, 1},
		{"{{a}} b}}", []ph{{0, 5, "a"}}, 1},
		{"{{}}", nil, 1},
		{"{{1a}}", nil, 1},
		{"{{a b}}", nil, 1},
		{"{{a\tb}}{{c}}", []ph{{7, 12, "c"}}, 1},
		{"{{a\n}}", nil, 1},
	} {
		found, wrong := placeholders(c.text)
		if diff := cmp.Diff(c.want, found, cmp.AllowUnexported(placeholder{})); diff != "" || len(wrong) != c.wrong {
			t.Errorf("%q: %d misprints %v\n%s", c.text, len(wrong), wrong, diff)
		}
	}
}

func TestPlaceholdersAreFoundAnywhere(t *testing.T) {
	split := `<w:r><w:t>{</w:t></w:r><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:r><w:rPr><w:b/></w:rPr><w:t>{ 评价</w:t></w:r>` +
		`<w:proofErr w:type="spellStart"/><w:r><w:lastRenderedPageBreak/><w:t>年度 }</w:t></w:r><w:bookmarkEnd w:id="0"/><w:r><w:t>}</w:t></w:r>`
	for _, c := range []struct {
		name, body string
		want       []report.Key
	}{
		{"split over runs", p("年：", split, "。"), []report.Key{"评价年度"}},
		{"in a cell", table(row(cell("年"), cell(p(split)))), []report.Key{"评价年度"}},
		{"in content controls", `<w:sdt><w:sdtContent>` + table(`<w:sdt><w:sdtContent>`+row(`<w:sdt><w:sdtContent>`+cell("{{a}}")+`</w:sdtContent></w:sdt>`, cell("{{b}}"))+`</w:sdtContent></w:sdt>`) + p("{{c}}") + `</w:sdtContent></w:sdt>`, []report.Key{"a", "b", "c"}},
		{"in a nested table", table(row(cell(p("外") + table(row(cell("{{a}}"))) + p()))), []report.Key{"a"}},
		{"several", p("{{a}}{{b}}年", "{{a}}"), []report.Key{"a", "b", "a"}},
		{"not in deleted text", p("<w:del><w:r><w:t>{{a}}</w:t></w:r></w:del>", "{{b}}"), []report.Key{"b"}},
		{"not across paragraphs", p("{{a") + p("}}"), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := open(t, word(t, c.body)).Grid()
			if diff := cmp.Diff(c.want, keysOf(&g)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// keysOf lists the keys of a grid in reading order.
func keysOf(g *report.Grid) []report.Key {
	var keys []report.Key
	for _, b := range g.Blocks {
		if b.Paragraph != nil {
			keys = append(keys, b.Paragraph.Keys()...)
			continue
		}
		for i := range b.Table.Cells {
			keys = append(keys, b.Table.Cells[i].Keys()...)
		}
	}
	return keys
}
