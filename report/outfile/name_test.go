package outfile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestCleanName(t *testing.T) {
	tests := []struct{ in, want string }{
		{"云岭市档案馆2024年度部门整体支出绩效评价报告.docx", "云岭市档案馆2024年度部门整体支出绩效评价报告.docx"},
		{`a<b>c:d"e/f\g|h?i*j`, "a_b_c_d_e_f_g_h_i_j"},
		{"../../etc/passwd", ".._.._etc_passwd"},
		{"一\n二\t三\u3000四", "一 二 三 四"},
		{"a\x00b\x7fc\u0085d", "abcd"},
		{"报告. . .", "报告"},
		{"  报告  ", "报告"},
		{"报告 .docx", "报告.docx"},
		{"报告.docx...", "报告.docx"},
		{"", "未命名"},
		{" . ", "未命名"},
		{".docx", "未命名.docx"},
		{"CON", "_CON"},
		{"con.docx", "_con.docx"},
		{"Com1 .docx", "_Com1.docx"},
		{"nul.2024.docx", "_nul.2024.docx"},
		{"LPT¹", "_LPT¹"},
		{"COM0", "COM0"},
		{"CONTROL.docx", "CONTROL.docx"},
		{"\xff\xfe报告", "_报告"},
		{"𠮷野家", "𠮷野家"},
		{strings.Repeat("x", 300) + ".docx", strings.Repeat("x", 115) + ".docx"},
		{strings.Repeat("绩", 300) + ".docx", strings.Repeat("绩", 78) + ".docx"},
		{strings.Repeat("x", 119) + ".不是扩展名", strings.Repeat("x", 119)},
	}
	for _, tt := range tests {
		if got := CleanName(tt.in); got != tt.want {
			t.Errorf("CleanName(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

// anyName draws what makes trouble in names, and anything else.
func anyName() *rapid.Generator[string] {
	part := rapid.OneOf(
		rapid.String(),
		rapid.SampledFrom([]string{"CON", "aux", "NUL.", "com1", " ", ".", "..", "\n", "<>", "绩", "𠮷", ".docx", "(2)", "\xff"}),
		rapid.StringN(100, 200, -1),
	)
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(part, 0, 6).Draw(t, "parts"), "")
	})
}

func TestCleanNameLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := CleanName(anyName().Draw(t, "name"))
		if again := CleanName(name); again != name {
			t.Errorf("CleanName(%q) = %q: cleaning again changed it", name, again)
		}
		if name == "" || !utf8.ValidString(name) || len(name) > maxBytes || utf8.RuneCountInString(name) > maxRunes {
			t.Errorf("%q: %d bytes", name, len(name))
		}
		if strings.ContainsAny(name, `<>:"/\|?*`) || strings.ContainsFunc(name, unicode.IsControl) {
			t.Errorf("%q holds forbidden characters", name)
		}
		if strings.HasSuffix(name, ".") || strings.HasSuffix(name, " ") || device.MatchString(name) {
			t.Errorf("%q is no name on Windows", name)
		}
	})
}

// Where a name is cut, an extension that was too long to be one may become one.
func TestCleanNameCutWithinAnExtension(t *testing.T) {
	name := CleanName(strings.Repeat("A", 110) + ".." + strings.Repeat("A", 50))
	if want := strings.Repeat("A", 110) + ".AAAAAAAA"; name != want {
		t.Errorf("%q, want %q", name, want)
	}
}

func TestFreeName(t *testing.T) {
	long := strings.Repeat("绩", 80)
	tests := []struct {
		name  string
		taken []string
		want  string
	}{
		{"报告.docx", nil, "报告.docx"},
		{"报告.docx", []string{"报告.docx"}, "报告(2).docx"},
		{"报告.docx", []string{"报告.docx", "报告(2).docx"}, "报告(3).docx"},
		{"报告(2).docx", []string{"报告.docx", "报告(2).docx"}, "报告(3).docx"},
		{"报告(2024).docx", []string{"报告(2024).docx"}, "报告(2024)(2).docx"},
		{"无扩展名", []string{"无扩展名"}, "无扩展名(2)"},
		{"2024.部门", []string{"2024.部门"}, "2024.部门(2)"},
		{long, []string{long}, strings.Repeat("绩", 79) + "(2)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			for _, name := range tt.taken {
				put(t, filepath.Join(dir, name), "", 0o600)
			}
			if got := FreeName(filepath.Join(dir, tt.name)); got != filepath.Join(dir, tt.want) {
				t.Errorf("FreeName = %q, want %q", filepath.Base(got), tt.want)
			}
		})
	}
}

// A link that leads nowhere is a name that is taken, too.
func TestFreeNameSeesLinks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "链接.docx")
	makeLink(t, "没有", path)
	if got := filepath.Base(FreeName(path)); got != "链接(2).docx" {
		t.Errorf("FreeName = %q", got)
	}
}

// makeLink skips the test where the system makes none, or like Wine only says so.
func makeLink(t *testing.T, to, at string) {
	t.Helper()
	err := os.Symlink(to, at)
	if made, is := os.Readlink(at); err != nil || is != nil || made != to {
		t.Skipf("skipped: this system makes no links: %v, %v", err, is)
	}
}
