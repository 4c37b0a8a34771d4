package formula

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTemplate(t *testing.T) {
	for src, want := range map[string]string{
		"":     "",
		"没有公式": "没有公式",
		"预算 {预算} ≠ {预算.市级} + {预算.县级}，差 {abs(预算 - 预算.县级)}": "预算 5257.66 ≠ 0 + 5257.66，差 0",
		"{空格}":                          "空",
		"{1 / 0}、{乱}、{是}":               "空、无法识别、是",
		"{{预算}} {{{预算}}}":               "{预算} {5257.66}",
		`{"}"}{"{"}{"\"}"}` + "{`}\"`}": `}{"}}"`,
		"{ 单位 }{年度}":                    "某市档案馆2023年度",
	} {
		m, err := ParseTemplate(src)
		if err != nil {
			t.Error(err)
			continue
		}
		if got, err := m.Format(cells); err != nil || got != want {
			t.Errorf("%q prints %q, %v, want %q", src, got, err, want)
		}
	}
}

func TestTemplateNames(t *testing.T) {
	m, err := ParseTemplate("{b} {{x}} {a + b.c} {b} {sum(a, d)}")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"b", "a", "b.c", "d"}, m.Names()); diff != "" {
		t.Error(diff)
	}
}

func TestTemplateSyntaxErrors(t *testing.T) {
	for _, c := range []struct {
		src, message string
		offset       int
	}{
		{"差 {a", "没有配对的“}”", len("差 ")},
		{"差 a}", "前面没有“{”", len("差 a")},
		{"{a}}", "前面没有“{”", 3},
		{"差 {}", "公式是空的", len("差 {")},
		{"差 {a +}", "公式没有写完", len("差 {a +")},
		{"差 {a + 未知(b)}", "没有函数“未知”", len("差 {a + ")},
		{`差 {"a}`, "没有配对的“}”", len("差 ")},
		{strings.Repeat("a", maxSource+1), "太长", maxSource},
	} {
		_, err := ParseTemplate(c.src)
		var bad *SyntaxError
		if !errors.As(err, &bad) || bad.Src != c.src || bad.Offset != c.offset || !strings.Contains(err.Error(), c.message) {
			t.Errorf("ParseTemplate(%.30q): %#v, want %q at %d", c.src, err, c.message, c.offset)
		}
	}
}

func TestTemplateEvalErrors(t *testing.T) {
	m, err := ParseTemplate("差 {单位 * 2}")
	if err != nil {
		t.Fatal(err)
	}
	var bad *EvalError
	if got, err := m.Format(cells); got != "" || !errors.As(err, &bad) || bad.Src != "单位 * 2" {
		t.Errorf("got %q, %v", got, err)
	}
	long, err := ParseTemplate("{a}{a}")
	if err != nil {
		t.Fatal(err)
	}
	_, err = long.Format(func(string) Value { return Text(strings.Repeat("x", maxText/2+1)) })
	if !errors.As(err, &bad) || !strings.Contains(err.Error(), "文字太长") {
		t.Errorf("got %v", err)
	}
}
