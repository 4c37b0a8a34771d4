package app

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"jibiao/assets"
	"jibiao/report"
	"jibiao/report/store"
)

// shelved is a clerk whose library holds n reports, the first changed last.
func shelved(t *testing.T, n int) *clerk {
	t.Helper()
	c := newClerk(t)
	now := time.Date(2025, 3, 1, 9, 0, 0, 0, time.Local)
	c.app.options.Now = func() time.Time { return now }
	b, err := c.app.builtInForm(assets.SampleForm)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.app.keep(b); err != nil {
		t.Fatal(err)
	}
	for i := range n {
		v := report.Values{b.Form.Unit: fmt.Sprintf("第%d中学", i+1), b.Form.Year: fmt.Sprintf("%d年度", 2024-i%3)}
		if i%2 == 0 {
			v["存在问题"] = fmt.Sprintf("一是预算编制不够细化，\n二是第 %d 项支出进度偏慢。", i+1)
		}
		if _, err := c.store.Create(store.NewReport{BundleHash: b.Hash, Values: v, At: now.Add(-time.Duration(i) * 24 * time.Hour)}); err != nil {
			t.Fatal(err)
		}
	}
	c.app.window.Resize(fyne.NewSize(1280, 670))
	c.app.library.reload()
	c.settle()
	return c
}

// search types into the search box.
func (c *clerk) search(text string) {
	c.Helper()
	c.fill(c.app.library.search, text)
	c.settle()
}

// key presses keys wherever the focus is.
func (c *clerk) key(names ...fyne.KeyName) {
	c.Helper()
	for _, name := range names {
		c.app.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
	}
	c.settle()
}

func TestWelcomeHasThreeDoors(t *testing.T) {
	c := newClerk(t)
	for _, text := range []string{"不联网", "看示例报告", "导入去年的 Word", "用它新建表单", "把文件拖到这里"} {
		c.sees(text)
	}
	c.press("导入去年的 Word")
	c.sees("选择填好的 Word 文件")
	c.press("取消")
	c.press("看示例报告")
	c.press("‹ 报告库")
	if c.app.library.welcome.Visible() {
		t.Error("the welcome stays although there is a report")
	}
}

func TestCardTellsHowFarAReportIs(t *testing.T) {
	c := withSample(t)
	c.press("‹ 报告库")
	c.sees("还空 1 处，1 处错误")
	c.press("云岭市档案馆")
	c.press("县级资金改为 186.4")
	c.typeText("其他需要说明的事项", "无")
	c.press("‹ 报告库")
	c.sees("已填完，可以检查")
	g := c.app.library.glances.seen[1]
	if g.done != 1 || g.sketch == nil {
		t.Errorf("the card shows %v of the report", g.done)
	}
}

func TestLibraryLooks(t *testing.T) {
	c := shelved(t, 4)
	c.golden("library")
	c.search("偏慢 第")
	c.golden("search")
}

func TestManyReportsBuildFewCards(t *testing.T) {
	c := shelved(t, 300)
	l := c.app.library
	c.sees("300 份报告")
	built := func() int { return len(l.cards.slots) + len(l.cards.spare) }
	if n := built(); n < 9 || n > 30 {
		t.Errorf("%d cards are built", n)
	}
	c.app.window.Canvas().Focus(l.cards)
	c.key(fyne.KeyEnd)
	c.sees("第300中学")
	if n := built(); n > 30 {
		t.Errorf("%d cards are built at the end", n)
	}
	c.key(fyne.KeyHome)
	c.sees("第1中学")
}

func TestKeysMoveAndOpen(t *testing.T) {
	c := shelved(t, 8)
	l := c.app.library
	if c.app.window.Canvas().Focused() != fyne.Focusable(l.cards) {
		t.Fatal("the keyboard is not with the reports")
	}
	n := l.cards.across(l.cards.Size().Width)
	for _, step := range []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyLeft, 0},
		{fyne.KeyRight, 1},
		{fyne.KeyDown, 1 + n},
		{fyne.KeyUp, 1},
		{fyne.KeyUp, 1},
		{fyne.KeyEnd, 7},
		{fyne.KeyDown, 7},
		{fyne.KeyRight, 7},
		{fyne.KeyHome, 0},
		{fyne.KeyRight, 1},
	} {
		c.key(step.key)
		if l.cards.chosen != step.want {
			t.Fatalf("after %s report %d is chosen, want %d", step.key, l.cards.chosen, step.want)
		}
		if at := l.cards.slots[step.want]; at == nil || at.tile.ground.StrokeWidth != 2 {
			t.Fatalf("after %s report %d is not outlined", step.key, step.want)
		}
	}
	c.key(fyne.KeyReturn)
	c.want("评价对象名称", "第2中学")
}

