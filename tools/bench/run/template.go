package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"

	"jibiao/report"
)

const mainPart = "word/document.xml"

// A dialect is how an engine marks what it fills.
type dialect struct {
	field func(k report.Key, text string) string
	rows  func() [][]string // the cells of the table's rows below its head
}

func braces(inner string) string { return "{{" + inner + "}}" }

// ours is the dialect of this project.
var ours = dialect{
	field: func(k report.Key, _ string) string { return braces(string(k)) },
	rows: func() [][]string {
		return [][]string{mark(columns, func(c string) string { return braces(string(report.Repeating(group, c))) })}
	},
}

// rowKey is the key of the value in row r, from 0, and column c.
func rowKey(r, c int) report.Key {
	return report.Repeating(group, columns[c]).InRow(r + 1)
}

// byHand is the dialect that the rows repeated by hand are cut from.
var byHand = dialect{
	field: ours.field,
	rows:  func() [][]string { return [][]string{mark(columns, braces)} },
}

// mustache is the dialect of docxtemplater and easy-template-x: a loop that
// begins and ends in one row repeats the row.
var mustache = dialect{
	field: func(k report.Key, _ string) string { return "{" + tag(k) + "}" },
	rows: func() [][]string {
		row := mark(columns, func(c string) string { return "{" + c + "}" })
		row[0] = "{#" + group + "}" + row[0]
		row[len(row)-1] += "{/" + group + "}"
		return [][]string{row}
	},
}

// carbone repeats what lies between [i] and [i+1], and breaks lines only where
// it is told to.
var carbone = dialect{
	field: func(k report.Key, text string) string { return "{d." + tag(k) + breaks(text) + "}" },
	rows: func() [][]string {
		row := mark(columns, func(c string) string { return "{d." + group + "[i]." + c + "}" })
		last := len(row) - 1
		row[last] = strings.TrimSuffix(row[last], "}") + breaks("\n") + "}"
		next := make([]string, len(columns))
		next[0] = "{d." + group + "[i+1]." + columns[0] + "}"
		return [][]string{row, next}
	},
}

func breaks(text string) string {
	if strings.Contains(text, "\n") {
		return ":convCRLF"
	}
	return ""
}

func mark(names []string, as func(string) string) []string {
	marked := make([]string, len(names))
	for i, n := range names {
		marked[i] = as(n)
	}
	return marked
}

// inDialect makes the built-in form, with an indicator table behind its last
// table, into a template of a dialect.
func inDialect(form []byte, d dialect, s sample) ([]byte, error) {
	content, err := readPart(form, mainPart)
	if err != nil {
		return nil, err
	}
	pairs := make([]string, 0, 2*len(s.fields))
	for k, text := range s.fields {
		pairs = append(pairs, braces(string(k)), d.field(k, text))
	}
	text := strings.NewReplacer(pairs...).Replace(string(content))
	end := strings.LastIndex(text, "</w:tbl>") + len("</w:tbl>")
	if end < len("</w:tbl>") {
		return nil, fmt.Errorf("the form has no table")
	}
	return withPart(form, mainPart, []byte(text[:end]+indicatorTable(d.rows())+text[end:]))
}

var widths = []int{600, 1100, 1100, 1500, 900, 900, 600, 2100}

// indicatorTable is a heading and a table, set as Word sets them.
func indicatorTable(rows [][]string) string {
	var b strings.Builder
	b.WriteString(`<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>绩效指标完成情况</w:t></w:r></w:p>` +
		`<w:tbl><w:tblPr><w:tblW w:w="8800" w:type="dxa"/><w:tblBorders><w:top w:val="single"/><w:left w:val="single"/><w:bottom w:val="single"/>` +
		`<w:right w:val="single"/><w:insideH w:val="single"/><w:insideV w:val="single"/></w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, w := range widths {
		fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, w)
	}
	b.WriteString(`</w:tblGrid>`)
	for _, texts := range append([][]string{columns}, rows...) {
		writeRow(&b, texts)
	}
	b.WriteString(`</w:tbl>`)
	return b.String()
}

func writeRow(b *strings.Builder, texts []string) {
	b.WriteString(`<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="454" w:hRule="atLeast"/></w:trPr>`)
	for i, text := range texts {
		fmt.Fprintf(b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>`+
			`<w:p><w:pPr><w:snapToGrid w:val="0"/><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="Times New Roman" w:eastAsia="仿宋_GB2312"/>`+
			`<w:sz w:val="21"/></w:rPr><w:t>%s</w:t></w:r></w:p></w:tc>`, widths[i], text)
	}
	b.WriteString(`</w:tr>`)
}

// readPart returns a part of a package.
func readPart(file []byte, name string) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, fmt.Errorf("read package: %w", err)
	}
	part, err := z.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read package: %w", err)
	}
	content, err := io.ReadAll(part)
	if err != nil {
		return nil, fmt.Errorf("read part %s: %w", name, err)
	}
	return content, part.Close()
}

// withPart is a package with another content in one part.
func withPart(file []byte, name string, content []byte) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, fmt.Errorf("read package: %w", err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range z.File {
		if part.Name != name {
			err = w.Copy(part)
		} else {
			var p io.Writer
			if p, err = w.Create(name); err == nil {
				_, err = p.Write(content)
			}
		}
		if err != nil {
			return nil, fmt.Errorf("write part %s: %w", part.Name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("write package: %w", err)
	}
	return out.Bytes(), nil
}
