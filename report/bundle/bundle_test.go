package bundle

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jibiao/assets"
	"jibiao/report"
	"jibiao/report/docx"
)

// files are those of the shipped form.
func files(t testing.TB) (template, fields []byte) {
	t.Helper()
	template, fields, err := assets.Form("lanzhou-2023")
	if err != nil {
		t.Fatal(err)
	}
	return template, fields
}

// write puts files into a new folder; nil ones are left out.
func write(t *testing.T, template, fields []byte) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, data := range map[string][]byte{"template.docx": template, "fields.toml": fields} {
		if data == nil {
			continue
		}
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestOpen(t *testing.T) {
	template, fields := files(t)
	dir := write(t, template, fields)
	bare := write(t, template, nil)
	tests := []struct {
		name, open string
		id         string
		fields     []byte
	}{
		{"by name", "lanzhou-2023", "lanzhou-2023", fields},
		{"a folder", dir, "lanzhou-2023", fields},
		{"a folder, with a slash", dir + "/", "lanzhou-2023", fields},
		{"a folder without a field list", bare, "", nil},
		{"a Word file", filepath.Join(dir, "template.docx"), "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, err := Open(tt.open)
			if err != nil {
				t.Fatal(err)
			}
			if b.Form.ID != tt.id || len(b.Form.Fields) != 24 || len(b.Template.Keys()) != 24 || len(b.Issues) != 0 {
				t.Errorf("form %q of %d fields and %d places, issues %+v", b.Form.ID, len(b.Form.Fields), len(b.Template.Keys()), b.Issues)
			}
			if string(b.TemplateFile) != string(template) || string(b.FieldsFile) != string(tt.fields) {
				t.Error("the bundle does not hold its files")
			}
			again, err := New(b.TemplateFile, b.FieldsFile)
			if err != nil || again.Hash != b.Hash {
				t.Errorf("opened again from its bytes: hash %x, was %x; %v", again.Hash, b.Hash, err)
			}
		})
	}
}

// Without a field list, kinds are guessed from the captions.
func TestOpenGuessesKinds(t *testing.T) {
	template, _ := files(t)
	b, err := New(template, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := map[report.Key]report.Kind{
		"预算安排资金": report.KindMoney, "实际到位.县级资金": report.KindMoney, "结余资金": report.KindMoney, "预算执行率": report.KindPercent,
		"评价年度": report.KindYear, "评价类型": report.KindText, "实施目的": report.KindParagraphs, "存在问题": report.KindParagraphs,
	}
	for k, kind := range want {
		if got := b.Form.Field(k).Kind; got != kind {
			t.Errorf("%s is taken for %s, want %s", k, got, kind)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	template, fields := files(t)
	empty := t.TempDir()
	tests := []struct {
		name, open string
		says       string // a part of what is said
		is         error  // nil = none in particular
	}{
		{"an unknown name", "lanzhou-2099", "没有名为“lanzhou-2099”的表单；自带的表单有：lanzhou-2023", fs.ErrNotExist},
		{"no name", "", "没有名为“”的表单；自带的表单有：lanzhou-2023", fs.ErrNotExist},
		{"a missing file", filepath.Join(empty, "没有.docx"), "没有.docx”", fs.ErrNotExist},
		{"a missing folder", empty + "/没有/", "找不到表单", fs.ErrNotExist},
		{"a path that leads out of the shipped forms", "../samples", "找不到表单“../samples”", fs.ErrNotExist},
		{"a folder without a template", write(t, nil, fields), "没有可读的 template.docx", fs.ErrNotExist},
		{"a template that is no Word file", write(t, []byte("plain"), fields), "这不是 Word 文件", nil},
		{"a faulty field list", write(t, template, []byte("id = 'a'\n这里不对\n")), "第2行", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, err := Open(tt.open)
			if err == nil {
				t.Fatalf("opened as %+v", b.Form.ID)
			}
			if !strings.Contains(err.Error(), tt.says) {
				t.Errorf("error %q, want it to say %q", err, tt.says)
			}
			if tt.is != nil && !errors.Is(err, tt.is) {
				t.Errorf("error %v is not %v", err, tt.is)
			}
		})
	}
}

func TestOpenRefusesAHugeFile(t *testing.T) {
	template, _ := files(t)
	dir := write(t, template, []byte{})
	for name, size := range map[string]int64{"template.docx": 8 << 40, "fields.toml": 8 << 40} {
		path := filepath.Join(dir, name)
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(path, size); err != nil {
			t.Skipf("no sparse files here: %v", err)
		}
		_, err = Open(dir)
		var word *docx.OpenError
		var list *SpecError
		switch {
		case errors.As(err, &word) && name == "template.docx" && word.Kind == docx.KindHostile:
		case errors.As(err, &list) && name == "fields.toml":
		default:
			t.Errorf("a huge %s: %v", name, err)
		}
		if err := os.WriteFile(path, before, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestHashIsThatOfBothFiles(t *testing.T) {
	pairs := [][2]string{{"", ""}, {"a", ""}, {"", "a"}, {"ab", ""}, {"a", "b"}, {"", "ab"}, {"b", "a"}, {"1", "1"}, {"11", ""}}
	seen := map[[32]byte][2]string{}
	for _, p := range pairs {
		h := hash([]byte(p[0]), []byte(p[1]))
		if other, taken := seen[h]; taken {
			t.Errorf("%q and %q have one hash", p, other)
		}
		seen[h] = p
		if h != hash([]byte(p[0]), []byte(p[1])) {
			t.Errorf("%q has two hashes", p)
		}
	}
	template, fields := files(t)
	a, err := New(template, fields)
	if err != nil {
		t.Fatal(err)
	}
	b, err := New(template, append(fields[:len(fields):len(fields)], '\n'))
	if err != nil {
		t.Fatal(err)
	}
	if a.Hash == b.Hash {
		t.Error("a changed field list has the old hash")
	}
}

// What is wrong with the Word file and with the list is told together.
func TestIssuesOfBothFiles(t *testing.T) {
	template, _ := files(t)
	b, err := New(template, []byte("[[field]]\nkey = '没有'\n"))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]int{}
	for _, i := range b.Issues {
		ids[i.ID]++
	}
	if diff := cmp.Diff(map[string]int{"F1": 24, "F2": 1}, ids); diff != "" {
		t.Errorf("issues (-want +got):\n%s", diff)
	}
}

// Computed values are marked with those that they follow from.
func TestFillTracked(t *testing.T) {
	b, err := BuiltIn(assets.SampleForm)
	if err != nil {
		t.Fatal(err)
	}
	old := b.Form.Compute(report.Values{"预算安排资金": "100", "实际支出资金": "90"})
	new := b.Form.Compute(report.Values{"预算安排资金": "100", "实际支出资金": "80"})
	data, err := b.FillTracked(old, new, docx.Author{Name: "李", At: time.Date(2025, 3, 4, 9, 30, 0, 0, time.Local)})
	if err != nil {
		t.Fatal(err)
	}
	f, err := docx.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	got, issues, err := b.Extract(f)
	if err != nil || len(issues) > 0 {
		t.Fatalf("extract: %v, %v", err, issues)
	}
	want := report.Values{}
	for k, text := range new {
		if text != "" {
			want[k] = text
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	plain, err := b.Fill(new)
	if err != nil {
		t.Fatal(err)
	}
	if same, err := b.FillTracked(new, new, docx.Author{}); err != nil || !bytes.Equal(same, plain) {
		t.Errorf("without a difference it is another file, or %v", err)
	}
}
