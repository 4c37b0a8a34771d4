package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCompileComplains(t *testing.T) {
	g := grid("甲 | {{甲}}\n乙 | {{乙}}\n丙 | {{丙}}\n丁 | {{丁}}")
	fields := func(changed ...Field) []Field {
		all := []Field{{Key: "甲"}, {Key: "乙"}, {Key: "丙"}, {Key: "丁"}}
		for _, f := range changed {
			for i := range all {
				if all[i].Key == f.Key {
					all[i] = f
				}
			}
		}
		return all
	}
	check := func(c Check) Spec { return Spec{Fields: fields(), Checks: []Check{c}} }
	good := Check{ID: "A1", Level: Error, At: []Key{"甲"}, Assert: "filled(甲)", Say: "甲空着"}
	with := func(change func(*Check)) Spec {
		c := good
		change(&c)
		return check(c)
	}
	tests := []struct {
		name string
		grid Grid
		spec Spec
		want []string // "ID level key: a part of What"
	}{
		{"nothing", g, check(good), nil},
		{"no list at all", g, Spec{}, nil},
		{"a place that the list does not name", g, Spec{Fields: fields()[:3]}, []string{"F1 hint 丁: {{丁}}"}},
		{"a field without a place", g, Spec{Fields: append(fields(), Field{Key: "戊"})}, []string{"F2 error 戊: {{戊}}"}},
		{"year and unit without a place", g, Spec{Fields: fields(), Year: "年", Unit: "单位"}, []string{"F2 error 年: 没有位置", "F2 error 单位: 没有位置"}},
		{"a key that is no name", grid("甲 | {{1甲}}"), Spec{}, []string{"F3 error 1甲: 不合规定"}},
		{"a field written twice", g, Spec{Fields: append(fields(), Field{Key: "乙"})}, []string{"F3 error 乙: 写了两次"}},
		{"a field written twice and without a place", g, Spec{Fields: append(fields(), Field{Key: "戊"}, Field{Key: "戊"})}, []string{"F3 error 戊: 写了两次", "F2 error 戊: 没有位置"}},
		{"an unknown kind", g, Spec{Fields: fields(Field{Key: "乙", Kind: "钱"})}, []string{"F3 error 乙: “钱”不存在"}},
		{"a formula that is none", g, Spec{Fields: fields(Field{Key: "乙", Formula: "甲 +"})}, []string{"F4 error 乙: “乙”的公式“甲 +”"}},
		{"a formula with an unknown name", g, Spec{Fields: fields(Field{Key: "乙", Formula: "甲 + 戊"})}, []string{"F4 error 乙: 没有的“戊”"}},
		{"a formula that needs itself", g, Spec{Fields: fields(Field{Key: "乙", Formula: "乙 + 1"})}, []string{"F4 error 乙: 绕了一圈"}},
		{"a formula that asks for its own result", g, Spec{Fields: fields(Field{Key: "乙", Formula: "computed(乙) + 1"})}, []string{"F4 error 乙: 绕了一圈"}},
		{
			"a circle, and one that leads into it",
			g,
			Spec{Fields: fields(Field{Key: "甲", Formula: "乙"}, Field{Key: "乙", Formula: "丙"}, Field{Key: "丙", Formula: "乙"})},
			[]string{"F4 error 乙: 绕了一圈", "F4 error 丙: 绕了一圈"},
		},
		{"a faulty title", g, Spec{Fields: fields(), Title: "{甲"}, []string{"F4 error : 报告标题的写法有误"}},
		{"a title with an unknown name", g, Spec{Fields: fields(), Title: "{戊}报告"}, []string{"F4 error : 报告标题用到了表样中没有的“戊”"}},
		{"a check with a faulty rule", g, with(func(c *Check) { c.Assert = "filled(" }), []string{"F5 error : 检查 A1 的公式“filled(”"}},
		{"a check with a faulty condition", g, with(func(c *Check) { c.When = "甲 &" }), []string{"F5 error : 检查 A1 的公式“甲 &”"}},
		{"a check with a faulty mend", g, with(func(c *Check) { c.Mend = ")" }), []string{"F5 error : 检查 A1 的公式“)”"}},
		{"a check with a faulty message", g, with(func(c *Check) { c.Detail = "{甲" }), []string{"F5 error : 检查 A1 的公式“{甲”"}},
		{"a check without a rule", g, with(func(c *Check) { c.Assert = "" }), []string{"F5 error : 检查 A1 没有写明规则或说法"}},
		{"a check without a message", g, with(func(c *Check) { c.Say = "" }), []string{"F5 error : 检查 A1 没有写明规则或说法"}},
		{"a check of no cell", g, with(func(c *Check) { c.At = nil }), []string{"F5 error : 检查 A1 没有写明查哪个单元格"}},
		{"a check of an unknown level", g, with(func(c *Check) { c.Level = "fatal" }), []string{"F5 error : 检查 A1 的级别“fatal”不存在"}},
		{"a check without a level", g, with(func(c *Check) { c.Level = "" }), []string{"F5 error : 检查 A1 的级别“”不存在"}},
		{"a check with an unknown name", g, with(func(c *Check) { c.Assert = "戊 == 1" }), []string{"F5 error : 没有的“戊”"}},
		{"a message with an unknown name", g, with(func(c *Check) { c.MendSay = "改为 {戊}" }), []string{"F5 error : 没有的“戊”"}},
		{"a check at an unknown cell", g, with(func(c *Check) { c.At = []Key{"戊"} }), []string{"F5 error : 没有的“戊”"}},
		{"a check for each of unknown cells", g, with(func(c *Check) { c.Each = []Key{"戊"} }), []string{"F5 error : 没有的“戊”"}},
		{"a mend of an unknown cell", g, with(func(c *Check) { c.MendKey = "戊" }), []string{"F5 error : 没有的“戊”"}},
		{"it where there is no each", g, with(func(c *Check) { c.Assert = "filled(it)" }), []string{"F5 error : 没有的“it”"}},
		{"itname where there is no each", g, with(func(c *Check) { c.Say = "{itname}空着" }), []string{"F5 error : 没有的“itname”"}},
		{"it as a cell", g, with(func(c *Check) { c.Each, c.At = []Key{"乙"}, []Key{"it"} }), []string{"F5 error : 没有的“it”"}},
		{"it as the mended cell", g, with(func(c *Check) { c.Each, c.MendKey = []Key{"乙"}, "it" }), []string{"F5 error : 没有的“it”"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, issues := Compile(tt.grid, tt.spec)
			if len(issues) != len(tt.want) {
				t.Fatalf("issues: %+v, want %q", issues, tt.want)
			}
			for i, issue := range issues {
				head, part, _ := strings.Cut(tt.want[i], ": ")
				if got := fmt.Sprintf("%s %s %s", issue.ID, issue.Level, issue.Key); got != head || !strings.Contains(issue.What, part) {
					t.Errorf("issue %s: %s, want %s", got, issue.What, tt.want[i])
				}
				if want := tt.grid.Where(issue.Key); issue.Where != want {
					t.Errorf("the issue is at %q, want %q", issue.Where, want)
				}
			}
			f.Check(f.Compute(Values{"甲": "1", "乙": "2"})) // whatever is wrong, the form works
		})
	}
}

