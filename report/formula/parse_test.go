package formula

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestParseNames(t *testing.T) {
	for src, want := range map[string][]string{
		"1":                nil,
		`"文字" + ` + "`原样`": nil,
		"预算安排.市级资金 + 预算安排.县级资金": {"预算安排.市级资金", "预算安排.县级资金"},
		"b + a + b - a.b.c":      {"b", "a", "a.b.c"},
		"sum(sum, x)":            {"sum", "x"},
		"when(filled(甲), 乙, -丙)": {"甲", "乙", "丙"},
		`甲 == "" || !(乙 != "")`:  {"甲", "乙"},
		"表１ + _x":                {"表１", "_x"},
		" a +\n\tb\n":            {"a", "b"},
		"sum(\n a,\n b)":         {"a", "b"},
	} {
		e, err := Parse(src)
		if err != nil {
			t.Error(err)
			continue
		}
		if diff := cmp.Diff(want, e.Names()); diff != "" {
			t.Errorf("%q: %s", src, diff)
		}
		if e.String() != src {
			t.Errorf("String() = %q, want %q", e, src)
		}
	}
}

func TestSyntaxErrors(t *testing.T) {
	for _, c := range []struct {
		src, message string
		char         int // counted from 1
	}{
		{"", "公式是空的", 1},
		{"  \n", "公式是空的", 1},
		{"预算 +", "公式没有写完", 5},
		{"预算 + * 2", "“*”前面缺内容", 6},
		{"预算 决算", "这里不该是“决算”", 4},
		{"(预算", "公式没有写完", 4},
		{"预算)", "这里不该是“)”", 3},
		{"sum(a b)", "这里不该是“b”", 7},
		{"sum(a, , b)", "这里不该是“,”", 8},
		{"a, b", "这里不该是“,”", 2},
		{"a.", "公式没有写完", 3},
		{"a.1", "数字“.1”应写成普通小数", 2},
		{"a.(b)", "公式里不能这样写", 1},
		{"f.g(a)", "括号前面应是函数名", 1},
		{"(sum)(a)", "括号前面应是函数名", 1},
		{"sum(a).b", "“.”只能用在名称之间", 1},
		{`"x".b`, "“.”只能用在名称之间", 1},
		{"+a", "“+”前面缺内容", 1},
		{"a\n+ b", "换行只能放在", 2},
		{"预算 = 1", "判断相等请写“==”", 4},
		{"100%", "不支持“%”", 4},
		{"if(a, b, c)", "条件请写 when", 1},
		{"a + type", "“type”是保留字", 5},
		{"func() {}", "“func”是保留字", 1},
		{"a /* b */", "不能写注释", 3},
		{"a // b", "不能写注释", 3},
		{"预算（1", "“（”请改用半角的“(”", 3},
		{"sum(a，b)", "“，”请改用半角的“,”", 6},
		{"a × b", "请改用半角的“*”", 3},
		{"“文字”", "请改用半角的“\"”", 1},
		{"a + ２", "公式里不能用“２”", 5},
		{"a\u3000+ b", "全角空格", 2},
		{"a\u200b", "看不见", 2},
		{"a \x00", "看不见", 3},
		{"a + \xff", "UTF-8", 5},
		{`"文字`, "文字没有写完", 1},
		{"`文字", "文字没有写完", 1},
		{"'字'", "文字请用双引号", 1},
		{"'字符'", "文字请用双引号", 1},
		{"--a", "公式里不能用“--”", 1},
		{`"a"` + "\xff", "UTF-8", 4},
		{`"\q"`, "转义", 1},
		{`"\x80"`, "不能用的字符", 1},
		{`"\x00"`, "不能用的字符", 1},
		{"0x1F", "“0x1F”应写成普通小数", 1},
		{"1e3", "“1e3”应写成普通小数", 1},
		{"1_000", "“1_000”应写成普通小数", 1},
		{"007", "“007”应写成普通小数", 1},
		{"08", "应写成普通小数", 1},
		{"1.", "“1.”应写成普通小数", 1},
		{".5", "“.5”应写成普通小数", 1},
		{"2i", "公式里不能用“2i”", 1},
		{"a[0]", "公式里不能用“[”", 2},
		{"&a", "公式里不能用“&”", 1},
		{"*a", "“*”前面缺内容", 1},
		{"a &^ b", "公式里不能用“&^”", 3},
		{"a << 2", "公式里不能用“<<”", 3},
		{"a{}", "公式里不能用“{”", 2},
		{"a; b", "公式里不能用“;”", 2},
		{"sum(a...)", "公式里不能用“...”", 6},
		{"sqrt(a)", "没有函数“sqrt”", 1},
		{"1 + 合计(a)", "没有函数“合计”", 5},
		{"round(a)", "round(x, n)，这里写了 1 项", 1},
		{"sum()", "sum(a, b, …)，这里写了 0 项", 1},
		{"abs(a, b)", "abs(x)，这里写了 2 项", 1},
		{strings.Repeat("9", 65), "数字太长", 1},
		{strings.Repeat("a", maxSource+1), "公式太长", maxSource + 1},
		{strings.Repeat("(", 101) + "a" + strings.Repeat(")", 101), "嵌套太深", 101},
		{strings.Repeat("- ", 101) + "a", "嵌套太深", 201},
		{strings.Repeat("!", 101) + "a", "嵌套太深", 101},
		{"a" + strings.Repeat("+a", 100), "嵌套太深", 1},
		{strings.Repeat("(", maxSource), "公式没有写完", maxSource + 1},
	} {
		checkSyntaxError(t, c.src, c.message, c.char)
	}
}

