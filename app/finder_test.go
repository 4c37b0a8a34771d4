package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jibiao/report"
)

// looksFor opens 查找 and types.
func (c *clerk) looksFor(text string) {
	c.Helper()
	c.command("查找")
	c.types(text)
}

// types types where the focus is, over what is selected there.
func (c *clerk) types(text string) {
	c.Helper()
	for _, r := range text {
		c.app.window.Canvas().Focused().TypedRune(r)
	}
}

func TestFindListsTheHits(t *testing.T) {
	c := withSample(t)
	c.looksFor("申报表")
	c.sees("找到 2 处")
	c.sees("年度绩效目标")
	c.sees("…体支出绩效目标")
	c.types("没有的")
	c.sees("没有找到")
}

// Full width and case are the same unless asked otherwise.
func TestFindFolds(t *testing.T) {
	c := withSample(t)
	c.looksFor("ｄａ／ｔ　31")
	c.sees("找到 1 处")
	c.app.open.finder.exactly.SetChecked(true)
	c.sees("没有找到")
}

func TestFindGoesToTheHits(t *testing.T) {
	c := withSample(t)
	c.looksFor("2023年度")
	c.press("…映云岭市档案馆")
	if got := c.app.open.current(); got != "实施目的" {
		t.Errorf("the click went to %s", got)
	}
	c.command("下一处") // from within the cell
	if got := c.app.open.current(); got != "绩效评价工作过程" {
		t.Errorf("F3 went to %s", got)
	}
	c.sees("第 2 处，共 2 处")
	c.command("下一处") // round
	if got := c.app.open.current(); got != "实施目的" {
		t.Errorf("F3 went to %s", got)
	}
	c.command("上一处")
	if got := c.app.open.current(); got != "绩效评价工作过程" {
		t.Errorf("Shift+F3 went to %s", got)
	}
}

// Enter in the box shows the hits one by one and never reaches a cell.
func TestEnterStaysInTheBox(t *testing.T) {
	c := withSample(t)
	before := c.app.open.draft.Values()
	c.looksFor("2023年度")
	for range 3 {
		c.typedKey(fyne.KeyReturn)
	}
	c.sees("第 1 处，共 2 处")
	if c.app.window.Canvas().Focused() != fyne.Focusable(c.app.open.finder.words) {
		t.Error("the focus has left the box")
	}
	for k, text := range before {
		c.want(k, text)
	}
}

func TestEscapeGoesBackToTheCell(t *testing.T) {
	c := withSample(t)
	c.app.open.pane.GoTo("评价方法")
	c.looksFor("科室")
	c.typedKey(fyne.KeyEscape)
	if got := c.app.open.side.opened(); got != c.app.open.findings.tab {
		t.Errorf("the pane shows %s", got.text.Text)
	}
	c.types("另")
	if text := c.app.open.draft.Text("评价方法"); !strings.Contains(text, "另") {
		t.Error("the keys do not go into the cell")
	}
}

// From the cell too, where a search has led.
func TestEscapeInTheCellClosesTheSearch(t *testing.T) {
	c := withSample(t)
	c.looksFor("2023年度")
	c.command("下一处")
	c.typedKey(fyne.KeyEscape)
	if got := c.app.open.side.opened(); got != c.app.open.findings.tab {
		t.Errorf("the pane shows %s", got.text.Text)
	}
	if got := c.app.open.current(); got != "实施目的" || c.app.window.Canvas().Focused() == nil {
		t.Errorf("the clerk is in %q", got)
	}
}

func TestReplaceOneByOne(t *testing.T) {
	c := withSample(t)
	c.looksFor("2023年度")
	c.command("替换")
	c.types("2024年度")
	c.press("替换") // the first is shown before it is replaced
	c.sees("第 1 处，共 2 处")
	if text := c.app.open.draft.Text("实施目的"); !strings.Contains(text, "2023") {
		t.Error("it was replaced unseen")
	}
	c.typedKey(fyne.KeyReturn) // leaves the box of words: the next hit
	c.app.open.finder.visit(0)
	c.press("替换")
	c.sees("第 1 处，共 1 处")
	if text := c.app.open.draft.Text("实施目的"); strings.Contains(text, "2023") {
		t.Error("the first is not replaced")
	}
	c.press("替换")
	c.sees("没有找到")
	if text := c.app.open.draft.Text("绩效评价工作过程"); strings.Contains(text, "2023") {
		t.Error("the second is not replaced")
	}
}

