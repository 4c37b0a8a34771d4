package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var written = []Field{
	{Key: "名称", Kind: KindText, Formula: `单位 + "(自评)报告"`, Editable: true},
	{Key: "单位", Kind: KindText},
	{Key: "目标", Kind: KindParagraphs},
	{Key: "问题", Kind: KindParagraphs, Help: "写明问题的表现和原因"},
	{Key: "金额", Kind: KindMoney},
}

func TestCheckTexts(t *testing.T) {
	const twice = "各科室对照绩效目标填报完成情况并提供佐证材料供工作组逐项核对"
	goal := func(id string, level Level, what, hint string, mend *Mend) []Issue {
		return []Issue{{ID: id, Level: level, Key: "目标", Where: "表1 第3行「目标」右侧", What: what, Hint: hint, Mend: mend}}
	}
	tests := []struct {
		name string
		v    Values
		want []Issue
	}{
		{"nothing to say", Values{"目标": "1.甲完成3项；\n2.乙完成5项。"}, nil},
		{"a formula's own text", Values{"单位": "馆"}, nil},
		{"money is not prose", Values{"金额": "1,286.4"}, nil},
		{
			"a prompt left in",
			Values{"目标": "完成。（结合自评情况，200字以内）"},
			goal("D1", Error, "“目标”里留有没有替换的提示", "“（结合自评情况，200字以内）”", &Mend{"删去提示", "目标", "完成。"}),
		},
		{"nothing but a prompt", Values{"目标": "（200字以内）"}, goal("D1", Error, "“目标”里留有没有替换的提示", "“（200字以内）”", nil)},
		{"a placeholder", Values{"目标": "××市档案馆"}, goal("D1", Error, "“目标”里留有没有替换的提示", "“××市”", nil)},
		{"the field's own prompt", Values{"问题": "写明问题的表现和原因：无"}, []Issue{{ID: "D1", Level: Error, Key: "问题", Where: "表1 第4行「问题」右侧", What: "“问题”里留有没有替换的提示", Hint: "“写明问题的表现和原因”"}}},
		{"numbers", Values{"目标": "1.甲。\n3.乙。"}, goal("D4", Hint, "“目标”的序号不连续", "“3.乙。”处应是第2条，请看是否漏了或重复", nil)},
		{
			"residue",
			Values{"目标": "甲,乙  丙"},
			goal("D5", Hint, "“目标”里有半角标点、多余空格", "2处，如“甲,乙  丙”", &Mend{"改正标点和空格", "目标", "甲，乙丙"}),
		},
		{
			"a document's number",
			Values{"目标": "按照财预[2013]53号。"},
			goal("D6", Hint, "“目标”里文号的括号应是〔〕", "1处，如应写作 财预〔2013〕53号", &Mend{"改正文号", "目标", "按照财预〔2013〕53号。"}),
		},
		{
			"a title within a title",
			Values{"目标": "《关于《办法》的通知》"},
			goal("D6", Hint, "“目标”里书名号套书名号", "里面的一层用〈〉，如“《关于《办法》的通知》”", &Mend{"改正书名号", "目标", "《关于〈办法〉的通知》"}),
		},
		{"a sum", Values{"目标": "共15个，其中产出8个、效果8个。"}, goal("A13", Warning, "“目标”里的分项之和多于总数", "“共15个”，分项 8 + 8 = 16个", nil)},
		{"a sentence twice", Values{"目标": twice + "。\n" + twice + "。"}, goal("C9", Hint, "“目标”里同一句话写了两遍", "“各科室对照绩效目标填报完成情况并提供佐证材料供工作组逐项核对”", nil)},
		{
			"a sentence in two cells, with another name",
			Values{"目标": twice, "问题": strings.Replace(twice, "各科室", "办公室", 1)},
			[]Issue{{ID: "C9", Level: Hint, Key: "问题", Also: []Key{"目标"}, Where: "表1 第4行「问题」右侧", What: "“问题”里有一句与“目标”里的相同，只换了名称", Hint: "“办公室对照绩效目标填报完成情况并提供佐证材料供工作组逐项核对”"}},
		},
	}
	f := compiled(t, Spec{Fields: written})
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, f.Check(f.Compute(tt.v))); diff != "" {
				t.Errorf("issues (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSectionNumbers(t *testing.T) {
	tests := []struct {
		titles []string
		want   string
	}{
		{[]string{"一、甲", "二、乙", "三、丙"}, ""},
		{[]string{"一、甲", "二、乙", "四、丙"}, "章节序号跳号：二 之后是 四（按表样印制，不改）"},
		{[]string{"一、甲", "二、乙", "二、丙"}, "章节序号重复或颠倒：二 之后是 二（按表样印制，不改）"},
		{[]string{"基本情况", "一、甲", "附表"}, ""},
	}
	for _, tt := range tests {
		f := &Form{index: map[Key]int{"甲": 0}, Fields: []Field{{Key: "甲"}}}
		for _, title := range tt.titles {
			f.Sections = append(f.Sections, Section{Title: title, Keys: []Key{"甲"}})
		}
		got := ""
		for _, i := range f.sectionNumbers() {
			got += i.What + "：" + i.Hint
		}
		if got != tt.want {
			t.Errorf("%q: %q, want %q", tt.titles, got, tt.want)
		}
	}
}

func TestAlike(t *testing.T) {
	year := func(k Key, label string) Issue { return Issue{ID: "C1", Key: k, Mend: &Mend{Label: label, Key: k}} }
	issues := []Issue{year("甲", "改为 2024年度"), {ID: "C1", Key: "乙"}, year("丙", "改为 2024年度"), year("丙", "改为 2024年度"), year("丁", "另改"), {ID: "D5", Key: "戊", Mend: &Mend{Label: "改为 2024年度"}}}
	var got []Key
	for _, i := range Alike(issues, &issues[2]) {
		got = append(got, i.Key)
	}
	if diff := cmp.Diff([]Key{"甲", "丙"}, got); diff != "" {
		t.Errorf("alike (-want +got):\n%s", diff)
	}
	if got := Alike(issues, &issues[1]); len(got) != 0 {
		t.Errorf("without a mend: %+v", got)
	}
}
