package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCheckFields(t *testing.T) {
	f := compiled(t, Spec{Fields: []Field{
		{Key: "单位", Kind: KindText, Required: true, Max: 5, Help: "填全称"},
		{Key: "年度", Kind: KindYear},
		{Key: "预算", Kind: KindMoney, Unit: "万元"},
		{Key: "人数", Kind: KindNumber},
		{Key: "执行率", Kind: KindPercent},
		{Key: "类型", Kind: KindChoice, Choices: []string{"自评"}},
		{Key: "日期", Kind: KindDate},
	}})
	const at = "表1 第1行「单位」右侧"
	tests := []struct {
		name   string
		change Values // of a report without findings
		want   []Issue
	}{
		{"nothing wrong", nil, nil},
		{"the rest empty", Values{"年度": "", "预算": "", "人数": "", "执行率": "", "类型": "", "日期": ""}, nil},
		{"empty", Values{"单位": ""}, []Issue{{ID: IDEmpty, Level: Error, Key: "单位", Where: at, What: "“单位”还没有填写", Hint: "填全称"}}},
		{"blank", Values{"单位": " \n\u3000"}, []Issue{{ID: IDEmpty, Level: Error, Key: "单位", Where: at, What: "“单位”还没有填写", Hint: "填全称"}}},
		{"just long enough", Values{"单位": "云岭档案馆"}, nil},
		{"too long, counted in characters", Values{"单位": "云岭市档案𠮷"}, []Issue{{ID: "D3", Level: Warning, Key: "单位", Where: at, What: "“单位”超过5字", Hint: "现有6字"}}},
		{"money", Values{"预算": "约一千二百八十六点四万元"}, []Issue{{ID: "N1", Level: Error, Key: "预算", Where: "表1 第3行「预算」右侧", What: "“预算”填的“约一千二百八十六点四万元”不是金额或数字", Hint: "请只填数字，单位万元，如 1286.4"}}},
		{"money, long and in lines", Values{"预算": "一\n二三四五六七八九十一二三"}, []Issue{{ID: "N1", Level: Error, Key: "预算", Where: "表1 第3行「预算」右侧", What: "“预算”填的“一 二三四五六七八九十一…”不是金额或数字", Hint: "请只填数字，单位万元，如 1286.4"}}},
		{"a number", Values{"人数": "5人"}, []Issue{{ID: "N1", Level: Error, Key: "人数", Where: "表1 第4行「人数」右侧", What: "“人数”填的“5人”不是金额或数字", Hint: "请只填数字，如 1286.4"}}},
		{"a rate", Values{"执行率": "九成"}, []Issue{{ID: "N1", Level: Error, Key: "执行率", Where: "表1 第5行「执行率」右侧", What: "“执行率”填的“九成”不是比率", Hint: "请填写如 96.53% 的数字"}}},
		{"a year", Values{"年度": "本年度"}, []Issue{{ID: "N1", Level: Error, Key: "年度", Where: "表1 第2行「年度」右侧", What: "“年度”填的“本年度”看不出是哪一年", Hint: "请填写如 2024年度"}}},
		{"a day that does not exist", Values{"日期": "2023年2月30日"}, []Issue{{ID: "N1", Level: Error, Key: "日期", Where: "表1 第7行「日期」右侧", What: "“日期”填的“2023年2月30日”不是有效的日期", Hint: "请填写如 2024年4月22日"}}},
		{"days in any writing", Values{"日期": "二〇二四年三月十五日"}, nil},
		{"other words for a day", Values{"日期": "2024年1月至12月"}, nil},
		{"years in any writing", Values{"年度": "二〇二四年度"}, nil},
		{"a choice of the clerk's own", Values{"类型": "联合评价"}, nil},
	}
	good := Values{"单位": "档案馆", "年度": "2024年度", "预算": "1,286.40", "人数": "5", "执行率": "0.9653", "类型": "自评", "日期": "2024年4月22日"}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, f.Check(f.Compute(with(good, tt.change)))); diff != "" {
				t.Errorf("issues (-want +got):\n%s", diff)
			}
		})
	}
}

var figures = []Field{
	{Key: "名称", Kind: KindText, Formula: "单位", Editable: true},
	{Key: "单位", Kind: KindText},
	{Key: "预算", Kind: KindMoney},
	{Key: "到位", Kind: KindMoney},
	{Key: "支出", Kind: KindMoney},
	{Key: "备注", Kind: KindText},
}

