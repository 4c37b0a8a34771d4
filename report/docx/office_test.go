package docx

import (
	"archive/zip"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jibiao/report"
)

// without skips a test that needs a tool, or fails it where tools are required.
func without(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("JIBIAO_REQUIRE_TOOLS") == "1" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// resave lets LibreOffice open the files and save them again, in one go.
func resave(t *testing.T, files map[string][]byte) map[string][]byte {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		without(t, "LibreOffice (soffice) is not installed")
	}
	dir, out := t.TempDir(), t.TempDir()
	args := []string{
		"-env:UserInstallation=file://" + filepath.ToSlash(t.TempDir()), "--headless", "--norestore",
		"--convert-to", "docx:MS Word 2007 XML", "--outdir", out,
	}
	for name, data := range files {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	if said, err := exec.CommandContext(ctx, office, args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, said)
	}
	saved := map[string][]byte{}
	for name := range files {
		data, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		saved[name] = data
	}
	return saved
}

// validate lets the Open XML SDK check a file.
func validate(t *testing.T, data []byte) {
	t.Helper()
	validator := os.Getenv("JIBIAO_OOXML_VALIDATOR")
	if validator == "" {
		without(t, "JIBIAO_OOXML_VALIDATOR does not name the Open XML SDK validator")
	}
	path := filepath.Join(t.TempDir(), "file.docx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	said, err := exec.CommandContext(t.Context(), validator, path).Output()
	if err != nil {
		t.Fatalf("run validator: %v", err)
	}
	var answer struct {
		OK     bool
		Errors []struct{ Description, Path, XPath, ErrorType string }
	}
	if err := json.Unmarshal(said, &answer); err != nil {
		t.Fatalf("read the validator's answer: %v\n%s", err, said)
	}
	for _, e := range answer.Errors {
		t.Errorf("%s %s: %s", e.ErrorType, e.XPath, e.Description)
	}
	if !answer.OK && len(answer.Errors) == 0 {
		t.Errorf("the validator says no: %s", said)
	}
}

// A generated form, its compiled template and its filled file.
type sampleForm struct {
	made
	template *Template
	filled   []byte
}

func sampleForms(t *testing.T, n int, draw func(*rapid.T) made) map[string]sampleForm {
	t.Helper()
	forms := map[string]sampleForm{}
	for i := range n {
		m := rapid.Custom(draw).Example(i)
		tm := template(t, m.body)
		data, err := tm.Fill(m.values)
		if err != nil {
			t.Fatal(err)
		}
		forms[fmt.Sprintf("form%d.docx", i)] = sampleForm{m, tm, data}
	}
	return forms
}

func TestGeneratedFormsAreValid(t *testing.T) {
	for name, f := range sampleForms(t, 8, drawMade) {
		t.Run(name, func(t *testing.T) {
			validate(t, f.filled)
			for _, i := range open(t, f.filled).Lint() {
				if i.ID != "W1" { // a value may look like a placeholder
					t.Errorf("%s: %s", i.Where, i.What)
				}
			}
		})
	}
}

func TestLawHoldsThroughLibreOffice(t *testing.T) {
	forms := sampleForms(t, 20, drawPlain)
	files := map[string][]byte{}
	for name, f := range forms {
		files[name] = f.filled
	}
	for name, data := range resave(t, files) {
		t.Run(name, func(t *testing.T) {
			f := forms[name]
			v, issues, err := f.template.Extract(open(t, data))
			if err != nil || len(issues) > 0 {
				t.Errorf("extract: %v, %v", err, issues)
			}
			if diff := cmp.Diff(cleaned(f.values), v); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// bundled is the built-in form of the sample report.
func bundled(tb testing.TB) *Template {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "assets", "forms", "lanzhou-2023", "template.docx"))
	if err != nil {
		tb.Fatal(err)
	}
	return mustTemplate(tb, data)
}

// sample reads a file of the samples that may lie beside the repository.
func sample(t *testing.T, name string) []byte {
	t.Helper()
	dir := filepath.Join("..", "..", "..", "shared", "samples")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the sample reports (../shared/samples) are not there")
	}
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// bundledOrder are the bundled form's keys in the order of the sample's table.
var bundledOrder = []report.Key{
	"项目名称", "评价年度", "评价类型", "评价对象名称", "实施目的", "预算安排资金", "实际到位资金",
	"预算安排.市级资金", "实际到位.市级资金", "预算安排.县级资金", "实际到位.县级资金", "实际支出资金", "结余资金", "预算执行率",
	"年度绩效目标", "评价范围", "评价依据", "绩效评价指标体系", "评价方法", "数据采集及处理方法", "绩效评价工作过程",
	"存在问题", "相关建议", "其他需要说明的事项",
}

func sampleValues(t *testing.T) report.Values {
	t.Helper()
	var list []struct{ Value string }
	if err := json.Unmarshal(sample(t, "lanzhou-2023.values.json"), &list); err != nil {
		t.Fatal(err)
	}
	if len(list) != len(bundledOrder) {
		t.Fatalf("%d values, %d keys", len(list), len(bundledOrder))
	}
	v := report.Values{}
	for i, k := range bundledOrder {
		v[k] = list[i].Value
	}
	return v
}

func readsAs(t *testing.T, tm *Template, data []byte, want report.Values) {
	t.Helper()
	v, issues, err := tm.Extract(open(t, data))
	if err != nil || len(issues) > 0 {
		t.Errorf("extract: %v, %v", err, issues)
	}
	if diff := cmp.Diff(want, v); diff != "" {
		t.Error(diff)
	}
}

func TestSampleReport(t *testing.T) {
	tm, want := bundled(t), sampleValues(t)
	for _, name := range []string{"lanzhou-2023-filled.docx", "lanzhou-2023-filled-libreoffice.docx"} {
		t.Run(name, func(t *testing.T) { readsAs(t, tm, sample(t, name), want) })
	}
	out, err := tm.Fill(want)
	if err != nil {
		t.Fatal(err)
	}
	t.Run("filled", func(t *testing.T) { readsAs(t, tm, out, want) })
	t.Run("valid", func(t *testing.T) { validate(t, out) })
	t.Run("saved by LibreOffice", func(t *testing.T) {
		readsAs(t, tm, resave(t, map[string][]byte{"a.docx": out})["a.docx"], want)
	})
	for _, i := range open(t, out).Lint() {
		t.Errorf("%s: %s", i.Where, i.What)
	}
}

// The blank form as it is handed out takes values too, once its empty cells
// have placeholders.
func TestSampleBlank(t *testing.T) {
	want := sampleValues(t)
	blank := open(t, sample(t, "lanzhou-blank.docx"))
	tm := mustTemplate(t, withPlaceholders(t, blank, bundledOrder))
	out, err := tm.Fill(want)
	if err != nil {
		t.Fatal(err)
	}
	readsAs(t, tm, out, want)
	validate(t, out)
	delete(want, "")
	v, _, err := tm.Extract(open(t, sample(t, "lanzhou-2023-filled.docx")))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, v); diff != "" {
		t.Error(diff)
	}
}

// withPlaceholders puts keys into the empty cells of a file, in order.
func withPlaceholders(t *testing.T, f *File, keys []report.Key) []byte {
	t.Helper()
	var changes []change
	f.tree.walk(func(n *node) bool {
		if n.name != "tc" || n.child("tcPr").child("vMerge") != nil {
			return true
		}
		at := n.child("p")
		if l := readLine(f.source, at); l.text() == "" && len(keys) > 0 {
			changes = append(changes, change{int(at.innerEnd), int(at.innerEnd), fixed(run("{{" + string(keys[0]) + "}}"))})
			keys = keys[1:]
		}
		return true
	})
	if len(keys) > 0 {
		t.Fatalf("no empty cells for %v", keys)
	}
	tm := Template{file: f}
	var err error
	if tm.parts, err = f.parts(map[*zip.File]segments{f.main: cut(f.source, changes)}); err != nil {
		t.Fatal(err)
	}
	data, err := tm.Fill(nil)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestBundledFormHasNoFaults(t *testing.T) {
	tm := bundled(t)
	for _, i := range tm.Issues() {
		t.Errorf("%s %s: %s", i.ID, i.Where, i.What)
	}
	out, err := tm.Fill(report.Values{"实施目的": strings.Repeat("一行\n", 30), "项目名称": "\t<&>  x"})
	if err != nil {
		t.Fatal(err)
	}
	validate(t, out)
}
