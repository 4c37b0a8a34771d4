package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"jibiao/report"
)

// The parts of a small Word file. Body XML uses the prefix w.
const (
	contentTypes = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`
	packageRels = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	documentRels = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`
	documentHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>`
	documentTail = `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr></w:body></w:document>`
	styleHead    = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`
	plainStyles = styleHead + `<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>`
)

// An entry is a file in a package.
type entry struct{ name, content string }

// wordParts is a Word file with the body.
func wordParts(body string) []entry {
	return []entry{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRels},
		{"word/_rels/document.xml.rels", documentRels},
		{"word/document.xml", documentHead + body + documentTail},
		{"word/styles.xml", plainStyles},
	}
}

func zipped(tb testing.TB, entries []entry) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		w, err := z.Create(e.name)
		if err == nil {
			_, err = w.Write([]byte(e.content))
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// word is a Word file with the body.
func word(tb testing.TB, body ...string) []byte {
	tb.Helper()
	return zipped(tb, wordParts(strings.Join(body, "")))
}

func open(tb testing.TB, data []byte) *File {
	tb.Helper()
	f, err := Open(data)
	if err != nil {
		tb.Fatalf("open: %v: %v", err, errors.Unwrap(err))
	}
	return f
}

func template(tb testing.TB, body ...string) *Template {
	tb.Helper()
	return mustTemplate(tb, word(tb, body...))
}

func mustTemplate(tb testing.TB, data []byte) *Template {
	tb.Helper()
	t, err := NewTemplate(data)
	if err != nil {
		tb.Fatalf("compile form: %v", err)
	}
	return t
}

func fill(tb testing.TB, t *Template, v report.Values) *File {
	tb.Helper()
	data, err := t.Fill(v)
	if err != nil {
		tb.Fatalf("fill: %v", err)
	}
	return open(tb, data)
}

// p is a paragraph of runs; text without markup is a run of its own.
func p(runs ...string) string {
	var b strings.Builder
	for _, s := range runs {
		if !strings.HasPrefix(s, "<") {
			s = run(s)
		}
		b.WriteString(s)
	}
	return "<w:p>" + b.String() + "</w:p>"
}

// run is a run with text.
func run(text string) string {
	return `<w:r><w:t xml:space="preserve">` + escape(text) + `</w:t></w:r>`
}

func table(rows ...string) string { return "<w:tbl>" + strings.Join(rows, "") + "</w:tbl>" }

func row(cells ...string) string { return "<w:tr>" + strings.Join(cells, "") + "</w:tr>" }

// cell is a cell with the text, or with blocks given as XML.
func cell(content string) string { return spanned("", content) }

// spanned is a cell with properties.
func spanned(tcPr, content string) string {
	if !strings.HasPrefix(content, "<") {
		content = p(content)
	}
	if tcPr != "" {
		tcPr = "<w:tcPr>" + tcPr + "</w:tcPr>"
	}
	return "<w:tc>" + tcPr + content + "</w:tc>"
}

const (
	mergeStart = `<w:vMerge w:val="restart"/>`
	mergeOn    = `<w:vMerge/>`
)

// text is all that a file says: cells and paragraphs in order, one a line.
func text(f *File) string {
	g := f.grid(false)
	var lines []string
	for _, b := range g.Blocks {
		if b.Paragraph != nil {
			lines = append(lines, b.Paragraph.Text())
			continue
		}
		for i := range b.Table.Cells {
			lines = append(lines, "|"+b.Table.Cells[i].Text())
		}
	}
	return strings.Join(lines, "\n")
}
