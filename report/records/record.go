package records

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"jibiao/report"
)

// A Record is one report's values, not yet read.
type Record struct {
	Place string // as a clerk would say it: 文件“a.jsonl”第3行
	Name  string // what the report's file is called, without extension; "" = not said
	Label string // what the source calls the report besides, for one whose title says nothing
	// Read reads the values. An error is an [*Error], or a failure of the system.
	// It may be called from any goroutine while the source is open.
	Read func() (report.Values, error)
}

// An Error lists what is wrong with a record or a source: at least one
// sentence in Chinese, each with its place.
type Error struct{ Faults []string }

func (e *Error) Error() string { return strings.Join(e.Faults, "\n") }

func refuse(format string, args ...any) *Error {
	return &Error{[]string{fmt.Sprintf(format, args...) + "。"}}
}

// A Source is an open file or folder of records.
type Source struct {
	// All goes through the records once, in their order, and holds only what it
	// has to in memory. An error is the last thing that it gives.
	All iter.Seq2[Record, error]
	// Notes say what of the source is not used, a sentence in Chinese each.
	Notes []string

	close func() error
}

// Close ends the reading.
func (s *Source) Close() error { return s.close() }

// Open opens a folder, a file of JSON lines or a workbook, told apart by their
// content, for a form. What it cannot read at all is an [*Error] or a failure
// of the system.
func Open(path string, form *report.Form) (*Source, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return openFolder(path, form)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	source, err := openFile(f, path, form)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return source, nil
}

// openFile keeps the file open only for a source that reads on.
func openFile(f *os.File, path string, form *report.Form) (*Source, error) {
	name := filepath.Base(path)
	head := make([]byte, 8)
	n, err := io.ReadFull(f, head)
	if err != nil && n == 0 && !errors.Is(err, io.EOF) {
		return nil, err
	}
	head = head[:n]
	switch {
	case bytes.HasPrefix(head, []byte("PK")):
		return openWorkbook(f, head, name, form)
	case bytes.HasPrefix(head, []byte("\xD0\xCF\x11\xE0")):
		return nil, refuse("文件“%s”是旧格式的 Excel 文件（.xls），或者设有打开密码；请用 Excel 或 WPS 另存为没有密码的 .xlsx", name)
	case strings.EqualFold(filepath.Ext(name), ".json"):
		return nil, refuse("文件“%s”是一份报告的内容；请写明它所在的文件夹，或用 fill 命令填写", name)
	}
	return openLines(io.MultiReader(bytes.NewReader(head), f), f.Close, name, form), nil
}
