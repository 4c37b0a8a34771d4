package formula

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
	"testing"
)

// cells is the Env that the tables below speak of.
func cells(key string) Value {
	switch key {
	case "预算.市级":
		return mustNumber("0")
	case "预算.县级", "预算":
		return mustNumber("5257.66")
	case "支出":
		return mustNumber("5200")
	case "单位":
		return Text("某市档案馆")
	case "年度":
		return Text("2023年度")
	case "乱":
		return Unreadable()
	case "是":
		return Bool(true)
	case "否":
		return Bool(false)
	default:
		return Empty()
	}
}

func mustNumber(s string) Value {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(s)
	}
	return Number(r)
}

// evaluate is the value of src over cells, or its error.
func evaluate(src string) (Value, error) {
	e, err := Parse(src)
	if err != nil {
		return Empty(), err
	}
	return e.Eval(cells)
}

// want reads the notation of the tables: 空, 乱, 是, 否, "a text, or a number.
func want(s string) Value {
	switch {
	case s == "空":
		return Empty()
	case s == "乱":
		return Unreadable()
	case s == "是" || s == "否":
		return Bool(s == "是")
	case strings.HasPrefix(s, `"`):
		return Text(s[1:])
	default:
		return mustNumber(s)
	}
}

type table [][2]string // source, value in the notation of want

func (c table) check(t *testing.T) {
	t.Helper()
	for _, row := range c {
		got, err := evaluate(row[0])
		if err != nil {
			t.Errorf("%s: %v", row[0], err)
		} else if !got.Equal(want(row[1])) {
			t.Errorf("%s = %#v, want %s", row[0], got, row[1])
		}
	}
}

func TestOperators(t *testing.T) {
	table{
		{"1 + 2 * 3", "7"},
		{"(1 + 2) * 3", "9"},
		{"0.1 + 0.2", "0.3"},
		{"-预算 + 5257.66", "0"},
		{"-(-3) - -3", "6"},
		{"1 / 3 * 3", "1"},
		{"预算.市级 + 预算.县级", "5257.66"},
		{"预算 / 0", "空"},
		{"0 / 0", "空"},
		{"预算 / 预算.市级", "空"},
		{"空格 + 1", "空"},
		{"1 - 空格", "空"},
		{"-空格", "空"},
		{"-乱", "乱"},
		{"乱 + 1", "乱"},
		{"乱 + 空格", "乱"},
		{"空格 * 乱", "乱"},
		{"乱 / 0", "乱"},
		{"空格 < 1", "空"},
		{"空格 == 空格", "空"},
		{"空格 * 单位", "空"},
		{"乱 == 乱", "乱"},
		{"乱 < 1", "乱"},
		{"1 < 2", "是"},
		{"2 <= 2", "是"},
		{"2 > 2", "否"},
		{"2 >= 3", "否"},
		{"预算 == 5257.660", "是"},
		{"预算 != 支出", "是"},
		{"是 == 是", "是"},
		{"是 != 否", "是"},
		{`单位 == "某市档案馆"`, "是"},
		{`单位 != "某市"`, "是"},
		{`空格 == ""`, "是"},
		{`"" == 空格`, "是"},
		{"空格 == ``", "是"},
		{`(空格) == ("")`, "是"},
		{`空格 != ""`, "否"},
		{`单位 == ""`, "否"},
		{`预算 != ""`, "是"},
		{`乱 == ""`, "否"},
		{`"" == ""`, "是"},
		{`(1 / 0) == ""`, "是"},
		{`单位 + 年度`, `"某市档案馆2023年度`},
		{`"共" + 预算 + "万元"`, `"共5257.66万元`},
		{`"约" + 1/3`, `"约0.3333333333`},
		{`"约" + 2/3`, `"约0.6666666667`},
		{`"共" + 空格 + "万元"`, "空"},
		{`"共" + 乱 + "万元"`, "乱"},
		{`"" + 预算`, "空"},
		{`"a\tb" + ` + "`\\n`", `"a` + "\tb\\n"},
	}.check(t)
}

