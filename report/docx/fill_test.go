package docx

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"jibiao/report"
)

// bodyOf is the XML inside of w:body without the section at its end.
func bodyOf(f *File) string {
	s := string(f.source)
	s = s[strings.Index(s, "<w:body>")+len("<w:body>"):]
	if i := strings.LastIndex(s, "<w:sectPr><w:pgSz"); i >= 0 {
		s = s[:i]
	}
	return s
}

func TestFillXML(t *testing.T) {
	r := func(inner string) string { return "<w:r>" + inner + "</w:r>" }
	const bold = "<w:rPr><w:b/></w:rPr>"
	const kept = `<w:t xml:space="preserve">`
	for _, c := range []struct{ name, body, value, want string }{
		{"a word", "<w:p>" + r("<w:t>{{a}}</w:t>") + "</w:p>", "兰州", "<w:p>" + r("<w:t>兰州</w:t>") + "</w:p>"},
		{"nothing", "<w:p>" + r(bold+"<w:t>{{a}}</w:t>") + "</w:p>", "", "<w:p>" + r(bold+"<w:t></w:t>") + "</w:p>"},
		{"markup", "<w:p>" + r("<w:t>{{a}}</w:t>") + "</w:p>", `<b>&"'`, "<w:p>" + r(`<w:t>&lt;b&gt;&amp;"'</w:t>`) + "</w:p>"},
		{"a placeholder as value", "<w:p>" + r("<w:t>{{a}}{{a}}</w:t>") + "</w:p>", "{{a}}", "<w:p>" + r("<w:t>{{a}}{{a}}</w:t>") + "</w:p>"},
		{"leading blank", "<w:p>" + r("<w:t>{{a}}</w:t>") + "</w:p>", " x", "<w:p>" + r(kept+" x</w:t>") + "</w:p>"},
		{"double blank", "<w:p>" + r("<w:t>{{a}}</w:t>") + "</w:p>", "x  y", "<w:p>" + r(kept+"x  y</w:t>") + "</w:p>"},
		{"blanks of the form laid bare", "<w:p>" + r("<w:t>x {{a}} y</w:t>") + "</w:p>", "", "<w:p>" + r(kept+"x  y</w:t>") + "</w:p>"},
		{"blanks of the form that do not show", "<w:p>" + r("<w:t> {{a}} </w:t>") + "</w:p>", "x ", "<w:p>" + r(kept+"x </w:t>") + "</w:p>"},
		{"a default to override", "<w:p>" + r(`<w:t xml:space="default">{{a}}</w:t>`) + "</w:p>", " ", "<w:p>" + r(kept+" </w:t>") + "</w:p>"},
		{"a tab", "<w:p>" + r("<w:t>{{a}}。</w:t>") + "</w:p>", "x\ty", "<w:p>" + r("<w:t>x</w:t><w:tab/>"+kept+"y。</w:t>") + "</w:p>"},
		{
			"lines", "<w:p w:rsidR=\"1\"><w:pPr><w:jc w:val=\"center\"/></w:pPr>" + r(bold+"<w:t>前{{a}}后</w:t>") + "</w:p>", "x\n\ny",
			"<w:p w:rsidR=\"1\"><w:pPr><w:jc w:val=\"center\"/></w:pPr>" + r(bold+"<w:t>前x</w:t>") + "</w:p>" +
				"<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>" + r(bold+kept+"</w:t>") + "</w:p>" +
				"<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>" + r(bold+kept+"y后</w:t>") + "</w:p>",
		},
		{
			"numbering stays, page breaks, sections and tracked changes do not double",
			`<w:p><w:pPr><w:pageBreakBefore/><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:ins w:id="1"/><w:b/></w:rPr><w:sectPr><w:type/></w:sectPr><w:pPrChange w:id="2"/></w:pPr>` + r("<w:t>{{a}}</w:t>") + "</w:p>", "x\ny\nz",
			`<w:p><w:pPr><w:pageBreakBefore/><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:ins w:id="1"/><w:b/></w:rPr><w:pPrChange w:id="2"/></w:pPr>` + r("<w:t>x</w:t>") + "</w:p>" +
				`<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:b/></w:rPr></w:pPr>` + r(kept+"y</w:t>") + "</w:p>" +
				`<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:b/></w:rPr><w:sectPr><w:type/></w:sectPr></w:pPr>` + r(kept+"z</w:t>") + "</w:p>",
		},
		{
			"a section of one line stays", `<w:p><w:pPr><w:sectPr><w:type/></w:sectPr></w:pPr>` + r("<w:t>{{a}}</w:t>") + "</w:p>", "x",
			`<w:p><w:pPr><w:sectPr><w:type/></w:sectPr></w:pPr>` + r("<w:t>x</w:t>") + "</w:p>",
		},
		{
			"wrappers are left and entered again",
			`<w:p><w:ins w:id="7"><w:hyperlink w:anchor="q">` + r("<w:t>{{a}}</w:t>") + `</w:hyperlink></w:ins></w:p>`, "x\ny\nz",
			`<w:p><w:ins w:id="7"><w:hyperlink w:anchor="q">` + r("<w:t>x</w:t>") + `</w:hyperlink></w:ins></w:p>` +
				`<w:p><w:ins w:id="8"><w:hyperlink w:anchor="q">` + r(kept+"y</w:t>") + `</w:hyperlink></w:ins></w:p>` +
				`<w:p><w:ins w:id="9"><w:hyperlink w:anchor="q">` + r(kept+"z</w:t>") + `</w:hyperlink></w:ins></w:p>`,
		},
		{
			"a content control is not given twice",
			`<w:p><w:sdt><w:sdtPr><w:alias w:val="q"/><w:id w:val="5"/></w:sdtPr><w:sdtContent>` + r("<w:t>{{a}}</w:t>") + `</w:sdtContent></w:sdt></w:p>`, "x\ny",
			`<w:p><w:sdt><w:sdtPr><w:alias w:val="q"/><w:id w:val="5"/></w:sdtPr><w:sdtContent>` + r("<w:t>x</w:t>") + `</w:sdtContent></w:sdt></w:p>` +
				`<w:p><w:sdt><w:sdtPr><w:alias w:val="q"/></w:sdtPr><w:sdtContent>` + r(kept+"y</w:t>") + `</w:sdtContent></w:sdt></w:p>`,
		},
		{
			"plain text controls take line breaks",
			`<w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>` + r("<w:t>{{a}}</w:t>") + `</w:sdtContent></w:sdt></w:p>`, "x\ny",
			`<w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>` + r("<w:t>x</w:t><w:br/>"+kept+"y</w:t>") + `</w:sdtContent></w:sdt></w:p>`,
		},
		{
			"a simple field takes line breaks",
			`<w:p><w:fldSimple w:instr="q">` + r("<w:t>{{a}}</w:t>") + `</w:fldSimple></w:p>`, "x\ny",
			`<w:p><w:fldSimple w:instr="q">` + r("<w:t>x</w:t><w:br/>"+kept+"y</w:t>") + `</w:fldSimple></w:p>`,
		},
		{
			"a placeholder over runs",
			"<w:p>" + r("<w:t>年 {</w:t>") + `<w:bookmarkStart w:id="0" w:name="b"/>` + r(bold+"<w:t>{a</w:t>") + r("<w:t>}} 月</w:t>") + `<w:bookmarkEnd w:id="0"/></w:p>`, "x",
			"<w:p>" + r("<w:t>年 x</w:t>") + `<w:bookmarkStart w:id="0" w:name="b"/>` + r(bold+"<w:t></w:t>") + r(kept+" 月</w:t>") + `<w:bookmarkEnd w:id="0"/></w:p>`,
		},
		{"references in the placeholder", "<w:p>" + r("<w:t>&#123;{a}&#x7D;&amp;</w:t>") + "</w:p>", "x", "<w:p>" + r("<w:t>x&amp;</w:t>") + "</w:p>"},
		{"CDATA", "<w:p>" + r("<w:t><![CDATA[<{{a}}>]]></w:t>") + "</w:p>", "&", "<w:p>" + r("<w:t>&lt;&amp;&gt;</w:t>") + "</w:p>"},
		{
			"namespaces declared on the way",
			`<x:p xmlns:x="` + nsWord + `" x:rsidR="1"><x:r><x:t>{{a}}</x:t></x:r></x:p>`, "x\ty\nz",
			`<x:p xmlns:x="` + nsWord + `" x:rsidR="1"><x:r><x:t>x</x:t><x:tab/><x:t xml:space="preserve">y</x:t></x:r></x:p>` +
				`<x:p xmlns:x="` + nsWord + `"><x:r><x:t xml:space="preserve">z</x:t></x:r></x:p>`,
		},
		{"deleted text stays", `<w:p><w:del w:id="1">` + r("<w:t>{{a}}</w:t>") + "</w:del>" + r("<w:t>{{a}}</w:t>") + "</w:p>", "x", `<w:p><w:del w:id="1">` + r("<w:t>{{a}}</w:t>") + "</w:del>" + r("<w:t>x</w:t>") + "</w:p>"},
		{
			"both branches of alternatives",
			"<w:p>" + r(`<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p>`+r("<w:t>{{a}}</w:t>")+`</w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p>`+r("<w:t>{{a}}</w:t>")+`</w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>`) +
				r(`<mc:AlternateContent><mc:Choice Requires="wps"><w:t>{{a}}</w:t></mc:Choice><mc:Fallback><w:t>{{a}}</w:t></mc:Fallback></mc:AlternateContent>`) + "</w:p>", "x",
			"<w:p>" + r(`<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p>`+r("<w:t>x</w:t>")+`</w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p>`+r("<w:t>x</w:t>")+`</w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>`) +
				r(`<mc:AlternateContent><mc:Choice Requires="wps"><w:t>x</w:t></mc:Choice><mc:Fallback><w:t>x</w:t></mc:Fallback></mc:AlternateContent>`) + "</w:p>",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := fill(t, template(t, c.body), report.Values{"a": c.value})
			if diff := cmp.Diff(c.want, bodyOf(f)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFillTexts(t *testing.T) {
	v := report.Values{"a": "一\n二", "b": "三\n四", "c": "\x00五\r\n六\u2028七", "空": "", "多": "不印"}
	for _, c := range []struct{ body, want string }{
		{p("头{{a}}中{{b}}尾"), "头一\n二中三\n四尾"},
		{p("{{c}}"), "五\n六\n七"},
		{p("{{空}}{{无}}"), ""},
		{table(row(cell("题"), cell("{{a}}"), cell("{{空}}"))), "|题\n|一\n二\n|"},
		{p("{{a}}") + table(row(cell("{{a}}"))), "一\n二\n|一\n二"},
		{p("{{a}") + p("{{a b}}"), "{{a}\n{{a b}}"},
	} {
		if diff := cmp.Diff(c.want, text(fill(t, template(t, c.body), v))); diff != "" {
			t.Errorf("%s: %s", c.body, diff)
		}
	}
}

// packageOf lists what a package says of its entries and their packed bytes.
func packageOf(t *testing.T, data []byte) (headers []zip.FileHeader, packed map[string]string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	packed = map[string]string{}
	for _, e := range z.File {
		r, err := e.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		headers, packed[e.Name] = append(headers, e.FileHeader), string(raw)
	}
	return headers, packed
}

func TestFillLeavesOtherPartsAlone(t *testing.T) {
	parts := append(wordParts(p("{{a}}")), entry{"word/media/图.png", strings.Repeat("\x89PNG", 100)}, entry{"customXml/", ""})
	data := zipped(t, parts)
	out, err := mustTemplate(t, data).Fill(report.Values{"a": "x"})
	if err != nil {
		t.Fatal(err)
	}
	wantHeaders, want := packageOf(t, data)
	gotHeaders, got := packageOf(t, out)
	for i := range wantHeaders {
		w, g := wantHeaders[i], gotHeaders[i]
		if w.Name == "word/document.xml" {
			w.Flags, w.CRC32 = g.Flags, g.CRC32
			w.CompressedSize64, w.UncompressedSize64 = g.CompressedSize64, g.UncompressedSize64
		}
		if diff := cmp.Diff(w, g, cmpopts.IgnoreFields(zip.FileHeader{}, "CompressedSize", "UncompressedSize")); diff != "" {
			t.Errorf("header of %s: %s", w.Name, diff)
		}
	}
	delete(want, "word/document.xml")
	delete(got, "word/document.xml")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestFillInOtherPlaces(t *testing.T) {
	rels := strings.ReplaceAll(packageRels, "word/document.xml", "a/b.xml")
	tm := mustTemplate(t, zipped(t, []entry{{"_rels/.rels", rels}, {"a/b.xml", documentHead + p("{{a}}") + documentTail}}))
	if got := text(fill(t, tm, report.Values{"a": "x"})); got != "x" {
		t.Errorf("got %q", got)
	}
}

func TestFillIsRepeatableAndConcurrent(t *testing.T) {
	tm := template(t, p("{{a}}"), table(row(cell("题"), cell("{{b}}"))))
	v := report.Values{"a": "一\n二", "b": strings.Repeat("三", 5000)}
	want, err := tm.Fill(v)
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			got, err := tm.Fill(v)
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("another file, or %v", err)
			}
			f, err := Open(got)
			if err != nil {
				t.Error(err)
				return
			}
			if back, _, err := tm.Extract(f); err != nil || !cmp.Equal(back, v) {
				t.Errorf("read back %v, %v", back, err)
			}
		})
	}
	group.Wait()
}

func TestKeysAndGridOfATemplate(t *testing.T) {
	tm := template(t, p("{{b}}{{a}}{{b}}"), table(row(cell("题"), cell("{{c}}"))))
	if diff := cmp.Diff([]report.Key{"b", "a", "c"}, tm.Keys()); diff != "" {
		t.Error(diff)
	}
	g := tm.Grid()
	if got := g.Where("c"); got != "表1 第1行「题」右侧" {
		t.Errorf("c is at %q", got)
	}
}