func TestSearchOpensTheReportAtTheCell(t *testing.T) {
	c := shelved(t, 6)
	l := c.app.library
	if !c.app.shortcut(commandNamed("查找").shortcut()) || c.app.window.Canvas().Focused() != fyne.Focusable(l.search) {
		t.Fatal("Ctrl+F does not go to the search box")
	}
	c.search("偏慢 5")
	c.sees("1 份报告含“偏慢 5”")
	c.sees("存在问题")
	if got := marked(c.layer()); got != "5|偏慢" {
		t.Errorf("marked is %q", got)
	}
	c.key(fyne.KeyReturn)
	c.want("评价对象名称", "第5中学")
	if got := c.app.open.current(); got != "存在问题" {
		t.Errorf("the report opens at %q", got)
	}
	if got := c.selected(); got != "偏慢" && got != "5" {
		t.Errorf("selected is %q", got)
	}
}

// marked lists the words that stand on a mark.
func marked(o fyne.CanvasObject) string {
	words := ""
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		all := children(o)
		if len(all) == 2 {
			ground, isGround := all[0].(*canvas.Rectangle)
			text, isText := all[1].(*canvas.Text)
			if isGround && isText && ground.FillColor == colorMark {
				words += "|" + text.Text
			}
		}
		for _, child := range all {
			if child.Visible() {
				walk(child)
			}
		}
	}
	walk(o)
	if words == "" {
		return ""
	}
	return words[1:]
}

func TestEscapeClearsTheSearch(t *testing.T) {
	c := shelved(t, 3)
	c.search("乌有")
	c.sees("没有找到含“乌有”的报告")
	c.sees("几个词之间加空格")
	c.key(fyne.KeyEscape)
	c.sees("全部报告")
	c.sees("第1中学")
	c.search("乌有")
	c.press("清除查找")
	c.sees("第3中学")
}

func TestSearchWithinAYear(t *testing.T) {
	c := shelved(t, 6)
	c.press("2023年度")
	c.search("中学")
	c.sees("2 份报告含“中学”")
	c.press("全部")
	c.sees("6 份报告含“中学”")
}

func TestMoreFoundThanListed(t *testing.T) {
	c := shelved(t, mostHits+5)
	c.search("中学")
	c.sees(fmt.Sprintf("%d 份报告含“中学”", mostHits+5))
	c.sees(fmt.Sprintf("下面是最近修改的 %d 份", mostHits))
}

// An answer to what is no longer asked is not shown.
func TestStaleAnswerIsDropped(t *testing.T) {
	c := shelved(t, 3)
	l := c.app.library
	c.fill(l.search, "第1中学")
	c.fill(l.search, "第2中学")
	c.fill(l.search, "第3中学")
	c.wait("the first answer", func() bool { return l.shown.Query != "" })
	if l.shown.Query != "第3中学" {
		t.Errorf("the answer to %q is shown", l.shown.Query)
	}
	c.sees("1 份报告含“第3中学”")
}

// Enter right after the last letter opens what was asked for, not what is still
// shown.
func TestEnterWaitsForTheAnswer(t *testing.T) {
	c := shelved(t, 3)
	l := c.app.library
	c.fill(l.search, "第3中学")
	l.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	c.wait("the report", func() bool { return c.app.open != nil })
	c.want("评价对象名称", "第3中学")
}

func TestEmptyBin(t *testing.T) {
	c := shelved(t, 3)
	all, err := c.store.List(store.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	c.press("回收站")
	c.sees("回收站是空的")
	for _, s := range all[:2] {
		c.app.library.change("移到回收站", func() error { return c.store.MoveToBin(s.ID) })
	}
	c.settle()
	c.press("清空回收站…")
	c.sees("2 份报告将从报告库彻底删除")
	c.press("取消")
	c.sees("删除于 ")
	c.press("清空回收站…")
	c.press("清空")
	c.sees("回收站是空的")
	c.sees("1 份报告")
	if _, err := c.store.Load(all[0].ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("after emptying the bin: %v", err)
	}
	if _, err := c.store.Load(all[2].ID); err != nil {
		t.Errorf("what is not in the bin: %v", err)
	}
}

func TestEmptyListsSayWhatToDo(t *testing.T) {
	c := shelved(t, 2)
	c.press("已检查")
	c.sees("点“检查”")
	c.press("已上报")
	c.sees("标为已上报")
}

func TestCopyOffersTheLatest(t *testing.T) {
	c := shelved(t, copyChoices+3)
	c.press("复制去年")
	c.sees(fmt.Sprintf("最近修改的 %d 份", copyChoices))
	c.press("复制")
	c.want("评价对象名称", "第1中学")
	c.want("评价年度", "2025年度")
}
