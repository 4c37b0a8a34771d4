package app

import (
	"archive/zip"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"jibiao/assets"
	"jibiao/report"
	"jibiao/report/bundle"
	"jibiao/report/store"
)

// twoYears is a library with a unit's reports of 2023 and 2024.
func twoYears(t *testing.T) *clerk {
	t.Helper()
	c := newClerk(t)
	c.store.Who = "wangfang"
	c.app.options.Now = func() time.Time { return time.Date(2025, 3, 1, 9, 0, 0, 0, time.Local) }
	b, err := c.app.builtInForm(assets.SampleForm)
	if err != nil {
		t.Fatal(err)
	}
	last := report.Values{
		"评价对象名称": "云岭市档案馆", "评价年度": "2023年度", "预算安排资金": "1286.4", "存在问题": "一是预算编制不够细化。\n二是支出进度偏慢。",
	}
	this := report.Values{
		"评价对象名称": "云岭市档案馆", "评价年度": "2024年度", "预算安排资金": "1291.2", "存在问题": "一是预算编制还不够细化。\n二是支出进度偏慢。\n三是资料归档不及时。",
	}
	for _, v := range []report.Values{last, this} {
		if _, err := c.app.create(b, v, "新建报告"); err != nil {
			t.Fatal(err)
		}
	}
	c.app.window.Resize(fyne.NewSize(1280, 670))
	c.app.library.reload()
	c.settle()
	return c
}

// summary is the report of a year in the library.
func (c *clerk) summary(year string) store.Summary {
	c.Helper()
	list, err := c.store.List(store.Filter{Year: year})
	if err != nil || len(list) != 1 {
		c.Fatalf("%d reports of %s, %v", len(list), year, err)
	}
	return list[0]
}

// says tells whether something is to be seen, however it is cut into pieces.
func (c *clerk) says(text string) bool {
	c.settle()
	return strings.Contains(strings.Join(c.texts(), ""), text)
}

func TestComparedWithLastYear(t *testing.T) {
	c := twoYears(t)
	choose(t, c.app.library.menu(c.summary("2024年度")), "与去年对比")
	c.sees("云岭市档案馆 2023年度 · 现在")
	c.sees("云岭市档案馆 2024年度 · 现在")
	c.sees("改动 5 个栏目") // with the name of the project and the scope, which are computed
	c.sees("第 1 处，共 7 处")
	c.golden("comparing")
	c.app.look = LookDark
	c.app.redress()
	c.sees("第 1 处，共 7 处")
	c.golden("comparingdark")
	c.press("‹ 返回")
	c.sees("全部报告")
}

func TestComparedWithAnother(t *testing.T) {
	c := twoYears(t)
	choose(t, c.app.library.menu(c.summary("2023年度")), "与去年对比")
	c.sees("没有找到“云岭市档案馆”2022年度的报告")
	c.press("云岭市档案馆 2024年度")
	c.sees("云岭市档案馆 2024年度 · 现在")
	if c.app.comparing.after.report != c.summary("2023年度").ID {
		t.Error("the report asked about is not on the right")
	}
	c.app.endComparing()
	choose(t, c.app.library.menu(c.summary("2024年度")), "与另一份报告对比…")
	box := c.app.window.Canvas().Focused().(textBox)
	c.fill(box, "没有的词")
	box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if c.app.comparing != nil {
		t.Error("compared with nothing")
	}
	c.fill(box, "偏慢")
	box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	c.sees("改动 5 个栏目")
}

