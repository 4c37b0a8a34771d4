package adopt

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"jibiao/report"
)

func TestNameOf(t *testing.T) {
	tests := map[string]struct{ text, unit, aside string }{
		"预 算 编 码：":       {"预算编码", "", ""},
		"绩效评价\n指标体系":     {"绩效评价指标体系", "", ""},
		"四、存在问题":         {"存在问题", "", ""},
		"（一）项目概况":        {"项目概况", "", ""},
		"1.资金情况（万元）":     {"资金情况", "万元", ""},
		"12、人数（人）":       {"人数", "人", ""},
		"其中：市级资金":        {"市级资金", "", ""},
		"金额（单位：元）":       {"金额", "元", ""},
		"评分（自评）":         {"评分", "", "自评"},
		"评价机构（盖章）：":      {"评价机构", "", ""},
		"一级指标":           {"一级指标", "", ""},
		"2023年预算数":       {"_2023年预算数", "", ""},
		"1季度":            {"第1季度", "", ""},
		"投入/产出":          {"投入产出", "", ""},
		"func":           {"func_", "", ""},
		"（含结转）":          {"含结转", "", ""},
		"主要问题，请逐条填写":     {"主要问题", "", ""},
		"……":             {"", "", ""},
		"":               {"", "", ""},
		"第一部分 基本情况":      {"基本情况", "", ""},
		"单位名称*":          {"单位名称", "", ""},
		"项目\u3000名　　称::": {"项目名称", "", ""},
	}
	for caption, want := range tests {
		if got := nameOf(caption); got != (name{want.text, want.unit, want.aside}) {
			t.Errorf("%q is %+v, want %+v", caption, got, want)
		}
	}
}

func TestIsPrompt(t *testing.T) {
	tests := map[string]bool{
		"（结合自评情况，200字以内）":   true,
		"（请简要说明）":           true,
		"请填写项目的主要内容":        true,
		"单击或点击此处输入文字。":      true,
		"【概述实施情况】":          true,
		"（一）请示情况":           false,
		"（盖章）":              false,
		"（万元）":              false,
		"请示文号":              false,
		"项目实施情况（请逐项说明）后续安排": false,
		"": false,
	}
	for text, want := range tests {
		if got := isPrompt(text); got != want {
			t.Errorf("isPrompt(%q) = %v", text, got)
		}
	}
}

// A found blank: what stands there, and what it is called.
type blankIn struct {
	Text, Label, Unit string
	Kind              report.Kind
}

func TestStretches(t *testing.T) {
	tests := map[string][]blankIn{
		"部门名称：____":                 {{Text: "____", Label: "部门名称"}},
		"填报人：        联系电话：        ": {{Text: "      ", Label: "填报人"}, {Text: "        ", Label: "联系电话"}},
		"填报人：\t电话：\t":               {{Text: "", Label: "填报人"}, {Text: "", Label: "电话"}},
		"名    称：______":             {{Text: "______", Label: "名    称"}},
		"报告日期：    年  月  日":          {{Text: "    年  月  日", Label: "报告日期", Kind: report.KindDate}},
		"综合得分为____分，等级为____。":       {{Text: "____", Label: "综合得分", Unit: "分"}, {Text: "____", Label: "等级"}},
		"预算____万元，执行____万元":         {{Text: "____", Label: "预算", Unit: "万元"}, {Text: "____", Label: "执行", Unit: "万元"}},
		"________（部门名称）":            {{Text: "________", Label: "部门名称"}},
		"____年度":                    {{Text: "____年度", Label: "年度", Kind: report.KindYear}},
		"类型：□自评 □部门评价":              {{Text: "□自评 □部门评价", Label: "类型", Kind: report.KindChoice}},
		"是□ 否□":                     {{Text: "是□ 否□", Kind: report.KindChoice}},
		"是否公开（是□ 否□）":               {{Text: "是□ 否□", Label: "是否公开", Kind: report.KindChoice}},
		"填报人：____ 项目名称：____":        {{Text: "____", Label: "填报人"}, {Text: "____", Label: "项目名称"}},
		"签字：____ 日期：____":           {{Text: "____", Label: "签字"}, {Text: "____", Label: "日期"}},
		"死亡   人，受伤   人":             {{Text: "   ", Label: "死亡", Unit: "人"}, {Text: "   ", Label: "受伤", Unit: "人"}},
		"负  责  人":                   nil,
		"小写：￥":                      {{Text: "", Label: "小写", Unit: "元", Kind: report.KindMoney}},
		"事项类别（在□内打√）":               nil,
		"□自然灾害":                     {{Text: "□自然灾害", Label: "自然灾害", Kind: report.KindChoice}},
		"2024年3月5日印发":               nil,
		"金额单位：万元":                   nil,
		"普通的一段话。":                   nil,
	}
	for text, want := range tests {
		l := lineText{text: text, drawn: make([]bool, len(text))}
		var got []blankIn
		for _, s := range l.stretches() {
			got = append(got, blankIn{text[s.from:s.to], s.label, s.unit, s.kind})
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

// A choice is the list as printed with one box ticked.
func TestChoices(t *testing.T) {
	tests := map[string][]string{
		"□自评 □部门评价":   {"☑自评 □部门评价", "□自评 ☑部门评价"},
		"是□  否□":      {"是☑  否□", "是□  否☑"},
		"☐优☐良☐中":      {"☑优☐良☐中", "☐优☑良☐中", "☐优☐良☑中"},
		"☑自评 □部门评价":   {"☑自评 □部门评价", "□自评 ☑部门评价"},
		"□涉密":         {"☑涉密", "□涉密"},
		"□自评 □其他____": {"☑自评 □其他____", "□自评 ☑其他____"},
	}
	for text, want := range tests {
		l := lineText{text: text, drawn: make([]bool, len(text))}
		list := l.stretches()
		if len(list) != 1 {
			t.Errorf("%q has %d blanks", text, len(list))
			continue
		}
		if diff := cmp.Diff(want, list[0].choices); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}
