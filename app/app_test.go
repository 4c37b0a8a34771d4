package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"jibiao/report/bundle"
	"jibiao/report/docx"
	"jibiao/report/office"
	"jibiao/report/store"
)

// withSample is a clerk with the sample report open.
func withSample(t *testing.T) *clerk {
	t.Helper()
	c := newClerk(t)
	c.press("看示例报告")
	if c.app.open == nil {
		t.Fatal("the sample report did not open")
	}
	return c
}

func TestFirstStart(t *testing.T) {
	c := newClerk(t)
	c.sees("从这里开始")
	c.press("看示例报告")
	c.sees("检查 8")
	c.press("‹ 报告库")
	c.sees("云岭市档案馆 2024年度")
	c.sees("1 份报告")
}

func TestNewReport(t *testing.T) {
	c := newClerk(t)
	c.app.options.Now = func() time.Time { return time.Date(2026, 2, 1, 9, 0, 0, 0, time.UTC) }
	c.press("＋ 新建报告")
	for _, r := range "云岭市图书馆" {
		c.app.window.Canvas().Focused().TypedRune(r)
	}
	c.press("新建")
	c.want("评价对象名称", "云岭市图书馆")
	c.want("评价年度", "2025年度")
	c.want("项目名称", "云岭市图书馆2025年度部门整体支出绩效评价")
}

func TestSavedIsSaidAfterTheCommit(t *testing.T) {
	c := withSample(t)
	c.typeText("其他需要说明的事项", "无")
	if c.app.open.saver.pending() > 0 && strings.HasPrefix(c.app.open.status.state.Text, "已保存") {
		t.Error("已保存 is said while a step is waiting")
	}
	c.waitSaved()
	if got := c.stored().Values["其他需要说明的事项"]; got != "无" {
		t.Errorf("stored %q, want 无", got)
	}
}

func TestRestartOpensTheSameCell(t *testing.T) {
	c := withSample(t)
	c.typeText("评价方法", "另。")
	c.waitSaved()
	c.wait("the cell remembered", func() bool { return c.stored().Cell == "评价方法" })
	want := c.app.open.draft.Text("评价方法")
	c.restart()
	c.want("评价方法", want)
	if got := c.app.open.current(); got != "评价方法" {
		t.Errorf("the focus is in %q after the restart", got)
	}
	c.press("撤销")
	c.want("评价方法", strings.TrimSuffix(want, "另。"))
	c.press("重做")
	c.want("评价方法", want)
}

func TestFindingGoesToItsCellAndMends(t *testing.T) {
	c := withSample(t)
	c.press("定位到单元格")
	if got := c.app.open.current(); got != "预算安排.县级资金" {
		t.Errorf("the finding went to %q", got)
	}
	c.press("县级资金改为 186.4")
	c.want("预算安排.县级资金", "186.4")
	c.sees("检查 7")
	c.press("撤销")
	c.want("预算安排.县级资金", "168.4")
	c.sees("检查 8")
}

func TestCheck(t *testing.T) {
	c := withSample(t)
	c.press("检查")
	c.sees("处需要改正")
	c.press("知道了")
	c.press("县级资金改为 186.4")
	c.typeText("其他需要说明的事项", "无")
	c.app.open.check()
	c.sees("检查通过")
	c.press("知道了")
	if got := c.stored().State; got != store.Checked {
		t.Errorf("the report's state is %q", got)
	}
	c.typeText("评价方法", "又。")
	c.waitSaved()
	if got := c.stored().State; got != store.Draft {
		t.Errorf("the report's state is %q after an edit", got)
	}
}

func TestFullDiskIsSaidAndRetried(t *testing.T) {
	c := withSample(t)
	var full error = &store.Error{Op: "append", Path: "jibiao.db", Err: store.ErrDiskFull}
	c.store.fail.Store(&full)
	c.typeText("其他需要说明的事项", "无")
	c.wait("the red bar", func() bool { return c.app.open.status.bar.Visible() })
	c.sees("没有保存")
	c.want("其他需要说明的事项", "无")
	c.press("‹ 报告库")
	c.sees("还有内容没有保存")
	c.press("留下")
	c.store.fail.Store(nil)
	c.waitSaved()
	if c.app.open.status.bar.Visible() {
		t.Error("the red bar stays although everything is saved")
	}
	if got := c.stored().Values["其他需要说明的事项"]; got != "无" {
		t.Errorf("stored %q, want 无", got)
	}
}