// The keys walk the spots and go back to the cell that the clerk was in.
func TestComparingByKeys(t *testing.T) {
	c := withSample(t)
	c.typeText("其他需要说明的事项", "无")
	c.app.open.settle()
	if _, err := c.store.AddVersion(c.app.open.id, store.NewVersion{Name: "送审稿", Step: c.app.open.draft.Log()[1].No}); err != nil {
		t.Fatal(err)
	}
	c.app.open.draft.Break()
	c.typeText("其他需要说明的事项", "，见附件")
	c.typeText("评价方法", "\n另有访谈")
	c.command("对比")
	c.sees("· 送审稿")
	c.sees("改动 2 个栏目")
	var at []int
	for _, name := range []string{"下一处", "下一处", "上一处"} {
		c.command(name)
		at = append(at, c.app.comparing.paper.Visited())
	}
	if at[0] != 1 || at[1] != 0 || at[2] != 1 {
		t.Errorf("the keys went to %v", at)
	}
	before := c.app.comparing.paper.Zoom()
	c.command("放大")
	if c.app.comparing.paper.Zoom() != before+10 || c.app.zoom != before+10 {
		t.Error("the paper is not larger, or forgets it")
	}
	c.command("撤销") // is not for here
	c.command("关闭查找，回到单元格")
	c.want("评价方法", c.app.open.draft.Text("评价方法"))
	if c.app.comparing != nil || c.app.open.current() != "评价方法" {
		t.Errorf("the clerk is in %q", c.app.open.current())
	}
	if !strings.HasSuffix(c.app.open.draft.Text("评价方法"), "另有访谈") {
		t.Error("a key of the report was taken in the comparison")
	}
}

// Without versions the report is compared with what it was the day before.
func TestComparingWithTheDayBefore(t *testing.T) {
	c := newClerk(t)
	now := time.Date(2025, 3, 1, 9, 0, 0, 0, time.Local)
	c.app.options.Now = func() time.Time { return now }
	c.press("看示例报告")
	c.typeText("其他需要说明的事项", "第一天")
	now = now.Add(24 * time.Hour)
	c.app.open.draft.Break()
	c.typeText("其他需要说明的事项", "第二天")
	c.command("对比")
	c.sees("昨天 09:00")
	if !c.says("第一天第二天") {
		t.Errorf("there is %v", c.texts())
	}
}

// A click on a spot in the list goes to it.
func TestSpotsAreListed(t *testing.T) {
	c := twoYears(t)
	c.app.compare(asNow(c.summary("2023年度").ID), asNow(c.summary("2024年度").ID))
	c.pressIn(c.app.comparing.spots.content, "预算安排资金")
	spot := c.app.comparing.contrast.Spots[c.app.comparing.paper.Visited()]
	if spot.Key != "预算安排资金" {
		t.Errorf("it went to %s", spot.Key)
	}
}

func TestOnlyChangedRowsAreShown(t *testing.T) {
	c := twoYears(t)
	c.app.compare(asNow(c.summary("2023年度").ID), asNow(c.summary("2024年度").ID))
	c.sees("评价类型")
	c.sees("实施目的")
	c.press("只看有改动的行")
	if c.says("实施目的") {
		t.Error("a row without a change is shown")
	}
	c.app.look = LookDark
	c.app.redress()
	c.press("看整张表")
	c.sees("实施目的")
	c.sees("只看有改动的行")
}

func TestSidesAreChosen(t *testing.T) {
	c := twoYears(t)
	last, this := c.summary("2023年度"), c.summary("2024年度")
	c.app.compare(asNow(last.ID), asNow(this.ID))
	c.press("云岭市档案馆 2023年度")
	c.press("左右对调")
	if c.app.comparing.after.report != last.ID {
		t.Error("the sides are as before")
	}
	c.press("云岭市档案馆 2024年度")
	c.press("另一份报告")
	c.press("云岭市档案馆 2023年度")
	c.sees("两边的内容完全相同")
	c.press("云岭市档案馆 2023年度")
	c.press("历史上的某一刻")
	c.press("新建报告")
	if c.app.comparing.before.step != 1 {
		t.Errorf("the left side is step %d", c.app.comparing.before.step)
	}
}

// Two reports of different forms are compared by their keys, and what has no
// counterpart is told.
func TestComparingTwoForms(t *testing.T) {
	c := twoYears(t)
	b := c.ownForm()
	id, err := c.app.create(b, report.Values{"项目名称": "档案数字化", "评价年度": "2024年度", "联系人": "王芳"}, "新建报告")
	if err != nil {
		t.Fatal(err)
	}
	c.app.compare(asNow(id), asNow(c.summary("2023年度").ID))
	c.sees("1 个栏目只有左边有，4 个只有右边有")
	c.press("看是哪些")
	c.sees("联系人：王芳")
	c.sees("预算安排资金：1286.4")
	c.press("知道了")
	if !c.says("档案数字化") {
		t.Error("the common field is not compared")
	}
}