func TestCheckRules(t *testing.T) {
	notMore := Check{
		ID: "A4", Level: Warning, At: []Key{"支出", "到位"}, Assert: "支出 <= 到位",
		Say: "支出大于到位", Detail: "支出 {支出}，到位 {到位}，备注 {备注}",
	}
	rule := func(change func(*Check)) Check {
		c := notMore
		change(&c)
		return c
	}
	over := Values{"到位": "10", "支出": "12"}
	const at = "表1 第5行「支出」右侧"
	finding := Issue{ID: "A4", Level: Warning, Key: "支出", Also: []Key{"到位"}, Where: at, What: "支出大于到位", Hint: "支出 12，到位 10，备注 空"}
	mended := func(m Mend) Issue {
		i := finding
		i.Mend = &m
		return i
	}
	impossible := func(hint string) Issue {
		i := finding
		i.What, i.Hint = "检查 A4 无法进行", hint
		return i
	}
	tests := []struct {
		name  string
		check Check
		v     Values
		want  []Issue
	}{
		{"it holds", notMore, Values{"到位": "10", "支出": "10"}, nil},
		{"it does not", notMore, over, []Issue{finding}},
		{"a figure is empty", notMore, Values{"到位": "10"}, nil},
		{"a figure cannot be read", rule(func(c *Check) { c.At = []Key{"备注"} }), Values{"到位": "十", "支出": "12"}, []Issue{
			{ID: "N1", Level: Error, Key: "到位", Where: "表1 第4行「到位」右侧", What: "“到位”填的“十”不是金额或数字", Hint: "请只填数字，如 1286.4"},
		}},
		{"the condition holds", rule(func(c *Check) { c.When = "到位 > 5" }), over, []Issue{finding}},
		{"the condition does not", rule(func(c *Check) { c.When = "到位 > 50" }), over, nil},
		{"the condition is not known", rule(func(c *Check) { c.When = "预算 > 5" }), over, nil},
		{"no detail", rule(func(c *Check) { c.Detail = "" }), over, []Issue{{ID: "A4", Level: Warning, Key: "支出", Also: []Key{"到位"}, Where: at, What: "支出大于到位"}}},
		{"a mend of the cell", rule(func(c *Check) { c.Mend = "到位" }), over, []Issue{mended(Mend{Label: "改为 10", Key: "支出", Text: "10"})}},
		{"a mend of another cell, with a button of its own", rule(func(c *Check) {
			c.Mend, c.MendKey, c.MendSay = "支出", "到位", "到位改为 {支出}"
		}), over, []Issue{mended(Mend{Label: "到位改为 12", Key: "到位", Text: "12"})}},
		{"a long mend", rule(func(c *Check) { c.Mend, c.MendKey = `"一二三四五六七八九十一二三四"`, "备注" }), over, []Issue{
			mended(Mend{Label: "改为 一二三四五六七八九十一二…", Key: "备注", Text: "一二三四五六七八九十一二三四"}),
		}},
		{"nothing to offer", rule(func(c *Check) { c.Mend = "预算" }), over, []Issue{finding}},
		{"nothing readable to offer", rule(func(c *Check) { c.Mend = `when(备注 == "", 名称, 预算)` }), over, []Issue{finding}},
		{"what the formula gives", rule(func(c *Check) {
			c.Assert, c.Mend, c.MendKey, c.Detail = "名称 == computed(名称)", "computed(名称)", "名称", "{computed(名称)}"
		}), Values{"单位": "档案馆", "名称": "图书馆"}, []Issue{{
			ID: "A4", Level: Warning, Key: "支出", Also: []Key{"到位"}, Where: at, What: "支出大于到位", Hint: "档案馆",
			Mend: &Mend{Label: "改为 档案馆", Key: "名称", Text: "档案馆"},
		}}},
		{"a clash in the rule", rule(func(c *Check) { c.Assert = "支出 < 备注" }), with(over, Values{"备注": "无"}), []Issue{
			impossible("公式“支出 < 备注”第 4 个字符：“<”不能用于数字和文字"),
		}},
		{"a clash in the condition", rule(func(c *Check) { c.When = "!支出" }), over, []Issue{impossible("公式“!支出”第 1 个字符：“!”不能用于数字")}},
		{"a clash in the message", rule(func(c *Check) { c.Say = "{-单位}" }), with(over, Values{"单位": "馆"}), []Issue{impossible("公式“-单位”第 1 个字符：“-”不能用于文字")}},
		{"a clash in the mend", rule(func(c *Check) { c.Mend = "-单位" }), with(over, Values{"单位": "馆"}), []Issue{impossible("公式“-单位”第 1 个字符：“-”不能用于文字")}},
		{"a clash in the button", rule(func(c *Check) { c.Mend, c.MendSay = "到位", "{-单位}" }), with(over, Values{"单位": "馆"}), []Issue{impossible("公式“-单位”第 1 个字符：“-”不能用于文字")}},
		{"a rule that is no condition", rule(func(c *Check) { c.Assert = "到位 - 支出" }), over, []Issue{impossible("公式“到位 - 支出”的结果不是条件")}},
		{"a condition that is none", rule(func(c *Check) { c.When = "支出" }), over, []Issue{impossible("公式“支出”的结果不是条件")}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := compiled(t, Spec{Fields: figures, Checks: []Check{tt.check}})
			if diff := cmp.Diff(tt.want, f.Check(f.Compute(tt.v))); diff != "" {
				t.Errorf("issues (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCheckForEach(t *testing.T) {
	f := compiled(t, Spec{Fields: figures, Checks: []Check{{
		ID: "C1", Level: Error, Each: []Key{"备注", "名称"}, At: []Key{"预算"},
		Assert: `!contains(it, "旧")`, Say: "“{itname}”写着“{it}”", Mend: `it + "（改）"`, MendSay: "改{itname}",
	}}})
	got := f.Check(f.Compute(Values{"单位": "旧馆", "备注": "旧事"}))
	want := []Issue{
		{ID: "C1", Level: Error, Key: "名称", Also: []Key{"预算"}, Where: "表1 第1行「名称」右侧", What: "“名称”写着“旧馆”", Mend: &Mend{Label: "改名称", Key: "名称", Text: "旧馆（改）"}},
		{ID: "C1", Level: Error, Key: "备注", Also: []Key{"预算"}, Where: "表1 第6行「备注」右侧", What: "“备注”写着“旧事”", Mend: &Mend{Label: "改备注", Key: "备注", Text: "旧事（改）"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("issues (-want +got):\n%s", diff)
	}
	if got := f.Check(f.Compute(Values{"备注": "新"})); len(got) != 0 {
		t.Errorf("nothing is old, but: %+v", got)
	}
}

// A mended figure is printed as its own field prints figures.
func TestMendIsPrintedByItsKind(t *testing.T) {
	f := compiled(t, Spec{
		Fields: []Field{{Key: "率", Kind: KindPercent}, {Key: "额", Kind: KindMoney}},
		Checks: []Check{{ID: "A1", Level: Error, At: []Key{"率"}, Assert: "率 == 额 / 3", Say: "不符", Mend: "额 / 3"}},
	})
	got := f.Check(Values{"率": "1%", "额": "100"})
	if len(got) != 1 || got[0].Mend == nil || got[0].Mend.Text != "33.333333%" {
		t.Errorf("issues: %+v", got)
	}
}

func TestIssuesAreInOrder(t *testing.T) {
	check := func(id string, level Level, at Key) Check {
		return Check{ID: id, Level: level, At: []Key{at}, Assert: "1 > 2", Say: "不对"}
	}
	f := compiled(t, Spec{
		Fields: []Field{{Key: "甲", Kind: KindText, Max: 1}, {Key: "乙", Kind: KindText, Required: true}, {Key: "丙", Kind: KindText}},
		Checks: []Check{
			check("X1", Hint, "丙"), check("X2", Warning, "甲"), check("X3", Hint, "甲"), check("X4", Error, "甲"),
			check("X5", Error, "丙"), check("X6", Error, "丙"), check("X7", Warning, "乙"),
		},
	})
	var got []string
	for _, issue := range f.Check(Values{"甲": "太长"}) {
		got = append(got, string(issue.Key)+" "+issue.ID)
	}
	want := "甲 X4, 甲 D3, 甲 X2, 甲 X3, 乙 D2, 乙 X7, 丙 X5, 丙 X6, 丙 X1"
	if got := strings.Join(got, ", "); got != want {
		t.Errorf("order:\n got %s\nwant %s", got, want)
	}
}

func TestCheckLeavesValuesAlone(t *testing.T) {
	f := compiled(t, Spec{Fields: figures})
	v := Values{"支出": "十", "名称": ""}
	f.Check(v)
	if diff := cmp.Diff(Values{"支出": "十", "名称": ""}, v); diff != "" {
		t.Error(diff)
	}
}

func TestLevelRank(t *testing.T) {
	if Error.Rank() >= Warning.Rank() || Warning.Rank() >= Hint.Rank() || Hint.Rank() > Level("?").Rank() {
		t.Error("levels are not ranked from worst to least")
	}
}