// exported fills the open report into a file and returns its path.
func (c *clerk) exported(name string) string {
	c.Helper()
	path := filepath.Join(c.app.options.Documents, name)
	c.app.open.newExport().to(path)
	c.sees("已导出")
	c.press("完成")
	return path
}

func TestExportAndImportAgain(t *testing.T) {
	c := withSample(t)
	path := c.exported("报告.docx")
	want := c.app.open.draft.Values()
	c.press("‹ 报告库")
	c.app.importFile(path)
	c.sees("读入 23 个栏目")
	c.press("知道了")
	for k, text := range want {
		c.want(k, text)
	}
	if !c.app.open.draft.Follows("结余资金") || !c.app.open.draft.Follows("评价范围") {
		t.Error("values that their formulas give do not follow them")
	}
}

// Last year's file is this year's report in two clicks.
func TestImportedReportIsCopiedAtOnce(t *testing.T) {
	c := withSample(t)
	path := c.exported("报告.docx")
	c.press("‹ 报告库")
	c.app.importFile(path)
	c.press("复制到下一年度")
	c.sees("已复制成新报告 2025年度")
	c.want("评价年度", "2025年度")
}

func TestExportAsksBeforeItReplaces(t *testing.T) {
	c := withSample(t)
	path := c.exported("报告.docx")
	c.app.open.newExport().to(path)
	c.sees("已有同名文件")
	c.press("另存为新文件")
	c.sees("已导出")
	c.press("打开文件")
	if want := filepath.Join(c.app.options.Documents, "报告(2).docx"); len(c.open) != 1 || c.open[0] != want {
		t.Errorf("opened %q, want %q", c.open, want)
	}
}

func TestReadOnlyTargetOffersAnotherName(t *testing.T) {
	c := withSample(t)
	path := filepath.Join(c.app.options.Documents, "报告.docx")
	if err := os.WriteFile(path, []byte("去年的报告"), 0o444); err != nil {
		t.Fatal(err)
	}
	c.app.open.newExport().to(path)
	c.press("替换")
	c.sees("报告(2)")
	c.press("导出")
	c.sees("已导出")
	kept, err := os.ReadFile(path)
	if err != nil || string(kept) != "去年的报告" {
		t.Errorf("the read-only file now holds %q, %v", kept, err)
	}
}

// Where a word processor can be told to print, the clerk chooses.
func TestPrintAtOnce(t *testing.T) {
	c := withSample(t)
	var printed []string
	failure := error(nil)
	c.app.options.Print = func(_ context.Context, path string) error {
		printed = append(printed, path)
		return failure
	}
	c.press("打印")
	c.sees("默认打印机")
	c.press("直接打印")
	c.finish()
	c.sees("已经交给默认打印机")
	if len(printed) != 1 || len(c.open) != 0 {
		t.Fatalf("printed %q, opened %q", printed, c.open)
	}
	data, err := os.ReadFile(printed[0])
	if err != nil {
		t.Fatal(err)
	}
	if _, err := docx.Open(data); err != nil {
		t.Errorf("what is printed cannot be opened: %v", err)
	}
	c.press("知道了")
	failure = &office.Error{Kind: office.ErrFailed, Target: "print", Program: "Word"}
	c.press("打印")
	c.press("直接打印")
	c.finish()
	c.sees("请检查打印机")
	c.press("知道了")
	c.press("打印")
	c.press("打开文件再打印")
	if len(c.open) != 1 {
		t.Errorf("opened %q", c.open)
	}
}

func TestPrintOpensTheDocument(t *testing.T) {
	c := withSample(t)
	c.press("打印")
	if len(c.open) != 1 {
		t.Fatalf("opened %q", c.open)
	}
	data, err := os.ReadFile(c.open[0])
	if err != nil {
		t.Fatal(err)
	}
	if _, err := docx.Open(data); err != nil {
		t.Errorf("what is printed cannot be opened: %v", err)
	}
}

