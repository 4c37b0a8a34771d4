package records

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jibiao/report"
)

// A sheetText is a name and rows of cells.
type sheetText struct {
	name string
	rows [][]any
}

func saveWorkbook(t testing.TB, path string, change func(*excelize.File), sheets ...sheetText) string {
	t.Helper()
	f := excelize.NewFile()
	defer func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}()
	for i, s := range sheets {
		if i == 0 {
			must(t, f.SetSheetName("Sheet1", s.name))
		} else if _, err := f.NewSheet(s.name); err != nil {
			t.Fatal(err)
		}
		for r, cells := range s.rows {
			at, err := excelize.CoordinatesToCellName(1, r+1)
			must(t, err)
			must(t, f.SetSheetRow(s.name, at, &cells))
		}
	}
	if change != nil {
		change(f)
	}
	must(t, f.SaveAs(path))
	return path
}

func TestWorkbook(t *testing.T) {
	main := sheetText{"报告", [][]any{
		{},
		{"编号", "单位名称", "资金.市级", "", "资金.县级"},
		{"甲", " 甲局 ", 1.5},
		{},
		{"乙", "乙局", nil, "多余"},
		{"丙", "丙局", "12", nil, "#DIV/0!"},
		{"丁", "丁局"},
		{"丁", "另一丁局"},
		{nil, "无编号局"},
	}}
	rows := sheetText{"指标", [][]any{
		{"报告", "三级指标", "得分"},
		{"甲", "产出", "9"},
		{nil, "效益", nil, "多余"},
		{"6", "满意", "10"},
		{},
		{"丁", "甲乙", "1"},
		{"没有", "丙", "2"},
		{"甲", "又一行"},
	}}
	path := saveWorkbook(t, filepath.Join(t.TempDir(), "b.xlsx"), nil, main, rows, sheetText{"说明", [][]any{{"怎么填"}}}, sheetText{"Sheet4", nil})
	got, source := readAll(t, path, rowsForm(t))
	at := func(sheet, rest string) string { return "文件“b.xlsx”工作表“" + sheet + "”" + rest }
	clash := "：有几份报告的第一列都是“丁”，分不清工作表“指标”第6行属于哪一份。"
	want := []seen{
		{Place: at("报告", "第3行"), Label: "甲", Faults: []string{at("指标", "第3行：D列有内容，但没有写明栏目。")}},
		{Place: at("报告", "第5行"), Label: "乙", Faults: []string{at("报告", "第5行：D列有内容，但没有写明栏目。")}},
		{Place: at("报告", "第6行"), Label: "丙", Faults: []string{at("报告", "第6行：E列“资金.县级”的公式出错（#DIV/0!）。")}},
		{Place: at("报告", "第7行"), Label: "丁", Faults: []string{at("报告", "第7行"+clash)}},
		{Place: at("报告", "第8行"), Label: "丁", Faults: []string{at("报告", "第8行"+clash)}},
		{Place: at("报告", "第9行"), Values: report.Values{"单位": "无编号局", "指标[1].名称": "满意", "指标[1].得分": "10"}},
		{Place: at("指标", "第7行"), Faults: []string{at("指标", "第7行：工作表“报告”里没有第一列是“没有”的报告。")}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"文件“b.xlsx”的工作表“说明”没有用到：表单里没有叫这个名称的重复行。"}, source.Notes); diff != "" {
		t.Error(diff)
	}
}

