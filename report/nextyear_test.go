package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMoveYear(t *testing.T) {
	tests := map[string]string{
		"2023年度":             "2024年度",
		"2023年":              "2024年",
		"2023 年度":            "2024 年度",
		"截至2023年底，2023年度的支出": "截至2024年底，2024年度的支出",
		"2023年3月":            "2023年3月",
		"2023年12月31日":        "2023年12月31日",
		"2023 年 3 月":         "2023 年 3 月",
		"2023年０３月":           "2023年０３月",
		"2023年三月":            "2023年三月",
		"财预〔2023〕53号":        "财预〔2023〕53号",
		"公告2023年第5号":         "公告2023年第5号",
		"2023年5号文":           "2023年5号文",
		"2022年度":             "2022年度",
		"2024年":              "2025年",
		"2023年未支付，统筹到2024年":  "2024年未支付，统筹到2025年",
		"2025年":              "2025年",
		"2023":               "2023",
		"编号2023":             "编号2023",
		"12023年":             "12023年",
		"20232023年":          "20232023年",
		"2023-2025年":         "2023-2025年",
		"":                   "",
	}
	for in, want := range tests {
		if got := moveYear(in, 2023); got != want {
			t.Errorf("moveYear(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNextYear(t *testing.T) {
	f := compiled(t, Spec{Year: "年度", Unit: "单位", Fields: []Field{
		{Key: "单位", Kind: KindText},
		{Key: "年度", Kind: KindYear},
		{Key: "类型", Kind: KindChoice, Choices: []string{"自评"}},
		{Key: "目的", Kind: KindParagraphs},
		{Key: "依据", Kind: KindParagraphs},
		{Key: "说明", Kind: KindParagraphs},
		{Key: "日期", Kind: KindDate},
		{Key: "预算", Kind: KindMoney},
		{Key: "人数", Kind: KindNumber},
		{Key: "得分率", Kind: KindPercent},
		{Key: "结余", Kind: KindMoney, Formula: "预算"},
		{Key: "名称", Kind: KindText, Formula: "单位 + 年度", Editable: true},
	}})
	typed := Values{
		"单位": "档案馆", "年度": "2023年度", "类型": "自评", "目的": "为反映2023年度的效益，\n对照2023年的目标", "依据": "2023年3月批复、〔2023〕5号、2022年决算",
		"说明": "2023年无", "日期": "2024年4月22日", "预算": "10", "人数": "5", "得分率": "90%", "结余": "3", "名称": "改写的2023年度名称", "外来": "2023年",
	}
	before := typed.Clone()
	next, moved := f.NextYear(typed)
	want := Values{
		"单位": "档案馆", "年度": "2024年度", "类型": "自评", "目的": "为反映2024年度的效益，\n对照2024年的目标", "依据": typed["依据"], "说明": "2024年无",
	}
	if diff := cmp.Diff(want, next); diff != "" {
		t.Errorf("next year (-want +got):\n%s", diff)
	}
	if moved != 2 {
		t.Errorf("%d texts were moved on, want 2", moved)
	}
	if diff := cmp.Diff(before, typed); diff != "" {
		t.Errorf("the old values were changed:\n%s", diff)
	}
}

// However the year was written, next year's report has the next one.
func TestNextYearOfAYearInAnyWriting(t *testing.T) {
	f := compiled(t, Spec{Year: "年度", Fields: []Field{{Key: "年度", Kind: KindYear}, {Key: "目的", Kind: KindText}}})
	for _, year := range []string{"2023", "2023年", "２０２３年度", "二〇二三年度", "2023 年度"} {
		next, moved := f.NextYear(Values{"年度": year, "目的": "2023年的"})
		if diff := cmp.Diff(Values{"年度": "2024年度", "目的": "2024年的"}, next); diff != "" || moved != 1 {
			t.Errorf("after %q, %d moved (-want +got):\n%s", year, moved, diff)
		}
	}
}

func TestNextYearWithoutAYear(t *testing.T) {
	texts := Values{"目的": "2023年度"}
	for _, spec := range []Spec{
		{Year: "年度", Fields: []Field{{Key: "年度", Kind: KindYear}, {Key: "目的", Kind: KindText}}},
		{Fields: []Field{{Key: "目的", Kind: KindText}}},
	} {
		next, moved := compiled(t, spec).NextYear(texts)
		if diff := cmp.Diff(texts, next); diff != "" || moved != 0 {
			t.Errorf("%d texts were moved on without a year (-want +got):\n%s", moved, diff)
		}
	}
}
