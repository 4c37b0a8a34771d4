package bundle

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jibiao/report"
	"jibiao/report/docx"
	"jibiao/report/docx/docxtest"
)

// blankForm is the shipped form as it is handed out: filled with nothing.
func blankForm(t testing.TB) []byte {
	t.Helper()
	template, _ := files(t)
	tm, err := docx.NewTemplate(template)
	if err != nil {
		t.Fatal(err)
	}
	blank, err := tm.Fill(nil)
	if err != nil {
		t.Fatal(err)
	}
	return blank
}

// Its placeholders taken out, the shipped form is given them again, but for
// the title, which no longer shows a blank.
func TestAdoptShippedBlank(t *testing.T) {
	template, _ := files(t)
	shipped, err := New(template, nil)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "空白表.docx")
	if err := os.WriteFile(path, blankForm(t), 0o600); err != nil {
		t.Fatal(err)
	}
	b, err := Open(path)
	if err != nil || len(b.Issues) > 0 {
		t.Fatalf("%v, %+v", err, b.Issues)
	}
	if diff := cmp.Diff(shipped.Form.Keys(), b.Form.Keys()); diff != "" {
		t.Errorf("keys (-shipped +adopted):\n%s", diff)
	}
	if b.Form.Year != "评价年度" || b.Form.Unit != "评价对象名称" {
		t.Errorf("year %q, unit %q", b.Form.Year, b.Form.Unit)
	}
	again, err := New(b.TemplateFile, b.FieldsFile)
	if err != nil || again.Hash != b.Hash || len(again.Form.Fields) != 24 {
		t.Errorf("opened again from its bytes: %v", err)
	}
	out, err := b.Fill(correct)
	if err != nil {
		t.Fatal(err)
	}
	f, err := docx.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	v, issues, err := b.Extract(f)
	if err != nil || len(issues) > 0 {
		t.Errorf("extract: %v, %v", err, issues)
	}
	if diff := cmp.Diff(correct, v); diff != "" {
		t.Error(diff)
	}
}

// A proposal that the clerk changed is what the form is made of.
func TestAdoptChanged(t *testing.T) {
	blank := blankForm(t)
	p, err := Propose(blank)
	if err != nil {
		t.Fatal(err)
	}
	p.Fields = slices.Delete(p.Fields, 0, 1)
	p.Fields[1].Key, p.Fields[1].Kind, p.Fields[1].Choices = "类型", report.KindChoice, []string{"自评", "部门评价"}
	made, err := Adopt(blank, p, "试用")
	if err != nil {
		t.Fatal(err)
	}
	b, err := New(made.Template, made.Fields)
	if err != nil || len(b.Issues) > 0 {
		t.Fatalf("%v, %+v", err, b.Issues)
	}
	f := b.Form.Field("类型")
	if len(b.Form.Fields) != 23 || b.Form.ID != "试用" || f == nil || f.Kind != report.KindChoice || len(f.Choices) != 2 || b.Form.Field("项目名称") != nil {
		t.Errorf("form %q of %d fields, 类型 is %+v", b.Form.ID, len(b.Form.Fields), f)
	}
}

// What is a guess, and where the field stands, is written beside it.
func TestAdoptNotes(t *testing.T) {
	blank := blankForm(t)
	p, err := Propose(blank)
	if err != nil {
		t.Fatal(err)
	}
	made, err := Adopt(blank, p, "x")
	if err != nil {
		t.Fatal(err)
	}
	want := "# 表1 第6行「预算安排资金」右侧；类型是猜测的\n[[field]]\nkey = \"预算安排资金\"\nkind = \"money\"\nunit = \"万元\"\n"
	if !strings.Contains(string(made.Fields), want) {
		t.Errorf("no %q in\n%s", want, made.Fields)
	}
}

func TestSave(t *testing.T) {
	template, fields := files(t)
	bundle := Files{template, fields}
	dir := filepath.Join(t.TempDir(), "新", "表单")
	if err := bundle.Save(dir); err != nil {
		t.Fatal(err)
	}
	if b, err := Open(dir); err != nil || len(b.Form.Fields) != 24 {
		t.Errorf("saved and opened: %v", err)
	}
	err := bundle.Save(dir)
	if !errors.Is(err, ErrOccupied) || !strings.Contains(err.Error(), "已有文件") {
		t.Errorf("saved over: %v", err)
	}
}

// A blank copy of a form, read back in, has nothing filled in: neither its
// prompts nor its lines nor its boxes are values.
func TestBlankCopyIsEmpty(t *testing.T) {
	blank := docxtest.File(t, docxtest.Paragraph("填报单位：________"), docxtest.Table(
		[]string{"评价类型", "□单位自评 □部门评价"},
		[]string{"评价结论", "（结合自评情况填写，200字以内）"},
		[]string{"联系人", "____"},
		[]string{"存在问题", ""},
	))
	p, err := Propose(blank)
	if err != nil {
		t.Fatal(err)
	}
	made, err := Adopt(blank, p, "")
	if err != nil {
		t.Fatal(err)
	}
	b, err := New(made.Template, made.Fields)
	if err != nil || len(b.Form.Fields) != 5 {
		t.Fatalf("%v, fields %v", err, b.Form.Keys())
	}
	f, err := docx.Open(blank)
	if err != nil {
		t.Fatal(err)
	}
	v, issues, err := b.Extract(f)
	if err != nil || len(issues) > 0 || len(v) > 0 {
		t.Errorf("the blank form reads as %q, %+v, %v", v, issues, err)
	}
}