// A formula that only leads into a circle is kept: it works with what is typed.
func TestFormulaBesideACircle(t *testing.T) {
	f, _ := Compile(grid("甲 | {{甲}}\n乙 | {{乙}}"), Spec{Fields: []Field{
		{Key: "甲", Kind: KindMoney, Formula: "乙 + 1"}, {Key: "乙", Kind: KindMoney, Formula: "乙"},
	}})
	if got := f.Compute(Values{"乙": "2"})["甲"]; got != "3" {
		t.Errorf("甲 = %q, want 3", got)
	}
	if f.Computed("乙") || !f.Computed("甲") {
		t.Errorf("computed: 甲 %v, 乙 %v", f.Computed("甲"), f.Computed("乙"))
	}
}

func TestGuessedKinds(t *testing.T) {
	f, issues := Compile(grid(`
预算执行率 | {{a}} | 评价年度 | {{b}}
报告日期 | {{c}} | 完成时间： | {{d}}
合同金额（元） | {{e}} | 结余资金 | {{f}}
其中（万元） ↓2 | 市级 | {{g}} | {{自定.率}}
县级 | {{h}} →2
负责人 | {{i}} | 备注 | {{j}}
实施目的 | {{k}} →3`, "{{支出率}}"), Spec{})
	if len(issues) > 0 {
		t.Fatalf("a template without a list has issues: %+v", issues)
	}
	got := map[Key]Kind{}
	for _, field := range f.Fields {
		got[field.Key] = field.Kind
	}
	want := map[Key]Kind{
		"a": KindPercent, "b": KindYear, "c": KindDate, "d": KindDate, "e": KindMoney, "f": KindMoney,
		"g": KindMoney, "h": KindMoney, "i": KindText, "j": KindText, "k": KindParagraphs,
		"自定.率": KindPercent, "支出率": KindPercent, // no caption: by the key
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("kinds (-want +got):\n%s", diff)
	}
}

func TestListedKindIsKept(t *testing.T) {
	f := compiled(t, Spec{Fields: []Field{{Key: "执行率", Kind: KindText}, {Key: "结余资金"}}})
	if got := f.Field("执行率").Kind; got != KindText {
		t.Errorf("a listed kind became %q", got)
	}
	if got := f.Field("结余资金").Kind; got != KindMoney {
		t.Errorf("a kind left open is %q, want it guessed", got)
	}
}

