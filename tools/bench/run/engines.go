package main

import (
	"bytes"
	"fmt"
	"maps"
	"strings"

	"github.com/klauspost/compress/flate"
	nguyen "github.com/nguyenthenguyen/docx"

	"jibiao/report/docx"
)

// An engine is one contestant, or one of our own operations beside them.
type engine struct {
	name    string
	dialect dialect
	// load prepares a fill that may be called again and again, in this
	// process; nil for the engines that Node runs.
	load func(template []byte, s sample) (fill func() ([]byte, error), err error)
	// measure is set where what fill returns is no document of its own.
	measure bool
}

// engines take their turns in this order.
var engines = []engine{
	{name: "jibiao", dialect: ours, load: loadJibiao},
	{name: "deflate", dialect: ours, load: loadDeflate, measure: true},
	{name: "extract", dialect: ours, load: loadExtract, measure: true},
	{name: "nguyen", dialect: byHand, load: loadNguyen},
	{name: "carbone", dialect: carbone},
	{name: "easy-template-x", dialect: mustache},
	{name: "docxtemplater", dialect: mustache},
}

func loadJibiao(template []byte, s sample) (func() ([]byte, error), error) {
	t, err := docx.NewTemplate(template)
	if err != nil {
		return nil, err
	}
	v := s.values()
	return func() ([]byte, error) { return t.Fill(v) }, nil
}

// loadDeflate packs the finished main part alone.
func loadDeflate(template []byte, s sample) (func() ([]byte, error), error) {
	fill, err := loadJibiao(template, s)
	if err != nil {
		return nil, err
	}
	document, err := fill()
	if err != nil {
		return nil, err
	}
	content, err := readPart(document, mainPart)
	if err != nil {
		return nil, err
	}
	w, err := flate.NewWriter(nil, 5)
	if err != nil {
		return nil, err
	}
	return func() ([]byte, error) {
		var packed bytes.Buffer
		w.Reset(&packed)
		if _, err := w.Write(content); err != nil {
			return nil, err
		}
		return packed.Bytes(), w.Close()
	}, nil
}

// loadExtract opens the filled file and reads the values back. It makes sure
// first that they are those that were filled in.
func loadExtract(template []byte, s sample) (func() ([]byte, error), error) {
	t, err := docx.NewTemplate(template)
	if err != nil {
		return nil, err
	}
	v := s.values()
	document, err := t.Fill(v)
	if err != nil {
		return nil, err
	}
	file, err := docx.Open(document)
	if err != nil {
		return nil, err
	}
	back, issues, err := t.Extract(file)
	if err != nil {
		return nil, err
	}
	if !maps.Equal(back, v) || len(issues) > 0 {
		return nil, fmt.Errorf("extract gave %d values back of %d, and %d issues", len(back), len(v), len(issues))
	}
	return func() ([]byte, error) {
		file, err := docx.Open(document)
		if err != nil {
			return nil, err
		}
		_, _, err = t.Extract(file)
		return nil, err
	}, nil
}

// loadNguyen repeats the rows by hand, because the library cannot: the fields
// are replaced first, in a document that is still short. Line ends are put in
// raw, because the library's own lose what follows them.
func loadNguyen(template []byte, s sample) (func() ([]byte, error), error) {
	opened, err := nguyen.ReadDocxFromMemory(bytes.NewReader(template), int64(len(template)))
	if err != nil {
		return nil, err
	}
	return func() ([]byte, error) {
		document := opened.Editable()
		for k, text := range s.fields {
			document.ReplaceRaw(braces(string(k)), inRun(text), -1)
		}
		document.SetContent(repeatRow(document.GetContent(), s.rows))
		var out bytes.Buffer
		if err := document.Write(&out); err != nil {
			return nil, err
		}
		return out.Bytes(), nil
	}, nil
}

// repeatRow writes the row that holds the first column's mark once for each
// row of texts.
func repeatRow(content string, rows [][]string) string {
	at := strings.Index(content, braces(columns[0]))
	start := strings.LastIndex(content[:at], "<w:tr>")
	end := at + strings.Index(content[at:], "</w:tr>") + len("</w:tr>")
	row := content[start:end]
	var b strings.Builder
	b.WriteString(content[:start])
	for _, texts := range rows {
		filled := row
		for c, text := range texts {
			filled = strings.Replace(filled, braces(columns[c]), inRun(text), 1)
		}
		b.WriteString(filled)
	}
	b.WriteString(content[end:])
	return b.String()
}

// inRun is a text as the inside of a run's w:t.
func inRun(text string) string { return toRun.Replace(text) }

var toRun = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\n", `</w:t><w:br/><w:t xml:space="preserve">`)
