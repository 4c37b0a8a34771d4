package report

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// indicators is a form with a table whose rows repeat.
func indicators(t testing.TB) *Form {
	t.Helper()
	f, issues := Compile(grid("单位 | {{单位}}\n名称 | {{名称}}", "指标 | 说明 | 得分\n{{指标[].指标}} | {{指标[].说明}} | {{指标[].得分}}"), Spec{
		Fields: []Field{
			{Key: "单位", Kind: KindText, Required: true},
			{Key: "名称", Kind: KindText, Formula: `单位 + "(自评)报告"`, Editable: true},
			{Key: "指标[].指标", Kind: KindText, Required: true},
			{Key: "指标[].说明", Kind: KindParagraphs, Max: 60},
			{Key: "指标[].得分", Kind: KindNumber},
		},
		Checks: []Check{{ID: "A1", Level: Warning, At: []Key{"单位"}, Assert: `单位 != "馆"`, Say: "单位应写全称"}},
	})
	if len(issues) > 0 {
		t.Fatalf("the form of the test has issues: %+v", issues)
	}
	return f
}

// A checker that has seen other texts before says what a new one says.
func TestCheckerForgetsNothing(t *testing.T) {
	f := indicators(t)
	const sentence = "各科室对照绩效目标填报完成情况并提供佐证材料供工作组逐项核对。"
	texts := rapid.SampledFrom([]string{"", "馆", "馆(自评)报告", "10", "x,", "甲,乙", "1.甲。\n3.乙。", "（200字以内）", sentence, "办公室" + sentence, sentence + sentence})
	keys := []Key{"单位", "名称"}
	for row := 1; row <= 3; row++ {
		for _, k := range f.Group("指标").Columns {
			keys = append(keys, k.InRow(row))
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		c, typed := f.Checker(), Values{}
		for range rapid.IntRange(1, 12).Draw(t, "edits") {
			typed[rapid.SampledFrom(keys).Draw(t, "key")] = texts.Draw(t, "text")
			all := f.Compute(typed)
			if diff := cmp.Diff(f.Check(all), c.Check(all)); diff != "" {
				t.Fatalf("%q (-new checker +this one):\n%s", all, diff)
			}
		}
	})
}

// BenchmarkCheck3000Rows looks at a table of as many rows: for the first time,
// and after something was typed into one of them.
func BenchmarkCheck3000Rows(b *testing.B) {
	f, all := indicators(b), Values{"单位": "云岭市档案馆"}
	for row := 1; row <= 3000; row++ {
		all[Key("指标[].指标").InRow(row)] = fmt.Sprintf("馆藏纸质档案数字化加工数量第%d项", row)
		all[Key("指标[].说明").InRow(row)] = fmt.Sprintf("部分案卷破损，修复后再行扫描，进度比计划晚（%d）。", row)
		all[Key("指标[].得分").InRow(row)] = "9.5"
	}
	b.Run("opened", func(b *testing.B) {
		for b.Loop() {
			f.Check(all)
		}
	})
	b.Run("typed", func(b *testing.B) {
		c := f.Checker()
		for i := 0; b.Loop(); i++ {
			all["指标[7].得分"] = []string{"8", "9"}[i%2]
			c.Check(all)
		}
	})
}