// What holds the words again is not replaced twice.
func TestReplaceGoesOnBehindTheNewText(t *testing.T) {
	c := withSample(t)
	c.typeText("其他需要说明的事项", "馆馆")
	c.looksFor("馆馆")
	c.command("替换")
	c.types("馆馆馆馆")
	c.press("替换")
	c.press("替换")
	c.want("其他需要说明的事项", "馆馆馆馆")
}

// A hit that is typed over is no reason to leave out the one behind it.
func TestNextAfterTypingOverAHit(t *testing.T) {
	c := withSample(t)
	c.typeText("其他需要说明的事项", "馆馆甲，馆馆乙，馆馆丙")
	c.looksFor("馆馆")
	c.command("下一处")
	c.types("室") // the hit is selected
	c.want("其他需要说明的事项", "室甲，馆馆乙，馆馆丙")
	c.command("下一处")
	c.sees("第 1 处，共 2 处")
	c.types("室")
	c.want("其他需要说明的事项", "室甲，室乙，馆馆丙")
}

// What was typed since does not let another hit be replaced unseen.
func TestOnlyAHitThatWasSeenIsReplaced(t *testing.T) {
	c := withSample(t)
	c.typeText("其他需要说明的事项", "馆馆")
	c.looksFor("馆馆")
	c.command("替换")
	c.types("室")
	c.press("下一处")
	c.app.open.draft.Set("实施目的", "馆馆")
	c.press("替换")
	c.want("实施目的", "馆馆")
	c.want("其他需要说明的事项", "室")
}

func TestReplaceAllIsOneStep(t *testing.T) {
	c := withSample(t)
	before := c.app.open.draft.Values()
	c.looksFor("云岭市档案馆")
	c.command("替换")
	c.types("云岭市图书馆")
	c.press("全部替换")
	c.sees("已替换 8 处，另有 2 处由公式自动算出，没有替换。可以撤销。")
	c.want("评价对象名称", "云岭市图书馆")
	for _, k := range []report.Key{"项目名称", "评价范围"} {
		if !c.app.open.draft.Follows(k) || !strings.Contains(c.app.open.draft.Text(k), "图书馆") {
			t.Errorf("%s does not follow: %s", k, c.app.open.draft.Text(k))
		}
	}
	c.press("撤销")
	for k, text := range before {
		c.want(k, text)
	}
}

func TestLockedCellsAreFoundAndNotReplaced(t *testing.T) {
	c := withSample(t)
	c.looksFor("96.53")
	c.sees("预算执行率（自动计算）")
	c.command("替换")
	c.types("100")
	c.app.open.finder.visit(0)
	c.press("替换")
	c.sees("由公式自动算出，没有替换")
	c.press("全部替换")
	c.sees("已替换 0 处，另有 1 处")
	c.want("预算执行率", "96.53%")
}

// The list follows what is typed in the cells.
func TestFindFollowsTheReport(t *testing.T) {
	c := withSample(t)
	c.looksFor("独一无二")
	c.sees("没有找到")
	c.typeText("其他需要说明的事项", "独一无二")
	c.rests()
	c.sees("其他需要说明的事项")
	if n := len(c.app.open.finder.hits); n != 1 {
		t.Errorf("%d hits", n)
	}
}

// What was found stands selected, as the clerk is used to from Word.
func TestHitIsSelected(t *testing.T) {
	c := withSample(t)
	c.looksFor("2023年度")
	c.command("下一处")
	c.command("下一处")
	if got := c.selected(); got != "2023年度" {
		t.Errorf("selected is %q", got)
	}
}

// selected is what Ctrl+C copies.
func (c *clerk) selected() string {
	clip := fyne.CurrentApp().Clipboard()
	clip.SetContent("")
	c.app.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	return clip.Content()
}
