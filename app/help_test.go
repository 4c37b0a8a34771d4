package app

import (
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jibiao"
	"jibiao/app/manual"
	"jibiao/report/store"
)

// manual is the one window that is open to read in.
func (c *clerk) manual() *manualWindow {
	c.Helper()
	if len(c.app.manuals) != 1 {
		c.Fatalf("%d windows to read in are open, want 1", len(c.app.manuals))
	}
	return c.app.manuals[0]
}

func (m *manualWindow) texts() string {
	var out []string
	collect(m.page.content, &out)
	return strings.Join(out, "\n")
}

func (m *manualWindow) title() string { return m.chapters[m.at].Title }

// F1 opens the guide at what the window shows.
func TestHelpIsAboutWhatIsShown(t *testing.T) {
	c := newClerk(t)
	c.command("使用说明")
	if got := c.manual().title(); got != "绩表使用说明" {
		t.Errorf("a new clerk reads %s", got)
	}
	c.press("看示例报告")
	c.command("使用说明")
	if got := c.manual().title(); got != chapterFilling {
		t.Errorf("in a report F1 leads to %s", got)
	}
	c.press("‹ 报告库")
	c.command("使用说明")
	if got := c.manual().title(); got != chapterLibrary {
		t.Errorf("in the library F1 leads to %s", got)
	}
	c.press("备份与恢复")
	c.command("使用说明")
	if got := c.manual().title(); got != chapterBackups {
		t.Errorf("at the backups F1 leads to %s", got)
	}
	c.manual().key(fyne.KeyEscape)
	if len(c.app.manuals) != 0 {
		t.Error("Escape leaves the guide open")
	}
}

// The toolbar's 帮助 leads to the guide, the keys and who made it.
func TestHelpMenu(t *testing.T) {
	c := newClerk(t)
	c.press("帮助")
	c.press("使用说明")
	c.manual()
	c.press("帮助")
	c.press("快捷键")
	c.sees("知道了")
	c.press("知道了")
	c.press("帮助")
	var shown string
	c.app.options.Folder = c.dir
	c.app.options.ShowInFolder = func(path string) error { shown = path; return nil }
	c.press("关于绩表")
	c.sees(c.dir)
	c.press("打开数据文件夹")
	if want := filepath.Join(c.dir, store.FileName); shown != want {
		t.Errorf("the file manager shows %q, want %q", shown, want)
	}
	c.press("帮助")
	c.press("关于绩表")
	c.sees(jibiao.Version())
	c.press("第三方软件与许可")
	if len(c.app.manuals) != 2 {
		t.Fatalf("%d windows to read in are open, want 2", len(c.app.manuals))
	}
	m := c.app.manuals[1]
	if text := m.texts(); !strings.Contains(text, "SQLite") || !strings.Contains(text, "wazero") {
		t.Errorf("the list says: %s", text)
	}
	m.turn(1)
	if text := m.texts(); !strings.Contains(text, "MIT License") || !strings.Contains(text, "The Jibiao authors") {
		t.Errorf("the program's own licence says: %s", text)
	}
}

// Every chapter of both pages can be shown, each picture of the guide is there,
// none is there for nothing, and F1 leads nowhere that there is not.
func TestEveryChapterCanBeShown(t *testing.T) {
	c := newClerk(t)
	guide := manual.Read(jibiao.Guide)
	c.app.showGuide()
	c.app.showLicences()
	used := map[string]bool{}
	for _, m := range c.app.manuals {
		for i, chapter := range m.chapters {
			m.turn(i)
			if m.page.content.MinSize().Height < 60 || len(chapter.Blocks) == 0 {
				t.Errorf("%s is empty", chapter.Title)
			}
			for _, b := range chapter.Blocks {
				if b.Kind == manual.Picture {
					used["docs/"+b.File] = true
				}
			}
		}
	}
	err := fs.WalkDir(jibiao.Pictures, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !used[path] {
			t.Errorf("%s is embedded and not shown", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, title := range []string{chapterLibrary, chapterFilling, chapterCompare, chapterBackups} {
		if manual.Index(guide, title) == 0 {
			t.Errorf("the guide has no chapter %s", title)
		}
	}
}

// The chapters and their headings are clicked on, and lead there.
func TestContentsOfTheGuide(t *testing.T) {
	c := newClerk(t)
	c.command("使用说明")
	m := c.manual()
	c.pressIn(m.nav, "安装")
	if m.title() != "安装" || !strings.Contains(m.texts(), "需要管理员") {
		t.Errorf("安装 shows %s: %s", m.title(), m.texts())
	}
	m.window.Resize(fyne.NewSize(700, 300)) // so that there is something to scroll
	c.pressIn(m.nav, "升级和卸载")
	last := m.page.headings[len(m.page.headings)-1]
	if at := last.object.Position().Y - m.scroll.Offset.Y; at < 0 || at > 300 {
		t.Errorf("升级和卸载 stands at %g", at)
	}
	m.key(fyne.KeyHome)
	m.key(fyne.KeyPageDown)
	if m.scroll.Offset.Y <= 0 {
		t.Error("PageDown does not scroll")
	}
	c.pressIn(m.page.content, "十分钟")
	if m.title() != "十分钟填好第一份报告" || m.scroll.Offset.Y != 0 {
		t.Errorf("the link leads to %s at %g", m.title(), m.scroll.Offset.Y)
	}
	m.key(fyne.KeyLeft)
	if m.title() != "安装" {
		t.Errorf("the left key leads to %s", m.title())
	}
}

// What is read is drawn in the colours of now.
func TestTheGuideFollowsTheLook(t *testing.T) {
	c := newClerk(t)
	c.command("使用说明")
	m, before := c.manual(), test.RenderToMarkup(c.manual().window.Canvas())
	c.press("外观")
	c.press("深色")
	c.press("确定")
	if m.window.Canvas() == nil || test.RenderToMarkup(m.window.Canvas()) == before {
		t.Error("the guide stays light")
	}
	if !slices.Contains(c.app.manuals, m) {
		t.Error("it is another window")
	}
}

// How a chapter is laid out.
func TestGuideGolden(t *testing.T) {
	c := newClerk(t)
	page := manual.Read("# 说明\n\n先看**这里**。\n\n## 安装\n\n1. 双击 `jibiao.exe`。\n\n   ![安装](pictures/guide/new-report.png)\n\n2. 打开。\n   * 里面的一条，长得要换行：一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十。\n\n### 卸载\n\n```\n一行\n  两行\n```\n")
	c.app.showManual("样张", page, 1)
	c.compare("manual", test.RenderToMarkup(c.manual().window.Canvas()))
}