func TestSections(t *testing.T) {
	g := grid("{{评价对象名称}}报告", lanzhou, "填表人：{{填表人}}", "第一部分 概况 →2\n甲 | {{甲}}\n备注 →2\n{{乙}} →2\n十二、附件 →2\n丙 | {{丙}}", "戊 | {{戊}}")
	f, issues := Compile(g, Spec{})
	if len(issues) > 0 {
		t.Fatalf("issues: %+v", issues)
	}
	want := []Section{
		{"一、部门整体基本情况", 1, 0, []Key{
			"项目名称", "评价年度", "评价类型", "评价对象名称", "实施目的", "预算安排资金", "实际到位资金",
			"预算安排.市级资金", "实际到位.市级资金", "预算执行率",
		}},
		{"三、评价基本情况", 1, 8, []Key{"绩效评价指标体系"}},
		{"四、存在问题", 1, 10, []Key{"存在问题"}},
		{"表间内容", 2, 0, []Key{"填表人"}},
		{"第一部分概况", 3, 0, []Key{"甲", "乙"}},
		{"十二、附件", 3, 4, []Key{"丙", "戊"}},
	}
	if diff := cmp.Diff(want, f.Sections); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
}

// What no caption stands over is in a section called by where it stands.
func TestSectionsWithoutCaption(t *testing.T) {
	for _, test := range []struct {
		name   string
		blocks []string
		want   []string
	}{
		{"a table alone", []string{"甲 | {{甲}}"}, []string{"表1"}},
		{"a title above", []string{"附件1：项目支出绩效自评表", "", "甲 | {{甲}}", "乙 | {{乙}}"}, []string{"附件1：项目支出绩效自评表"}},
		{"a remark below the title", []string{"项目支出绩效自评表", "（2024年度）", "金额单位：万元", "甲 | {{甲}}"}, []string{"项目支出绩效自评表"}},
		{"values above", []string{"{{年度}}年度自评表", "甲 | {{甲}}"}, []string{"表头", "表1"}},
		{"values around", []string{"单位：{{单位}}", "自评表", "甲 | {{甲}}", "填表人：{{填表人}}", "日期：{{日期}}"}, []string{"表头", "自评表", "表尾"}},
		{"a letter", []string{"致{{单位}}：", "贵单位{{年度}}年的报告收悉。"}, []string{"正文"}},
		{"captions later", []string{"甲 | {{甲}}\n一、情况 →2\n乙 | {{乙}}"}, []string{"表1", "一、情况"}},
		{"words too long", []string{strings.Repeat("填表须知", 9), "甲 | {{甲}}"}, []string{"表1"}},
	} {
		f, _ := Compile(grid(test.blocks...), Spec{})
		var got []string
		placed := 0
		for _, s := range f.Sections {
			got = append(got, s.Title)
			placed += len(s.Keys)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
		if placed != len(f.Fields) {
			t.Errorf("%s: %d of %d fields are in sections", test.name, placed, len(f.Fields))
		}
	}
}

// Document order, but a key that a table holds belongs there.
func TestFieldsAreInDocumentOrder(t *testing.T) {
	f, _ := Compile(grid("{{单位}}{{编号}}号", "单位 | {{单位}}", "{{编号}}{{日期}}", "日期二 | {{日期二}}"), Spec{})
	if diff := cmp.Diff([]Key{"编号", "单位", "日期", "日期二"}, f.Keys()); diff != "" {
		t.Errorf("keys (-want +got):\n%s", diff)
	}
	if got := f.Field("单位").Where; got != "表1 第1行「单位」右侧" {
		t.Errorf("单位 is at %q", got)
	}
	for i, k := range f.Keys() {
		if f.Field(k) != &f.Fields[i] {
			t.Errorf("Field(%s) is not field %d", k, i)
		}
	}
	if f.Field("没有") != nil {
		t.Error("an unknown key has a field")
	}
}

func TestFieldName(t *testing.T) {
	tests := []struct {
		field Field
		want  string
	}{
		{Field{Key: "预算安排.市级资金", Caption: []string{"资金情况（万元）", "其中：市级资金"}}, "其中：市级资金"},
		{Field{Key: "存在问题", Caption: []string{"四、存在问题"}}, "存在问题"},
		{Field{Key: "说明", Caption: []string{"第七部分"}}, "第七部分"},
		{Field{Key: "填表人"}, "填表人"},
	}
	for _, tt := range tests {
		if got := tt.field.Name(); got != tt.want {
			t.Errorf("%v is called %q, want %q", tt.field.Caption, got, tt.want)
		}
	}
}

// Fields that share a caption are named by their keys, as a clerk reads them.
func TestNamesApart(t *testing.T) {
	f, _ := Compile(grid("预算 | {{预算.资金}} | 资金 | {{到位.资金}}", "资金 | {{明细[].资金}}", "资金 | {{明细[].资金}}"), Spec{})
	for k, want := range map[Key]string{"到位.资金": "到位·资金", "明细[].资金": "明细·资金"} {
		if got := f.Field(k).Name(); got != want {
			t.Errorf("%s is called %s, want %s", k, got, want)
		}
	}
}