// Rows belong to a report by its first column, also where that is a field's.
func TestWorkbookRows(t *testing.T) {
	main := sheetText{"报告", [][]any{{"单位", "资金.市级"}, {"甲局", "1"}, {"乙局", "2"}}}
	rows := sheetText{"指标", [][]any{
		{"", "指标[].名称", "得分（分）"},
		{"乙局", "一", "1"},
		{"甲局", "二", "2"},
		{nil, "三", "3"},
		{"乙局", "", "4"},
	}}
	got, _ := readAll(t, saveWorkbook(t, filepath.Join(t.TempDir(), "b.xlsx"), nil, main, rows), rowsForm(t))
	want := []seen{
		{Place: "文件“b.xlsx”工作表“报告”第2行", Label: "甲局", Values: report.Values{
			"单位": "甲局", "资金.市级": "1",
			"指标[1].名称": "二", "指标[1].得分": "2", "指标[2].名称": "三", "指标[2].得分": "3",
		}},
		{Place: "文件“b.xlsx”工作表“报告”第3行", Label: "乙局", Values: report.Values{
			"单位": "乙局", "资金.市级": "2", "指标[1].名称": "一", "指标[1].得分": "1", "指标[2].得分": "4",
		}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A figure is what the sheet shows, not what its binary form is.
func TestWorkbookTexts(t *testing.T) {
	tests := []struct {
		name   string
		value  any
		format string
		want   string
	}{
		{"a sum in binary", 0.1 + float64(0.2), "", "0.3"},
		{"a figure of money", 1286.4, "", "1286.4"},
		{"grouped and rounded", 1286.404, "#,##0.00", "1,286.40"},
		{"for accounts", 1286.4, `_ * #,##0.00_ ;_ * \-#,##0.00_ ;_ * "-"??_ ;_ @_ `, "1,286.40"},
		{"a rate", 0.9653, "0.00%", "96.53%"},
		{"a great number", 123456789012, "", "123456789012"},
		{"a small number", 0.00001, "", "0.00001"},
		{"a date of the system", 45404, "yyyy/m/d", "2024/4/22"},
		{"a Chinese date", 45404, `yyyy"年"m"月"d"日"`, "2024年4月22日"},
		{"digits as text", "007", "", "007"},
		{"paragraphs", "一\n二", "", "一\n二"},
		{"an indent", "　　一", "", "　　一"},
		{"control characters", "a\u2028b", "", "a\nb"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			change := func(f *excelize.File) {
				if tt.format == "" {
					return
				}
				style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &tt.format})
				must(t, err)
				must(t, f.SetCellStyle("报告", "A2", "A2", style))
			}
			main := sheetText{"报告", [][]any{{"单位"}, {tt.value}}}
			got, _ := readAll(t, saveWorkbook(t, filepath.Join(t.TempDir(), "b.xlsx"), change, main), rowsForm(t))
			if len(got) != 1 || got[0].Values["单位"] != tt.want {
				t.Errorf("read %+v, want %q", got, tt.want)
			}
		})
	}
}

