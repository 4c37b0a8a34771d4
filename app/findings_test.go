package app

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"jibiao/report"
)

// cards are the objects in the list of findings.
func (c *clerk) cards() []fyne.CanvasObject {
	return slices.Clone(c.app.open.findings.list.objects)
}

func TestFindingsWaitForAPause(t *testing.T) {
	c := withSample(t)
	c.typeText("实际支出资金", "9")
	c.want("实际支出资金", "1241.759")
	c.sees("检查 8")
	c.typeText("其他需要说明的事项", "无") // the focus has left: nothing to wait for
	c.sees("检查 8")
	c.rests()
	c.sees("检查 7")
	c.press("撤销")
	c.sees("检查 8")
}

// A report is seen before its findings are looked for.
func TestFindingsFollowTheFirstPaint(t *testing.T) {
	c := withSample(t)
	c.app.openReport(c.app.open.id)
	if !slices.Contains(c.texts(), "正在检查…") {
		t.Errorf("the report opens with %s", c.texts())
	}
	c.rests()
	c.sees("检查 8")
	c.app.open.draft.Apply("改", report.Values{"其他需要说明的事项": "无"})
	c.sees("检查 7")
}

// A pause that ends after the report was left does nothing.
func TestNothingIsCheckedInAReportThatWasLeft(t *testing.T) {
	c := withSample(t)
	c.typeText("其他需要说明的事项", "无")
	c.press("‹ 报告库")
	c.rests()
	c.sees("1 份报告")
}

func TestCardsThatStayAreNotDrawnAnew(t *testing.T) {
	c := withSample(t)
	before := c.cards()
	c.typeText("其他需要说明的事项", "无")
	c.rests()
	after := c.cards()
	if len(after) != len(before)-1 {
		t.Fatalf("%d objects after, %d before", len(after), len(before))
	}
	for i, o := range after {
		if !slices.Contains(before, o) {
			t.Errorf("object %d was drawn anew", i)
		}
	}
}

func TestFindingsStandInGroups(t *testing.T) {
	c := withSample(t)
	at := -1
	texts := c.texts()
	for _, head := range []string{"错误 2", "警告 3", "提示 3"} {
		n := slices.Index(texts, head)
		if n <= at {
			t.Errorf("%q stands at %d, the group before it at %d", head, n, at)
		}
		at = n
	}
}

func TestTheYearIsMovedOnEverywhere(t *testing.T) {
	c := withSample(t)
	c.press("全部改为 2024年度")
	for _, k := range []report.Key{"实施目的", "绩效评价工作过程"} {
		if text := c.app.open.draft.Text(k); strings.Contains(text, "2023") {
			t.Errorf("%s still says 2023", k)
		}
	}
	c.sees("检查 6")
	c.press("撤销") // one step
	c.sees("检查 8")
}

func TestMarksAreMended(t *testing.T) {
	c := withSample(t)
	c.press("改正标点和空格")
	c.press("改正文号")
	text := c.app.open.draft.Text("评价依据")
	if !strings.Contains(text, "内部控制制度》；") || !strings.Contains(text, "财预〔2013〕53号") {
		t.Errorf("评价依据 is %s", text)
	}
	c.sees("检查 6")
}

// What was typed after the card was drawn is not lost by its mend.
func TestMendOfATextThatWasTypedOn(t *testing.T) {
	c := withSample(t)
	c.typeText("绩效评价工作过程", "另。")
	c.app.open.findings.mend(&c.app.open.draft.Issues()[slices.IndexFunc(c.app.open.draft.Issues(), func(i report.Issue) bool {
		return i.Key == "绩效评价工作过程"
	})])
	if text := c.app.open.draft.Text("绩效评价工作过程"); !strings.HasSuffix(text, "另。") || strings.Contains(text, "2023") {
		t.Errorf("绩效评价工作过程 ends %q", text[len(text)-60:])
	}
}

func TestSectionsFollowThePause(t *testing.T) {
	c := withSample(t)
	mark := func() string {
		var texts []string
		collect(c.app.open.sections.content, &texts)
		return texts[len(texts)-1]
	}
	if got := mark(); got != "空" {
		t.Fatalf("七 is marked %q", got)
	}
	c.typeText("其他需要说明的事项", "无")
	c.rests()
	if got := mark(); got != "✓" {
		t.Errorf("filled in, 七 is marked %q", got)
	}
}

func TestFactsOfACell(t *testing.T) {
	c := withSample(t)
	c.app.options.Now = func() time.Time { return time.Date(2026, 2, 1, 9, 0, 0, 0, time.UTC) }
	c.app.open.draft.Now = c.app.options.Now
	c.press("字段")
	c.app.open.pane.GoTo("评价类型")
	for _, text := range []string{"评价类型", "选项：单位自行评价、部门评价、财政评价、第三方评价", "必填", "由本单位自己组织的"} {
		c.sees(text)
	}
	c.typeText("实际支出资金", "1")
	c.rests()
	c.sees("金额，单位万元")
	c.sees("最近修改")
	c.sees("今天 " + c.app.options.Now().Local().Format("15:04"))
	c.app.open.focused("预算执行率")
	c.sees("实际支出资金 ÷ 预算安排资金 × 100（保留2位小数）")
	c.sees("= 1241.751 ÷ 1286.4 × 100（保留2位小数）")
	c.sees("由公式自动得出")
}