func TestBadFilesAreSaidAndNothingIsStored(t *testing.T) {
	legacy := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + wide("WordDocument")
	tests := []struct {
		name string
		data []byte
		says string
	}{
		{"空.docx", nil, "空的"},
		{"文字.docx", []byte("这不是 Word 文件"), "不是 Word 文件"},
		{"断.docx", []byte("PK\x03\x04 cut off"), "损坏"},
		{"旧.doc", []byte(legacy), "另存为 .docx"},
		{"加密.docx", []byte(strings.Replace(legacy, wide("WordDocument"), wide("EncryptedPackage"), 1)), "取消密码"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := newClerk(t)
			path := filepath.Join(c.dir, tt.name)
			if err := os.WriteFile(path, tt.data, 0o644); err != nil {
				t.Fatal(err)
			}
			c.app.importFile(path)
			c.sees(tt.says)
			c.press("知道了")
			c.sees("从这里开始")
		})
	}
	t.Run("missing", func(t *testing.T) {
		c := newClerk(t)
		c.app.importFile(filepath.Join(c.dir, "没有.docx"))
		c.sees("没有成功")
	})
}

// wide is a text in UTF-16.
func wide(s string) string { return strings.Join(strings.Split(s, ""), "\x00") + "\x00" }

func TestCopyToNextYear(t *testing.T) {
	c := withSample(t)
	c.press("‹ 报告库")
	c.press("复制去年")
	c.press("复制")
	c.sees("已复制成新报告 2025年度")
	c.press("知道了")
	c.want("评价年度", "2025年度")
	c.want("项目名称", "云岭市档案馆2025年度部门整体支出绩效评价")
	c.want("预算安排资金", "")
	if text := c.app.open.draft.Text("年度绩效目标"); strings.Contains(text, "2024年度") {
		t.Error("last year's name stays in 年度绩效目标")
	}
}

