package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"jibiao/report/batch"
	"jibiao/report/records"
)

// workbook OUT.xlsx SHEET=FILE… makes a workbook. A line of a file is a row,
// its cells are parted by |, and figures are figures.
func workbook(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: workbook out sheet=file…")
	}
	f := excelize.NewFile()
	for i, arg := range args[1:] {
		sheet, file, _ := strings.Cut(arg, "=")
		if i == 0 {
			ts.Check(f.SetSheetName("Sheet1", sheet))
		} else {
			_, err := f.NewSheet(sheet)
			ts.Check(err)
		}
		for r, line := range strings.Split(strings.TrimSpace(ts.ReadFile(file)), "\n") {
			var cells []any
			for _, text := range strings.Split(line, "|") {
				text = strings.TrimSpace(text)
				if n, err := strconv.ParseFloat(text, 64); err == nil {
					cells = append(cells, n)
				} else {
					cells = append(cells, text)
				}
			}
			at, err := excelize.CoordinatesToCellName(1, r+1)
			ts.Check(err)
			ts.Check(f.SetSheetRow(sheet, at, &cells))
		}
	}
	ts.Check(f.SaveAs(ts.MkAbs(args[0])))
	ts.Check(f.Close())
}

// word FROM.docx BODY.xml OUT.docx makes a Word file with another body.
func word(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: word from body out")
	}
	from, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range from.File {
		if part.Name != "word/document.xml" {
			ts.Check(z.Copy(part))
			continue
		}
		w, err := z.Create(part.Name)
		ts.Check(err)
		_, err = io.WriteString(w, `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`+
			strings.TrimSpace(ts.ReadFile(args[1]))+`<w:sectPr/></w:body></w:document>`)
		ts.Check(err)
	}
	ts.Check(z.Close())
	ts.Check(from.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), out.Bytes(), 0o600))
}

// On a terminal one line is written anew, at most ten times a second; a failure
// takes its place, and it is gone at the end.
func TestProgressOnATerminal(t *testing.T) {
	var out bytes.Buffer
	now := time.Unix(0, 0)
	p := &progress{out: &out, now: func() time.Time { return now }, terminal: true}
	tell := func(after time.Duration, o batch.Outcome) {
		now = now.Add(after)
		p.tell(o)
	}
	tell(time.Millisecond, batch.Outcome{})
	tell(time.Millisecond, batch.Outcome{})
	tell(everySoOften, batch.Outcome{Result: batch.Skipped})
	tell(0, batch.Outcome{Result: batch.Failed, Err: &records.Error{Faults: []string{"文件“a”第4行：错。", "又错。"}}})
	tell(everySoOften, batch.Outcome{})
	p.clear()
	wipe := "\r" + strings.Repeat(" ", screen.StringWidth("已处理 1 份，失败 0，跳过 0")) + "\r"
	want := "已处理 1 份，失败 0，跳过 0" + wipe +
		"已处理 3 份，失败 0，跳过 1" + wipe +
		"文件“a”第4行：错。（这一份还有 1 处）\n" +
		"已处理 5 份，失败 1，跳过 1" + wipe
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

// Elsewhere each thousand records have a line.
func TestProgressInAFile(t *testing.T) {
	var out bytes.Buffer
	p := newProgress(&out, time.Now)
	for range 2500 {
		p.tell(batch.Outcome{})
	}
	p.clear()
	want := "已处理 1000 份，失败 0，跳过 0\n已处理 2000 份，失败 0，跳过 0\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
	p = newProgress(fullDisk{}, time.Now)
	for range 1000 {
		p.tell(batch.Outcome{})
	}
	if p.err == nil {
		t.Error("a failed write is not noticed")
	}
}
