package records

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"jibiao/report"
)

func openFolder(dir string, form *report.Form) (*Source, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() && !strings.HasPrefix(e.Name(), ".") && strings.EqualFold(filepath.Ext(e.Name()), ".json") {
			names = append(names, e.Name())
		}
	}
	if len(names) == 0 {
		return nil, refuse("文件夹“%s”里没有 .json 文件", dir)
	}
	all := func(yield func(Record, error) bool) {
		for _, name := range names {
			if !yield(fileRecord(dir, name, form), nil) {
				return
			}
		}
	}
	return &Source{All: all, close: func() error { return nil }}, nil
}

func fileRecord(dir, name string, form *report.Form) Record {
	return Record{
		Place: "文件“" + name + "”",
		Name:  strings.TrimSuffix(name, filepath.Ext(name)),
		Read: func() (report.Values, error) {
			data, err := readFile(filepath.Join(dir, name))
			if err != nil {
				return nil, err
			}
			return Parse(name, data, form)
		},
	}
}

// readFile reads a file, but hardly more than Parse takes.
func readFile(path string) (data []byte, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return io.ReadAll(io.LimitReader(f, MaxSize+int64(len(byteOrderMark))+1))
}
