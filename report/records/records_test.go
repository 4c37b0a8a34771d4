package records

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jibiao/assets"
	"jibiao/report"
	"jibiao/report/bundle"
)

func sampleForm(t testing.TB) *report.Form {
	t.Helper()
	b, err := bundle.BuiltIn(assets.SampleForm)
	if err != nil {
		t.Fatal(err)
	}
	return b.Form
}

// rowsForm has the fields 单位, 资金.市级 and 资金.县级, captioned 单位名称 and
// 一、资金（万元） with 本级 and 其中：本级, and the rows 指标 with 名称 and 得分.
func rowsForm(t testing.TB) *report.Form {
	t.Helper()
	table := report.Table{Columns: make([]int, 3), Rows: make([]report.Row, 5)}
	add := func(row, column, rows, columns int, text string, key report.Key) {
		run := report.Run{Text: text, Key: key}
		table.Cells = append(table.Cells, report.Cell{
			Row: row, Column: column, RowSpan: rows, ColumnSpan: columns,
			Paragraphs: []report.Paragraph{{Runs: []report.Run{run}}},
		})
	}
	add(0, 0, 1, 1, "单位名称", "")
	add(0, 1, 1, 2, "", "单位")
	add(1, 0, 2, 1, "一、资金（万元）", "")
	add(1, 1, 1, 1, "本级", "")
	add(1, 2, 1, 1, "", "资金.市级")
	add(2, 1, 1, 1, "其中：本级", "")
	add(2, 2, 1, 1, "", "资金.县级")
	add(3, 0, 1, 2, "三级指标", "")
	add(3, 2, 1, 1, "得分（分）", "")
	add(4, 0, 1, 2, "", "指标[].名称")
	add(4, 2, 1, 1, "", "指标[].得分")
	form, issues := report.Compile(report.Grid{Blocks: []report.Block{{Table: &table}}}, report.Spec{Name: "表"})
	for _, i := range issues {
		if i.Level == report.Error {
			t.Fatal(i)
		}
	}
	return form
}

// A seen is what came out of a record.
type seen struct {
	Place, Name, Label string
	Values             report.Values
	Faults             []string
}

func readAll(t testing.TB, path string, form *report.Form) ([]seen, *Source) {
	t.Helper()
	s, err := Open(path, form)
	if err != nil {
		t.Fatal(err)
	}
	var all []seen
	for r, err := range s.All {
		if err != nil {
			t.Fatal(err)
		}
		one := seen{Place: r.Place, Name: r.Name, Label: r.Label}
		var wrong *Error
		if one.Values, err = r.Read(); errors.As(err, &wrong) {
			one.Faults = wrong.Faults
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, one)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return all, s
}

func put(t testing.TB, path, text string) string {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "乙局.JSON"), `{"单位": 5}`)
	put(t, filepath.Join(dir, "甲局.json"), `{"单位": "甲"}`)
	put(t, filepath.Join(dir, ".jibiao.json"), `{}`)
	put(t, filepath.Join(dir, "读我.txt"), ``)
	if err := os.Mkdir(filepath.Join(dir, "旧.json"), 0o700); err != nil {
		t.Fatal(err)
	}
	got, _ := readAll(t, dir, rowsForm(t))
	want := []seen{
		{Place: "文件“乙局.JSON”", Name: "乙局", Faults: []string{"文件“乙局.JSON”第1行：字段“单位”的值 5 应写成引号里的文字，没有内容时写 \"\"。"}},
		{Place: "文件“甲局.json”", Name: "甲局", Values: report.Values{"单位": "甲"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestLines(t *testing.T) {
	path := put(t, filepath.Join(t.TempDir(), "a.jsonl"), "\xEF\xBB\xBF{\"单位\": \"甲\", \"指标\": [{\"得分\": \"9\"}]}\r\n\n  \n{\n{\"单位\": \"乙\"\n{\"单位\": \"丙\\n丁\"}")
	got, _ := readAll(t, path, rowsForm(t))
	want := []seen{
		{Place: "文件“a.jsonl”第1行", Values: report.Values{"单位": "甲", "指标[1].得分": "9"}},
		{Place: "文件“a.jsonl”第4行", Faults: []string{"文件“a.jsonl”第4行：这一行只有“{”；每份报告要写在一行里，分成多行的请各存一个 .json 文件。"}},
		{Place: "文件“a.jsonl”第5行", Faults: []string{"文件“a.jsonl”第5行：文件到这里就结束了，内容不完整，请检查引号和括号是否成对。"}},
		{Place: "文件“a.jsonl”第6行", Values: report.Values{"单位": "丙\n丁"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A line that is too long is one fault, and the lines after it are read.
func TestLongLine(t *testing.T) {
	long := `{"单位": "` + strings.Repeat("长", MaxSize/3) + `"}`
	path := put(t, filepath.Join(t.TempDir(), "a.jsonl"), long+"\n{\"单位\": \"乙\"}\n")
	got, _ := readAll(t, path, rowsForm(t))
	want := []seen{
		{Place: "文件“a.jsonl”第1行", Faults: []string{"文件“a.jsonl”第1行：内容超过 64 MB，不像是一份报告。"}},
		{Place: "文件“a.jsonl”第2行", Values: report.Values{"单位": "乙"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	broken := "PK\x03\x04 这不是压缩包"
	tests := []struct{ name, file, text, want string }{
		{"a single report", "a.json", `{"单位": "甲"}`, "是一份报告的内容"},
		{"an old workbook", "a.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1…", "旧格式的 Excel 文件"},
		{"a broken workbook", "a.xlsx", broken, "不是完好的 Excel 工作簿"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Open(put(t, filepath.Join(dir, tt.file), tt.text), rowsForm(t))
			var wrong *Error
			if !errors.As(err, &wrong) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one that says %s", err, tt.want)
			}
		})
	}
	if _, err := Open(t.TempDir(), rowsForm(t)); err == nil || !strings.Contains(err.Error(), "没有 .json 文件") {
		t.Errorf("an empty folder: %v", err)
	}
	if _, err := Open(filepath.Join(dir, "没有"), rowsForm(t)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("nothing: %v", err)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// What cannot be read is an *Error with the file's name; what can be is clean
// and belongs to the form.
func checkSource(t *testing.T, data []byte, name string) {
	form := rowsForm(t)
	s, err := Open(put(t, filepath.Join(t.TempDir(), name), string(data)), form)
	if err != nil {
		checkFault(t, err, name)
		return
	}
	for r, err := range s.All {
		if err != nil {
			checkFault(t, err, name)
			break
		}
		values, err := r.Read()
		if err != nil {
			checkFault(t, err, name)
		}
		for k, text := range values {
			if form.Field(k) == nil || report.CleanText(text) != text {
				t.Errorf("%q: %q was read", k, text)
			}
		}
	}
	must(t, s.Close())
}

func checkFault(t *testing.T, err error, name string) {
	t.Helper()
	var wrong *Error
	if !errors.As(err, &wrong) || !strings.HasPrefix(err.Error(), "文件“"+name+"”") {
		t.Fatalf("error without a place: %v", err)
	}
}

func FuzzLines(f *testing.F) {
	f.Add([]byte("{\"单位\": \"甲\"}\n{\n\n[1]\n{\"指标\": [{\"得分\": \"1\"}, {\"x\": 1}]}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if bytes.HasPrefix(data, []byte("PK")) || bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")) {
			t.Skip("a workbook")
		}
		checkSource(t, data, "a.jsonl")
	})
}
