package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"jibiao/report"
	"jibiao/report/bundle"
	"jibiao/report/docx"
	"jibiao/report/office"
	"jibiao/report/outfile"
)

// isLegacy says of an error of opening that it is the file's old format.
func isLegacy(err error) bool {
	var refused *docx.OpenError
	return errors.As(err, &refused) && refused.Kind == docx.KindLegacy
}

// openBundle opens what the clerk names as a form. A Word file of an old format
// is converted first.
func (c *call) openBundle(name string) (*bundle.Bundle, error) {
	b, err := bundle.Open(name)
	if isLegacy(err) {
		b, err = c.convertForm(name, err)
	}
	var unreadable *docx.OpenError
	var unconverted *office.Error
	if errors.As(err, &unreadable) || errors.As(err, &unconverted) {
		return nil, fmt.Errorf("表单“%s”: %w", name, err)
	}
	return b, err
}

// convertForm opens a form of an old format. Where the form is a folder whose
// template is such a file, the error is what opening it gave.
func (c *call) convertForm(name string, opening error) (*bundle.Bundle, error) {
	if info, err := os.Stat(name); err != nil || info.IsDir() {
		return nil, opening
	}
	data, err := docx.ReadFile(name)
	if err != nil {
		return nil, err
	}
	if data, err = c.convert(data, name); err != nil {
		return nil, err
	}
	return bundle.FromWord(data)
}

// modern is a Word file as it is, or as a .docx if it is of an old format. What
// is no Word file at all its reader says.
func (c *call) modern(name string, data []byte) ([]byte, error) {
	if bytes.HasPrefix(data, []byte("PK")) { // never of an old format, and long to open
		return data, nil
	}
	if _, err := docx.Open(data); isLegacy(err) {
		return c.convert(data, name)
	}
	return data, nil
}

// openForm is openBundle for commands that use a form: its faults are said,
// and what is sound of it is used.
func (c *call) openForm(name string) (*bundle.Bundle, error) {
	b, err := c.openBundle(name)
	if err != nil {
		return nil, err
	}
	for _, i := range b.Issues {
		if i.Level == report.Error {
			fmt.Fprintf(&c.err, "表单“%s”有误：%s\n", name, sentence(i))
		}
	}
	return b, nil
}

// readFilled reads the values out of a filled Word file. One of an old format is
// converted first.
func (c *call) readFilled(b *bundle.Bundle, name string, data []byte) (report.Values, []report.Issue, error) {
	data, err := c.modern(name, data)
	if err != nil {
		return nil, nil, fmt.Errorf("文件“%s”: %w", name, err)
	}
	f, err := docx.Open(data)
	if err != nil {
		return nil, nil, fmt.Errorf("文件“%s”: %w", name, err)
	}
	values, issues, err := b.Extract(f)
	if err != nil {
		return nil, nil, fmt.Errorf("文件“%s”: %w", name, err)
	}
	return values, issues, nil
}

// extractFile is readFilled of a named file; what is uncertain is said.
func (c *call) extractFile(b *bundle.Bundle, name string) (report.Values, error) {
	data, err := docx.ReadFile(name)
	if err != nil {
		return nil, err
	}
	values, issues, err := c.readFilled(b, name, data)
	for _, i := range issues {
		fmt.Fprintln(&c.err, sentence(i))
	}
	return values, err
}

// save writes the result to the named file, or to stdout for "-". Where the
// file is held by somebody, a free name is offered.
func (c *call) save(name string, data []byte) error {
	if name == "-" {
		c.out.Write(data)
		return nil
	}
	err := outfile.Write(name, data)
	if free := outfile.FreeName(name); errors.Is(err, outfile.ErrBlocked) && free != name {
		return fmt.Errorf("没有保存，可以改用“-o %s”: %w", free, err)
	}
	return err
}

// sentence is a finding in one line: 错误 A3 表1 第8行「县级资金」右侧：…（…）.
func sentence(i report.Issue) string {
	s := levels[i.Level] + " " + i.ID
	if i.Where != "" {
		s += " " + i.Where
	}
	s += "：" + i.What
	if i.Hint != "" {
		s += "（" + i.Hint + "）"
	}
	return s
}

var levels = map[report.Level]string{report.Error: "错误", report.Warning: "警告", report.Hint: "提示"}

func hasError(issues []report.Issue) bool {
	for _, i := range issues {
		if i.Level == report.Error {
			return true
		}
	}
	return false
}

// isJSON says whether a file is meant as values.json rather than as a Word file.
func isJSON(name string, data []byte) bool {
	head := bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")), " \t\r\n")
	return strings.EqualFold(filepath.Ext(name), ".json") || len(head) > 0 && (head[0] == '{' || head[0] == '[')
}