func checkSyntaxError(t *testing.T, src, message string, char int) {
	t.Helper()
	_, err := Parse(src)
	var bad *SyntaxError
	if !errors.As(err, &bad) {
		t.Errorf("Parse(%.40q) = %v, want a SyntaxError", src, err)
		return
	}
	if bad.Src != src || !strings.Contains(err.Error(), message) {
		t.Errorf("Parse(%.40q): %v, want %q", src, err, message)
	}
	if got := utf8.RuneCountInString(src[:bad.Offset]) + 1; got != char {
		t.Errorf("Parse(%.40q): at character %d, want %d (%v)", src, got, char, err)
	}
}

func TestSyntaxErrorText(t *testing.T) {
	_, err := Parse("预算资金 + * 2")
	if got, want := err.Error(), "公式“预算资金 + * 2”第 8 个字符：“*”前面缺内容"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	_, err = Parse(strings.Repeat("长", 200) + "]")
	if got := err.Error(); utf8.RuneCountInString(got) > 130 || !strings.Contains(got, "第 201 个字符") {
		t.Errorf("long source: %s", got)
	}
}

func TestDepthLimitIsReachable(t *testing.T) {
	for _, src := range []string{
		strings.Repeat("(", 99) + "a" + strings.Repeat(")", 99),
		"a" + strings.Repeat("+a", 99),
		"sum(" + strings.Repeat("a,", 1000) + "a)",
	} {
		if _, err := Parse(src); err != nil {
			t.Error(err)
		}
	}
}

// genSource draws sources that are often almost right.
func genSource() *rapid.Generator[string] {
	word := rapid.SampledFrom([]string{
		"a", "预算.市级", "1", "0.5", `"文字"`, `""`, "2023年度", "+", "-", "*", "/", "==", "!=", "<", "<=", "&&", "||", "!",
		"(", ")", ",", ".", "sum(", "when(", "filled(", "round(", "year(", "moveyear(", "amount(", "\n", "{", "}", "“", "[", "%",
	})
	return rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(word), func(w []string) string { return strings.Join(w, " ") }))
}

func TestParseNeverPanics(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkSource(t, genSource().Draw(t, "src")) })
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"预算安排.市级资金 + 预算安排.县级资金", `when(a == 0, "", round(b / a * 100, 2))`, "sum(a, b) != c && !filled(d)",
		"moveyear(a, b)", "a[0]", "func(){}", "((((", "'a'", "\"\\", "a\n+b", "1e9", "“", "a//line x:1\n", "\ufeffa", "a /*",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) { checkSource(t, src) })
}

// fataler is what a test of either kind can do.
type fataler interface{ Fatalf(string, ...any) }

// checkSource checks what holds of Parse and ParseTemplate for any source.
func checkSource(t fataler, src string) {
	e, err := Parse(src)
	checkIsSyntaxError(t, src, err)
	if err == nil && e.String() != src {
		t.Fatalf("String() = %q, want %q", e, src)
	}
	m, err := ParseTemplate(src)
	checkIsSyntaxError(t, src, err)
	if err == nil && m.String() != src {
		t.Fatalf("template's String() = %q, want %q", m, src)
	}
}

func checkIsSyntaxError(t fataler, src string, err error) {
	var bad *SyntaxError
	switch {
	case err == nil:
	case !errors.As(err, &bad):
		t.Fatalf("%q: %v is no SyntaxError", src, err)
	case bad.Src != src || bad.Offset < 0 || bad.Offset > len(src) || bad.Message == "" || !utf8.ValidString(bad.Message):
		t.Fatalf("%q: %#v", src, bad)
	}
}
