package docx

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"jibiao/report"
)

const styleSheet = styleHead + `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="宋体"/><w:sz w:val="21"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="160"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:pPr><w:jc w:val="both"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="h"><w:basedOn w:val="a"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="loop"><w:basedOn w:val="loop"/><w:rPr><w:sz w:val="44"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="c"><w:rPr><w:u w:val="single"/><w:sz w:val="30"/></w:rPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="t0"><w:tblPr><w:tblCellMar><w:left w:w="108"/><w:right w:w="108"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:styleId="t1"><w:basedOn w:val="t0"/><w:pPr><w:spacing w:after="0"/></w:pPr><w:tblPr><w:jc w:val="right"/></w:tblPr></w:style></w:styles>`

func styled(t *testing.T, body ...string) report.Grid {
	t.Helper()
	parts := wordParts(p())
	for _, b := range body {
		parts[3].content = documentHead + b + documentTail
	}
	parts[4].content = styleSheet
	return open(t, zipped(t, parts)).Grid()
}

func pr(pPr string, runs ...string) string {
	return "<w:p><w:pPr>" + pPr + "</w:pPr>" + p(runs...)[len("<w:p>"):]
}

func TestStyles(t *testing.T) {
	base := report.Paragraph{Align: report.AlignJustify, After: 160, Style: report.Style{Font: "宋体", Size: 21}}
	but := func(change func(*report.Paragraph)) report.Paragraph {
		c := base
		change(&c)
		return c
	}
	hei := report.Style{Font: "黑体", Size: 21, Bold: true}
	for _, c := range []struct {
		name, paragraph string
		want            report.Paragraph
	}{
		{"defaults", p(), base},
		{"text", p("a", "b"), but(func(p *report.Paragraph) { p.Runs = []report.Run{{Text: "ab", Style: base.Style}} })},
		{"a named style", pr(`<w:pStyle w:val="h"/>`, "a"), but(func(p *report.Paragraph) {
			p.Align, p.Style = report.AlignCenter, hei
			p.Runs = []report.Run{{Text: "a", Style: hei}}
		})},
		{"an unknown style", pr(`<w:pStyle w:val="nope"/>`), but(func(p *report.Paragraph) { p.Align = report.AlignLeft })},
		{"a style based on itself", pr(`<w:pStyle w:val="loop"/>`), but(func(p *report.Paragraph) {
			p.Align, p.Style.Size = report.AlignLeft, 44
		})},
		{
			"direct paragraph properties", pr(`<w:jc w:val="right"/><w:ind w:left="100" w:right="200" w:hanging="300"/><w:spacing w:before="10" w:after="20" w:line="400" w:lineRule="exact"/>`),
			but(func(p *report.Paragraph) {
				p.Align, p.Left, p.Right, p.FirstLine = report.AlignRight, 100, 200, -300
				p.Before, p.After, p.LineHeight = 10, 20, 400
			}),
		},
		{"lines by the font", pr(`<w:spacing w:line="360" w:lineRule="auto"/>`), base},
		{"indents in characters", pr(`<w:ind w:firstLineChars="200" w:firstLine="1"/><w:rPr><w:sz w:val="32"/></w:rPr>`), but(func(p *report.Paragraph) {
			p.FirstLine, p.Style.Size = 640, 32
		})},
		{"the mark's own style", pr(`<w:rPr><w:sz w:val="32"/></w:rPr>`, "a"), but(func(p *report.Paragraph) {
			p.Style.Size = 32
			p.Runs = []report.Run{{Text: "a", Style: base.Style}}
		})},
		{"a run's style", p(`<w:r><w:rPr><w:rStyle w:val="c"/><w:b/></w:rPr><w:t>{{a}}</w:t></w:r>`, `<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>b</w:t></w:r>`), but(func(p *report.Paragraph) {
			p.Runs = []report.Run{
				{Key: "a", Style: report.Style{Font: "宋体", Size: 30, Bold: true, Underline: true}},
				{Text: "b", Style: base.Style},
			}
		})},
		{"bold and underline taken back", pr(`<w:pStyle w:val="h"/>`, `<w:r><w:rPr><w:b w:val="false"/><w:u w:val="none"/></w:rPr><w:t>a</w:t></w:r>`), but(func(p *report.Paragraph) {
			p.Align, p.Style = report.AlignCenter, hei
			p.Runs = []report.Run{{Text: "a", Style: report.Style{Font: "黑体", Size: 21}}}
		})},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := styled(t, c.paragraph)
			if diff := cmp.Diff(&c.want, g.Blocks[0].Paragraph); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTableStyles(t *testing.T) {
	in := func(style string) *report.Table {
		g := styled(t, `<w:tbl><w:tblPr>`+style+`</w:tblPr>`+row(cell("a"))+`</w:tbl>`)
		return g.Blocks[0].Table
	}
	plain, named := in(""), in(`<w:tblStyle w:val="t1"/>`)
	if plain.Margin.Left != 108 || plain.Align != report.AlignLeft || plain.Cells[0].Paragraphs[0].After != 160 {
		t.Errorf("standard style: %+v", plain)
	}
	if named.Margin.Left != 108 || named.Align != report.AlignRight || named.Cells[0].Paragraphs[0].After != 0 {
		t.Errorf("named style: %+v", named)
	}
}

func TestAFileWithoutStyles(t *testing.T) {
	parts := wordParts(p("a"))
	g := open(t, zipped(t, append(parts[:2:2], parts[3]))).Grid()
	if diff := cmp.Diff([]report.Run{{Text: "a"}}, g.Blocks[0].Paragraph.Runs); diff != "" {
		t.Error(diff)
	}
}
