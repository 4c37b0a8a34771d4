package parcel

import (
	"bytes"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"jibiao/report"
	"jibiao/report/bundle"
	"jibiao/report/docx/docxtest"
	"jibiao/report/store"
)

var start = time.Date(2024, 2, 29, 9, 30, 0, int(7*time.Millisecond), time.UTC)

// testForm has three cells and a group of rows.
func testForm(t testing.TB) *bundle.Bundle {
	t.Helper()
	b, err := bundle.New(docxtest.File(t, docxtest.Table(
		[]string{"评价年度", "{{评价年度}}"}, []string{"评价对象名称", "{{评价对象名称}}"}, []string{"存在问题", "{{存在问题}}"},
		[]string{"{{指标[].名称}}", "{{指标[].得分}}"},
	)), []byte("id = \"表\"\nname = \"评价报告\"\nyear = \"评价年度\"\nunit = \"评价对象名称\"\n"))
	must(t, err)
	if len(b.Issues) > 0 {
		t.Fatal(b.Issues)
	}
	return b
}

// Sample is a report with a history in which something was undone, and two versions.
func Sample(t testing.TB) store.Whole {
	t.Helper()
	problems := report.Edit{Key: "存在问题", New: "一是预算编制不够细化。\n二是项目支出进度偏慢 <&>。"}
	return store.Whole{
		Bundle: Form(testForm(t)), State: store.Submitted, Created: start, Changed: start.Add(4 * time.Minute), Cell: "存在问题",
		Values: report.Values{"评价年度": "2023年度", "评价对象名称": "云岭市档案馆", "指标[2].得分": "9.5", problems.Key: problems.New},
		Steps: []report.Step{
			{No: 1, Kind: report.BeginStep, Label: "导入 Word 文件", At: start, Who: "zhang", Edits: []report.Edit{{Key: "评价年度", New: "2023年度"}, problems}},
			{No: 2, Kind: report.EditStep, Label: "存在问题", At: start.Add(time.Minute), Who: "li", Edits: []report.Edit{{Key: problems.Key, Old: problems.New, New: "没有问题"}}},
			{No: 3, Kind: report.UndoStep, Of: 2, Label: "存在问题", At: start.Add(2 * time.Minute), Edits: []report.Edit{{Key: problems.Key, Old: "没有问题", New: problems.New}}},
			{No: 4, Kind: report.EditStep, Label: "得分", At: start.Add(4 * time.Minute), Who: "li", Edits: []report.Edit{{Key: "指标[2].得分", New: "9.5"}}},
		},
		Versions: []store.WholeVersion{
			{Version: store.Version{Name: "送审稿", Step: 2, At: start.Add(time.Minute), Who: "li"}},
			{Version: store.Version{Name: "上报稿", Note: "报市财政局", Step: 4, At: start.Add(time.Hour), Who: "zhang", Document: "报告.docx"}, Content: docxtest.File(t, docxtest.Paragraph("报告"))},
		},
	}
}

// Written is the file of a report.
func Written(t testing.TB, r store.Whole) []byte {
	t.Helper()
	var b bytes.Buffer
	must(t, Write(&b, r))
	return b.Bytes()
}

// packedFile is a file of parts whose sizes and hashes are right.
func packedFile(t testing.TB, parts []part) []byte {
	t.Helper()
	var b bytes.Buffer
	must(t, pack(&b, parts))
	return b.Bytes()
}

func encoded(t testing.TB, r store.Whole) []part {
	t.Helper()
	parts, err := encode(r)
	must(t, err)
	return parts
}

// Differ says how two reports differ; empty = not at all.
func Differ(want, got store.Whole) string {
	return cmp.Diff(want, got, cmpopts.EquateEmpty(), cmp.Comparer(time.Time.Equal))
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// wantReadable writes a report and reads it again.
func wantReadable(t *testing.T, r store.Whole) {
	t.Helper()
	again, err := Read(Written(t, r))
	must(t, err)
	if d := Differ(r, again); d != "" {
		t.Errorf("read again (-want +got):\n%s", d)
	}
}