func TestLogic(t *testing.T) {
	table{
		{"是 && 是", "是"},
		{"是 && 否", "否"},
		{"否 || 是", "是"},
		{"否 || 否", "否"},
		{"!是", "否"},
		{"!空格", "空"},
		{"!乱", "乱"},
		{"否 && 空格", "否"},
		{"否 && 1", "否"},
		{"是 || 乱", "是"},
		{`是 || 1 + 单位 > 2`, "是"},
		{"是 && 空格", "空"},
		{"空格 && 否", "空"},
		{"空格 && 1", "空"},
		{"乱 || 是", "乱"},
		{"否 || 乱", "乱"},
		{"是 || 否 && 否", "是"},
		{"filled(空格) && 空格 > 3", "否"},
		{"1 < 2 && 2 < 3", "是"},
		{`when(是, 1, 1 / 0)`, "1"},
		{`when(否, 单位 * 1, "否则")`, `"否则`},
		{`when(空格, 1, 2)`, "空"},
		{`when(乱, 1, 2)`, "乱"},
		{`when(预算 == 0, "", round(支出 / 预算 * 100, 2))`, "98.9"},
		{`when(预算.市级 == 0, "", 1)`, "空"},
	}.check(t)
}

func TestNumberFunctions(t *testing.T) {
	table{
		{"round(2.5, 0)", "3"},
		{"round(-2.5, 0)", "-3"},
		{"round(1.005, 2)", "1.01"},
		{"round(1.0049, 2)", "1"},
		{"round(-0.4, 0)", "0"},
		{"round(2/3, 10)", "0.6666666667"},
		{"round(5200, 2)", "5200"},
		{"round(空格, 2)", "空"},
		{"round(乱, 2)", "乱"},
		{"round(1, 空格)", "空"},
		{"abs(-3)", "3"},
		{"abs(空格)", "空"},
		{"min(预算, 支出)", "5200"},
		{"max(预算, 支出, 6000)", "6000"},
		{"min(预算, 空格)", "空"},
		{"max(空格, 乱)", "乱"},
		{"sum(预算.市级, 预算.县级)", "5257.66"},
		{"sum(空格, 支出)", "5200"},
		{"sum(空格, 空格)", "空"},
		{"sum(空格, 乱)", "乱"},
		{"sum(乱, 1)", "乱"},
		{"sum(1/3, 1/3, 1/3)", "1"},
		{"filled(预算, 单位)", "是"},
		{"filled(预算, 空格)", "否"},
		{"filled(乱)", "是"},
		{"anyfilled(空格, 空格)", "否"},
		{"anyfilled(空格, 乱)", "是"},
		{"readable(空格, 预算)", "是"},
		{"readable(预算, 乱)", "否"},
	}.check(t)
}

func TestFunctionExamples(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range Functions() {
		if f.Doc == "" || !strings.HasPrefix(f.Signature, f.Name+"(") || !strings.Contains(f.Example, f.Name+"(") || seen[f.Name] {
			t.Errorf("entry %+v", f)
		}
		seen[f.Name] = true
		table{{f.Example, "是"}}.check(t)
	}
	if len(seen) == 0 {
		t.Error("no functions")
	}
}