func TestBinAndSearch(t *testing.T) {
	c := withSample(t)
	c.press("‹ 报告库")
	l := c.app.library
	c.fill(l.search, "图书馆")
	c.sees("没有找到")
	c.fill(l.search, "档案 2024")
	c.sees("云岭市档案馆 2024年度")
	c.fill(l.search, "")
	all, err := c.store.List(store.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	choose(t, l.menu(all[0]), "移到回收站")
	c.sees("0 份报告")
	c.press("回收站")
	c.sees("删除于 ")
	c.press("云岭市档案馆")
	c.press("恢复")
	c.press("全部")
	c.sees("1 份报告")
}

// Escape lets things be in every dialog.
func TestEscapeDeletesNothing(t *testing.T) {
	c := withSample(t)
	c.press("‹ 报告库")
	l := c.app.library
	all, err := c.store.List(store.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	choose(t, l.menu(all[0]), "移到回收站")
	c.press("回收站")
	choose(t, l.menu(all[0]), "彻底删除…")
	c.app.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if c.app.window.Canvas().Overlays().Top() != nil {
		t.Error("the dialog stays open")
	}
	if _, err := c.store.Load(all[0].ID); err != nil {
		t.Errorf("after Escape: %v", err)
	}
	choose(t, l.menu(all[0]), "彻底删除…")
	c.press("彻底删除")
	if _, err := c.store.Load(all[0].ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("after 彻底删除: %v", err)
	}
}

// What the saver says of an older step is not said while a later one waits.
func TestSavedIsNotSaidOfAnOlderStep(t *testing.T) {
	c := withSample(t)
	c.typeText("评价方法", "一")
	c.wait("the first step written", func() bool { return len(c.stored().Steps) == 2 })
	full := errors.New("full")
	c.store.fail.Store(&full)
	c.typeText("存在问题", "二") // before the window heard of the first
	for len(c.main) > 0 {
		(<-c.main)()
	}
	if text := c.app.open.status.state.Text; strings.HasPrefix(text, "已保存") {
		t.Errorf("%q is said while %d steps wait", text, c.app.open.saver.pending())
	}
	c.store.fail.Store(nil)
	c.waitSaved()
}

// However the event loop ends, what was typed is saved.
func TestCloseSavesWhatWaits(t *testing.T) {
	c := withSample(t)
	id := c.app.open.id
	c.typeText("其他需要说明的事项", "无")
	if err := c.app.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := c.store.Load(id)
	if err != nil || r.Values["其他需要说明的事项"] != "无" {
		t.Errorf("stored %q, %v", r.Values["其他需要说明的事项"], err)
	}
}

func TestShortcutsWaitForADialog(t *testing.T) {
	c := withSample(t)
	for range 3 {
		c.app.shortcut(commandNamed("导出 Word").shortcut())
	}
	if n := len(c.app.window.Canvas().Overlays().List()); n != 1 {
		t.Errorf("%d dialogs are open", n)
	}
}

func choose(t *testing.T, m *fyne.Menu, label string) {
	t.Helper()
	for _, item := range m.Items {
		if item.Label == label {
			item.Action()
			return
		}
	}
	t.Fatalf("the menu has no %q", label)
}

func TestStates(t *testing.T) {
	c := withSample(t)
	c.press("‹ 报告库")
	l := c.app.library
	first := func() store.Summary {
		all, err := c.store.List(store.Filter{})
		if err != nil || len(all) == 0 {
			t.Fatal(all, err)
		}
		return all[0]
	}
	choose(t, l.menu(first()), "标为已上报")
	c.settle()
	if got := first().State; got != store.Submitted {
		t.Errorf("the state is %q", got)
	}
	choose(t, l.menu(first()), "改回填写中")
	c.settle()
	if got := first().State; got != store.Draft {
		t.Errorf("the state is %q", got)
	}
}

func TestShortcuts(t *testing.T) {
	c := withSample(t)
	c.typeText("其他需要说明的事项", "无")
	c.waitSaved()
	press := func(s fyne.Shortcut) {
		c.app.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(s)
	}
	press(commandNamed("保存（平时自动保存）").shortcut())
	c.sees("已自动保存")
	press(&fyne.ShortcutUndo{})
	c.want("其他需要说明的事项", "")
	press(commandNamed("导出 Word").shortcut())
	c.sees("导出文件")
	c.press("取消")
}

func TestChooserGoesIntoFoldersAndShowsWordFilesOnly(t *testing.T) {
	c := newClerk(t)
	folder := filepath.Join(c.app.options.Documents, "上年")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"报告.docx", "~$报告.docx", "账.xlsx"} {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var chosen string
	ch := &chooser{app: c.app, suffix: []string{".docx"}, done: func(path string) { chosen = path }}
	c.app.choose(ch, "选择", "读入", c.app.options.Documents)
	if len(ch.entries) != 1 || !ch.ok.Disabled() {
		t.Fatalf("%d entries; may accept: %v", len(ch.entries), !ch.ok.Disabled())
	}
	ch.selected(0)
	if len(ch.entries) != 1 || ch.entries[0].Name() != "报告.docx" {
		t.Fatalf("the folder shows %v", ch.entries)
	}
	ch.selected(0)
	ch.accept()
	if want := filepath.Join(folder, "报告.docx"); chosen != want {
		t.Errorf("chose %q, want %q", chosen, want)
	}
	chosen = ""
	c.app.choose(ch, "选择", "读入", folder)
	walkAll(c.layer(), func(o fyne.CanvasObject) {
		if row, is := o.(*fileRow); is && row.name.Text == "报告.docx" {
			row.MouseDown(&desktop.MouseEvent{})
			row.DoubleTapped(&fyne.PointEvent{})
		}
	})
	if want := filepath.Join(folder, "报告.docx"); chosen != want {
		t.Errorf("two clicks chose %q, want %q", chosen, want)
	}
	ch.open(filepath.Join(c.dir, "没有"))
	if !strings.Contains(ch.trouble.Segments[0].(*widget.TextSegment).Text, "打不开") {
		t.Error("a folder that is not there is not complained of")
	}
}

func TestOldReportOpensFromItsOwnForm(t *testing.T) {
	c := withSample(t)
	c.press("‹ 报告库")
	c.app.bundles = map[[32]byte]*bundle.Bundle{}
	all, err := c.store.List(store.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	c.app.openReport(all[0].ID)
	c.want("评价对象名称", "云岭市档案馆")
}

// Many reports of a damaged file fail alike: one dialog tells.
func TestTheSameFailureIsToldOnce(t *testing.T) {
	c := newClerk(t)
	c.app.fail("读取报告", store.ErrDamaged)
	c.app.fail("读取报告", store.ErrDamaged)
	c.press("知道了")
	if c.app.window.Canvas().Overlays().Top() != nil {
		t.Error("it is told again")
	}
	c.app.fail("读取报告", store.ErrDamaged)
	c.sees("读取报告没有成功")
}