func TestWorkbookHead(t *testing.T) {
	heads := func(cells ...any) []sheetText { return []sheetText{{"报告", [][]any{cells}}} }
	tests := []struct {
		name   string
		sheets []sheetText
		want   []string // the faults; none for a good head
	}{
		{"keys", heads("单位", "资金.市级"), nil},
		{"a caption", heads("单位名称："), nil},
		{"a caption in lines and brackets", heads("单位\n名称（全称）"), nil},
		{"numbers in the first column", heads("序号", "单位"), nil},
		{"numbers elsewhere", heads("单位", "序号"), []string{"第1行B列：表单里没有字段“序号”，最接近的是“单位”。"}},
		{"one of two alike", heads("本级"), nil},
		{"a caption of two fields", heads("1.本级"), []string{"第1行A列：“1.本级”可以是“资金.市级”或“资金.县级”，请写其中一个。"}},
		{"one field twice", heads("单位", "单位名称"), []string{"第1行B列：“单位名称”这一栏写了两次。"}},
		{"a column of rows", heads("单位", "指标[].得分"), []string{"第1行B列：“指标[].得分”是重复的行里的栏目，请写在名为“指标”的工作表里。"}},
		{"nothing", heads(), []string{"的工作表“报告”是空的。"}},
		{"more columns than any form has", heads(append(make([]any, maxColumns), "单位")...), []string{"有一行超过 4096 列，没有读取。"}},
		{"rows without such a column", append(heads("单位"), sheetText{"指标", [][]any{{"单位", "权重"}}}), []string{"第1行B列：重复的行里没有“权重”这一栏。"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := Open(saveWorkbook(t, filepath.Join(t.TempDir(), "b.xlsx"), nil, tt.sheets...), rowsForm(t))
			var wrong *Error
			if err == nil {
				must(t, s.Close())
			} else if !errors.As(err, &wrong) {
				t.Fatal(err)
			}
			var got []string
			if wrong != nil {
				for _, f := range wrong.Faults {
					f = strings.TrimPrefix(f, "文件“b.xlsx”")
					got = append(got, strings.TrimPrefix(f, "工作表“"+tt.sheets[len(tt.sheets)-1].name+"”"))
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A small file that unpacks to a great one is refused before it is unpacked.
func TestWorkbookBomb(t *testing.T) {
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	_, err := z.CreateRaw(&zip.FileHeader{Name: "xl/media/bomb.bin", Method: zip.Deflate, UncompressedSize64: maxUnpacked + 1})
	must(t, err)
	must(t, z.Close())
	path := put(t, filepath.Join(t.TempDir(), "b.xlsx"), file.String())
	_, err = Open(path, rowsForm(t))
	if err == nil || !strings.Contains(err.Error(), "解压后超过 512 MB") {
		t.Errorf("error %v", err)
	}
}

// The rows of groups are held in memory, but not without end.
func TestWorkbookOfTooManyRows(t *testing.T) {
	path := saveWorkbook(t, filepath.Join(t.TempDir(), "b.xlsx"), nil,
		sheetText{"报告", [][]any{{"单位"}, {"甲"}}}, sheetText{"指标", [][]any{{"报告", "得分"}}})
	wide := fmt.Sprintf(`<row><c t="str"><v>甲</v></c><c r="%s1"><v>1</v></c></row>`, columnName(maxColumns-1))
	sheet := `<worksheet><sheetData><row><c t="str"><v>报告</v></c><c t="str"><v>得分</v></c></row>` +
		strings.Repeat(wide, maxHeld/maxColumns+1) + `</sheetData></worksheet>`
	data := pack(t, unpack(t, path), map[string][]byte{"xl/worksheets/sheet2.xml": []byte(sheet)})
	_, err := Open(put(t, path, string(data)), rowsForm(t))
	if err == nil || !strings.Contains(err.Error(), "重复的行太多") {
		t.Errorf("error %v", err)
	}
}

// FuzzWorkbook changes the parts of a workbook: its sheets, which are XML, and
// the whole file, whose checksums catch most.
func FuzzWorkbook(f *testing.F) {
	path := saveWorkbook(f, filepath.Join(f.TempDir(), "b.xlsx"), nil,
		sheetText{"报告", [][]any{{"单位", "资金.市级"}, {"甲局", 1.5}, {"乙局", "x"}}},
		sheetText{"指标", [][]any{{"", "得分"}, {"甲局", 3}, {2, 4}}})
	whole, err := os.ReadFile(path)
	must(f, err)
	f.Add(whole, []byte(""), []byte(""))
	parts := unpack(f, path)
	f.Add([]byte(""), parts["xl/worksheets/sheet1.xml"], parts["xl/sharedStrings.xml"])
	f.Add([]byte(""), []byte(`<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>单位</t></is></c></row><row r="9"><c r="XFD9" t="s"><v>-1</v></c></row></sheetData></worksheet>`), []byte(`<sst/>`))
	f.Fuzz(func(t *testing.T, file, sheet, strings []byte) {
		if len(file) == 0 {
			file = pack(t, parts, map[string][]byte{"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": strings})
		}
		checkSource(t, append([]byte("PK"), file[min(2, len(file)):]...), "b.xlsx")
	})
}