func TestEvalErrors(t *testing.T) {
	for src, message := range map[string]string{
		"单位 * 2":                     "“*”不能用于文字和数字",
		"是 + 1":                      "“+”不能用于是非和数字",
		"是 + 单位":                     "“+”不能用于是非和文字",
		"单位 - 年度":                    "“-”不能用于文字和文字",
		"单位 < 年度":                    "“<”不能用于文字和文字",
		"是 < 否":                      "“<”不能用于是非和是非",
		"单位 == 2":                    "“==”不能用于文字和数字",
		"是 != 1":                     "“!=”不能用于是非和数字",
		"1 < 2 < 3":                  "“<”不能用于是非和数字",
		"-单位":                        "“-”不能用于文字",
		"!预算":                        "“!”不能用于数字",
		"预算 && 是":                    "“&&”两边应是条件，不能是数字",
		"否 || 单位":                    "“||”两边应是条件，不能是文字",
		"when(1, 2, 3)":              "when 的第一项应是条件，不能是数字",
		"when(是, 单位 * 2, 3)":         "“*”不能用于文字和数字",
		"sum(1, 单位)":                 "这里要数字，不能用文字",
		"round(单位, 2)":               "这里要数字，不能用文字",
		"abs(是)":                     "这里要数字，不能用是非",
		"min(1, 单位)":                 "这里要数字",
		"max(单位, 1)":                 "这里要数字",
		"round(1, 11)":               "0 到 10 的整数",
		"round(1, -1)":               "0 到 10 的整数",
		"round(1, 0.5)":              "0 到 10 的整数",
		"year(是)":                    "这里要文字，不能用是非",
		"contains(单位, 是)":            "这里要文字",
		"strayyear(是, 年度)":           "这里要文字",
		"moveyear(是, 年度)":            "这里要文字",
		"amount(是)":                  "这里要文字",
		"namebefore(是)":              "这里要文字",
		"shortname(是, 单位)":           "这里要文字",
		"filled(-单位)":                "“-”不能用于文字",
		"round(-单位, 1)":              "“-”不能用于文字",
		"when(-单位 > 1, 2, 3)":        "“-”不能用于文字",
		"-单位 == \"\"":                "“-”不能用于文字",
		"-(-单位)":                     "“-”不能用于文字",
		"1 + -单位":                    "“-”不能用于文字",
		"是 && -单位 > 1":               "“-”不能用于文字",
		"1" + times("9", 63, 80):     "太大",
		"1" + divided("3", 63, 80):   "位数太多",
		"sum(" + fractions(90) + ")": "位数太多",
	} {
		v, err := evaluate(src)
		var bad *EvalError
		if !errors.As(err, &bad) {
			t.Errorf("%.60s = %v, %v, want an EvalError", src, v, err)
			continue
		}
		if bad.Src != src || !strings.Contains(err.Error(), message) || !v.IsEmpty() || bad.Offset >= len(src) {
			t.Errorf("%.60s: %v, want %q", src, err, message)
		}
	}
}

func times(digit string, n, count int) string {
	return strings.Repeat(" * "+strings.Repeat(digit, n), count)[:min(4000, count*(n+3))]
}

func divided(digit string, n, count int) string {
	return strings.ReplaceAll(times(digit, n, count), "*", "/")
}

// fractions are n reciprocals of large numbers without common factors.
func fractions(n int) string {
	terms := make([]string, n)
	big10 := pow10(30)
	for i := range terms {
		terms[i] = fmt.Sprintf("1/%d", new(big.Int).Add(big10, big.NewInt(int64(2*i+1))))
	}
	return strings.Join(terms, ",")
}

func TestEvalErrorText(t *testing.T) {
	_, err := evaluate("预算 + 单位 * 2")
	if got, want := err.Error(), "公式“预算 + 单位 * 2”第 9 个字符：“*”不能用于文字和数字"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestTextLimit(t *testing.T) {
	long := Text(strings.Repeat("x", maxText/2+1))
	e, err := Parse("a + a")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Eval(func(string) Value { return long }); err == nil || !strings.Contains(err.Error(), "文字太长") {
		t.Errorf("got %v", err)
	}
}

func FuzzEval(f *testing.F) {
	for _, seed := range [][2]string{
		{"a + b * 2 - c / 3", "1,234.5"},
		{`when(a == "", b, c)`, "x"},
		{"round(a, 2)", "2.345"},
		{"moveyear(b, year(c)) + amount(b)", "二〇二二年度5,257.66万元"},
		{"shortname(b, c) && contains(b, c)", "某市"},
		{"strayyear(b, 2023) + namebefore(b)", "档案馆2022 年度"},
		{"a*a*a*a/a/a", "9999999999999999"},
		{"shortname(b, b)", "\xe6"},
		{"year(b) + amount(b)", "\xe62023\xe6年 5\xe6万元"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, src, typed string) {
		e, err := Parse(src)
		if err != nil {
			return
		}
		v, err := e.Eval(func(key string) Value {
			if r, ok := ParseNumber(typed); ok && len(key)%2 == 1 {
				return Number(r)
			}
			return Text(typed)
		})
		var bad *EvalError
		switch {
		case err == nil:
			if len(v.String()) > maxText+len(typed)+len(src) {
				t.Fatalf("%q: %d bytes", src, len(v.String()))
			}
		case !errors.As(err, &bad):
			t.Fatalf("%q: %v is no EvalError", src, err)
		case bad.Src != src || bad.Offset >= len(src) || !v.IsEmpty():
			t.Fatalf("%q: %#v", src, bad)
		}
	})
}
