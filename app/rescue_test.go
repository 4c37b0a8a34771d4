package app

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"jibiao/report"
	"jibiao/report/store"
)

// unsaved is a clerk whose disk is full; they have typed 无 and it is not saved.
func unsaved(t *testing.T) *clerk {
	t.Helper()
	c := withSample(t)
	var full error = &store.Error{Op: "append", Path: "jibiao.db", Err: store.ErrDiskFull}
	c.store.fail.Store(&full)
	c.typeText("其他需要说明的事项", "无")
	c.wait("the red bar", func() bool { return c.app.open.status.bar.Visible() })
	return c
}

// picks takes a folder in the chooser that is open.
func (c *clerk) picks(dir string) {
	c.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		c.Fatal(err)
	}
	c.fill(c.box(), dir)
	c.key(fyne.KeyReturn)
	c.press("选这个文件夹")
	c.finish()
}

func TestRetryAtOnce(t *testing.T) {
	c := unsaved(t)
	c.press("重试")
	c.wait("the answer", func() bool { return c.app.open.status.said == "又试了一次，还是没有存上" })
	c.store.fail.Store(nil)
	c.press("重试")
	c.waitSaved()
}

func TestSaveElsewhereKeepsWhatIsInMemory(t *testing.T) {
	c := unsaved(t)
	want, log := c.app.open.draft.Values(), slices.Clone(c.app.open.draft.Log())
	c.press("另存到…")
	c.picks(filepath.Join(c.dir, "U盘"))
	c.sees("已另存一份")
	path := c.app.open.rescue.path
	c.press("知道了")
	c.sees("已另存到：" + path)

	c.app.quit()
	c.sees("另有一份副本")
	c.press("留下")
	c.typeText("评价方法", "又。")
	c.app.quit()
	c.sees("以后又有修改")
	c.press("留下")

	c.press("‹ 报告库")
	c.press("放弃修改并离开")
	c.store.fail.Store(nil)
	c.app.importFile(path)
	c.settle()
	c.sees("导入完成")
	c.press("知道了")
	if diff := cmp.Diff(want, c.app.open.draft.Values()); diff != "" {
		t.Errorf("values imported (-what was in memory +got):\n%s", diff)
	}
	same := cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".At" }, cmp.Comparer(sameMoment))
	whoever := cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".Who" }, cmp.Ignore())
	if diff := cmp.Diff(log, c.app.open.draft.Log(), same, whoever); diff != "" {
		t.Errorf("history imported (-what was in memory +got):\n%s", diff)
	}
}

// sameMoment holds as far as files tell.
func sameMoment(a, b time.Time) bool { return a.UnixMilli() == b.UnixMilli() }

// A report that cannot be put into one file is saved as a Word file.
func TestSaveElsewhereAsWord(t *testing.T) {
	c := withSample(t)
	stored := c.stored()
	id, err := c.store.Create(store.NewReport{
		BundleHash: stored.BundleHash, Values: stored.Values,
		Steps: []report.Step{{No: 1, Kind: report.EditStep, At: stored.Changed, Edits: []report.Edit{{Key: "存在问题", New: "别的"}}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	c.app.openReport(id)
	c.app.open.saveElsewhere(c.app.open.rescued)
	c.picks(filepath.Join(c.dir, "U盘"))
	c.sees("已另存一份")
	path := c.app.open.rescue.path
	if filepath.Ext(path) != ".docx" {
		t.Fatalf("it is in %s", path)
	}
	c.press("知道了")
	want := c.app.open.draft.Values()
	c.app.importFile(path)
	c.sees("导入完成")
	if diff := cmp.Diff(want, c.app.open.draft.Values()); diff != "" {
		t.Errorf("values imported (-want +got):\n%s", diff)
	}
}

func TestSaveElsewhereBeforeLeaving(t *testing.T) {
	c := unsaved(t)
	c.app.quit()
	c.sees("现在退出就会丢失")
	c.press("另存到…")
	c.picks(filepath.Join(c.dir, "U盘"))
	c.sees("另有一份副本")
	closed := false
	c.app.window.SetOnClosed(func() { closed = true })
	c.press("退出")
	if !closed {
		t.Error("the window is still open")
	}
}

func TestSaveElsewhereThatFails(t *testing.T) {
	c := unsaved(t)
	c.app.open.rescueTo(filepath.Join(c.dir, "没有这个文件夹"), c.app.open.rescued)
	c.finish()
	c.sees("另存没有成功")
	c.sees("不存在")
	c.press("换一个文件夹…")
	c.picks(filepath.Join(c.dir, "硬盘"))
	c.sees("已另存一份")
}