// The exported file has the changes tracked, by whoever made them last.
func TestRevisionIsExported(t *testing.T) {
	c := twoYears(t)
	c.app.compare(asNow(c.summary("2023年度").ID), asNow(c.summary("2024年度").ID))
	c.press("导出修订稿")
	c.sees("导出修订稿")
	c.press("导出")
	c.sees("已导出")
	c.press("完成")
	files, err := filepath.Glob(filepath.Join(c.app.options.Documents, "*（修订稿）.docx"))
	if err != nil || len(files) != 1 {
		t.Fatalf("there is %v, %v", files, err)
	}
	text := c.documentXML(files[0])
	for _, want := range []string{"w:ins ", "w:del ", `w:author="wangfang"`, `w:date="2025-03-01T09:00:00Z"`, "三是资料归档不及时。"} {
		if !strings.Contains(text, want) {
			t.Errorf("the file does not have %s", want)
		}
	}
}

// documentXML is the main part of a Word file.
func (c *clerk) documentXML(path string) string {
	c.Helper()
	r, err := zip.OpenReader(path)
	if err != nil {
		c.Fatal(err)
	}
	defer func() {
		if err := r.Close(); err != nil {
			c.Error(err)
		}
	}()
	part, err := r.Open("word/document.xml")
	if err != nil {
		c.Fatal(err)
	}
	text, err := io.ReadAll(part)
	if err != nil {
		c.Fatal(err)
	}
	return string(text)
}

// ownForm is the form of another bureau.
func (c *clerk) ownForm() *bundle.Bundle {
	c.Helper()
	p, err := c.app.proposalOf(blankForm(c.T), "自评表.docx")
	if err != nil {
		c.Fatal(err)
	}
	v, err := newFormView(c.app, blankForm(c.T), p)
	if err != nil {
		c.Fatal(err)
	}
	return v.bundle
}

// What is not saved is not compared: the red bar says why.
func TestNothingUnsavedIsCompared(t *testing.T) {
	c := withSample(t)
	full := errors.New("disk full")
	c.store.fail.Store(&full)
	c.typeText("其他需要说明的事项", "无")
	c.command("对比")
	if c.app.comparing != nil {
		t.Error("it was compared")
	}
	c.wait("the red bar", func() bool { return c.app.open.status.bar.Visible() })
	c.store.fail.Store(nil)
	c.waitSaved()
}

// The marks are the same in a dark window: they stand on white paper.
func TestMarksOnPaperInTheDark(t *testing.T) {
	c := twoYears(t)
	c.app.look = LookDark
	c.app.redress()
	c.app.compare(asNow(c.summary("2023年度").ID), asNow(c.summary("2024年度").ID))
	var chain []fyne.CanvasObject
	if !findText(c.app.comparing.paper, "1291.2", nil, &chain) {
		t.Fatal("the new figure is not drawn")
	}
	if ink := chain[len(chain)-1].(*canvas.Text).Color; ink != shades[&colorNew].light {
		t.Errorf("it is drawn in %v", ink)
	}
}

func TestComparingFitsASmallWindow(t *testing.T) {
	c := twoYears(t)
	c.app.window.Resize(smallScreen)
	c.app.compare(asNow(c.summary("2023年度").ID), asNow(c.summary("2024年度").ID))
	if least := c.app.window.Content().MinSize(); least.Width > smallScreen.Width || least.Height > smallScreen.Height {
		t.Errorf("the window asks for %v", least)
	}
	c.press("云…")
	c.press("另一份报告")
	if least := c.app.window.Canvas().Overlays().Top().MinSize(); least.Width > smallScreen.Width || least.Height > smallScreen.Height {
		t.Errorf("the dialog asks for %v", least)
	}
}
