package main

import (
	"flag"
	"fmt"
	"path/filepath"
	"strings"

	"jibiao/report"
	"jibiao/report/bundle"
)

func scanCommand() command {
	return command{
		name:     "scan",
		usage:    "表单 [--json]",
		about:    "列出表单的部分、表格、单元格和字段，以及表单本身的问题",
		operands: []string{"表单"},
		declare: func(f *flag.FlagSet) func(*call, []string) error {
			asJSON := f.Bool("json", false, "以 JSON 输出")
			return func(c *call, operands []string) error { return c.scan(operands[0], *asJSON) }
		},
	}
}

func (c *call) scan(name string, asJSON bool) error {
	b, err := c.openBundle(name)
	if err != nil {
		return err
	}
	if asJSON {
		err = writeJSON(&c.out, scanned(name, b))
	} else {
		c.out.WriteString(describe(name, b))
		for _, i := range b.Issues {
			fmt.Fprintln(&c.err, sentence(i))
		}
	}
	if err == nil && hasError(b.Issues) {
		err = errFound
	}
	return err
}

// A scannedForm is what scan --json writes.
type scannedForm struct {
	Form     string         `json:"form"`
	Sections []string       `json:"sections"`
	Tables   int            `json:"tables"`
	Fields   []scannedField `json:"fields"`
	Issues   []finding      `json:"issues,omitempty"`
}

type scannedField struct {
	Key     report.Key  `json:"key"`
	Caption []string    `json:"caption"`
	Section string      `json:"section"` // empty above the first
	Kind    report.Kind `json:"kind"`
	Unit    string      `json:"unit"`
	Repeat  bool        `json:"repeat"` // whether it stands in a row that repeats
}

func scanned(name string, b *bundle.Bundle) scannedForm {
	s := scannedForm{
		Form: formID(name, b.Form), Sections: []string{}, Tables: len(tables(b.Form)),
		Fields: []scannedField{}, Issues: findings(b.Issues),
	}
	for _, section := range b.Form.Sections {
		s.Sections = append(s.Sections, section.Title)
	}
	for _, f := range b.Form.Fields {
		s.Fields = append(s.Fields, scannedField{
			Key: f.Key, Caption: append([]string{}, f.Caption...), Section: b.Form.Sections[f.Section].Title, Kind: f.Kind, Unit: f.Unit,
			Repeat: f.Repeats(),
		})
	}
	return s
}

// formID is what the form calls itself, or the file's name without its extension.
func formID(name string, f *report.Form) string {
	if f.ID != "" {
		return f.ID
	}
	base := filepath.Base(name)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

func tables(f *report.Form) []*report.Table {
	var list []*report.Table
	for _, b := range f.Grid.Blocks {
		if b.Table != nil {
			list = append(list, b.Table)
		}
	}
	return list
}
