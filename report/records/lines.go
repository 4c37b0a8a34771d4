package records

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"jibiao/report"
)

// openLines reads JSON lines.
func openLines(in io.Reader, close func() error, name string, form *report.Form) *Source {
	r := bufio.NewReaderSize(in, 64<<10)
	all := func(yield func(Record, error) bool) {
		for n := 1; ; n++ {
			line, err := readLine(r, MaxSize)
			if err != nil && !errors.Is(err, io.EOF) {
				yield(Record{}, fmt.Errorf("文件“%s”从第%d行起无法读取: %w", name, n, err))
				return
			}
			if n == 1 {
				line = bytes.TrimPrefix(line, byteOrderMark)
			}
			if len(bytes.TrimSpace(line)) > 0 && !yield(lineRecord(name, n, line, form), nil) || err != nil {
				return
			}
		}
	}
	return &Source{All: all, close: close}
}

func lineRecord(name string, n int, line []byte, form *report.Form) Record {
	return Record{
		Place: fmt.Sprintf("文件“%s”第%d行", name, n),
		Read: func() (report.Values, error) {
			if string(bytes.TrimSpace(line)) == "{" {
				return nil, refuse("文件“%s”第%d行：这一行只有“{”；每份报告要写在一行里，分成多行的请各存一个 .json 文件", name, n)
			}
			return parseAt(name, n, line, form)
		},
	}
}

// readLine reads a line without its end. Of a line that is longer than limit
// it returns limit+1 bytes and drops the rest. io.EOF comes with the last line.
func readLine(r *bufio.Reader, limit int) (line []byte, err error) {
	for {
		piece, err := r.ReadSlice('\n')
		line = append(line, piece[:min(len(piece), limit+1-len(line))]...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return bytes.TrimSuffix(line, []byte("\n")), err
		}
	}
}
