package app

import (
	"bytes"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jibiao/app/logbook"
	"jibiao/app/platform"
	"jibiao/app/platform/instance"
	"jibiao/report"
)

// startAgain closes the program and starts it with other options.
func (c *clerk) startAgain(o Options) {
	c.Helper()
	c.app.close()
	if err := c.app.Close(); err != nil {
		c.Fatal(err)
	}
	c.start(o)
}

// hides checks that a text is not to be seen.
func (c *clerk) hides(text string) {
	c.Helper()
	c.settle()
	if strings.Contains(strings.Join(c.texts(), "\n"), text) {
		c.Errorf("%q is to be seen", text)
	}
}

func TestNoticesAreSaidInOrder(t *testing.T) {
	c := newClerk(t)
	c.startAgain(Options{Notices: []Notice{
		{Title: "数据已修复", Text: "一"}, {Title: "上次意外退出", Text: "二", File: filepath.Join(c.dir, "crash.txt")},
	}})
	var shown []string
	c.app.options.ShowInFolder = func(path string) error { shown = append(shown, path); return nil }
	c.sees("数据已修复")
	c.hides("打开文件夹")
	c.press("知道了")
	c.sees("上次意外退出")
	c.press("打开文件夹")
	if len(shown) != 1 || filepath.Base(shown[0]) != "crash.txt" {
		t.Errorf("the folder of %q was shown", shown)
	}
	c.sees("从这里开始")
}

func TestAnotherStartHandsOver(t *testing.T) {
	c := withSample(t)
	path := c.exported("报告.docx")
	first := c.app.open.id
	t.Run("nothing", func(t *testing.T) {
		c.app.Take(instance.Request{})
		if c.app.open == nil || c.app.open.id != first {
			t.Error("the open report was left")
		}
	})
	t.Run("a cell", func(t *testing.T) {
		c.app.Take(instance.Request{Cell: "评价方法"})
		if at := c.app.open.current(); at != "评价方法" {
			t.Errorf("the focus is in %s", at)
		}
	})
	t.Run("a file while a dialog is open", func(t *testing.T) {
		c.app.say("一个对话框", "")
		c.app.Take(instance.Request{File: path})
		c.sees("请先完成当前的操作")
		c.press("知道了")
		c.sees("一个对话框")
		c.press("知道了")
		if c.app.open.id != first {
			t.Error("the file was read all the same")
		}
	})
	t.Run("a file", func(t *testing.T) {
		c.app.Take(instance.Request{File: path})
		c.sees("读入 23 个栏目")
		c.press("知道了")
		if c.app.open.id == first {
			t.Error("the file was not read")
		}
	})
	t.Run("the sample", func(t *testing.T) {
		c.app.Take(instance.Request{Sample: true})
		if c.app.open.id != first {
			t.Error("the sample is not open")
		}
	})
}

func TestPlaceIsToldOnce(t *testing.T) {
	c := newClerk(t)
	c.hides("数据放在")
	usb := Options{Place: platform.Place{Risk: platform.Removable}, Folder: `E:\绩表`}
	c.startAgain(usb)
	c.sees("U盘")
	c.press("看示例报告")
	c.sees("U盘") // wherever the clerk goes
	c.startAgain(usb)
	c.sees("U盘") // until it is closed
	c.press("知道了，不再提示")
	c.hides("U盘")
	c.press("‹ 报告库")
	c.hides("U盘")
	c.startAgain(usb)
	c.hides("U盘")
	c.startAgain(Options{Place: platform.Place{Risk: platform.Cloud, Cloud: "坚果云"}, Folder: `D:\坚果云\绩表`})
	c.sees("坚果云的同步文件夹")
	c.startAgain(Options{Place: platform.Place{Risk: platform.Share}, Folder: `\\server\绩表`})
	c.sees("网络共享")
}

// The bar takes the height that its text needs at the window's width.
func TestPlaceBarBreaksItsText(t *testing.T) {
	c := newClerk(t)
	c.startAgain(Options{Place: platform.Place{Risk: platform.Share}})
	content := c.app.besidePlace(pad(0, 0, 0, 0, rule())).(*fyne.Container)
	bar := content.Objects[1]
	content.Resize(fyne.NewSize(1280, 600))
	one := bar.Size().Height
	content.Resize(fyne.NewSize(500, 600))
	if below := content.Objects[0].Position().Y; bar.Size().Height < 1.5*one || below != bar.Size().Height {
		t.Errorf("the bar is %v high, then %v; what is below begins at %v", one, bar.Size().Height, below)
	}
}

// newGate is a gate, and a clerk in front of it.
func newGate(t *testing.T) (*Gate, *clerk) {
	t.Helper()
	test.NewTempApp(t)
	g, err := NewGate(fyne.CurrentApp(), Options{Documents: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(g.Close)
	return g, &clerk{T: t, app: g.app}
}

func TestGateWaits(t *testing.T) {
	g, c := newGate(t)
	g.Wait("正在备份…", 0, 0)
	c.gateSees("正在打开绩表", "正在备份…")
	if size := c.app.window.Canvas().Size(); size.Width < gateText {
		t.Errorf("the window is %v, too small for what it says", size)
	}
	if !g.idle.Visible() || g.bar.Visible() {
		t.Error("what has no known length is shown as if it had")
	}
	g.Wait("正在升级数据文件，请稍候…", 30, 120)
	c.gateSees("正在升级数据文件，请稍候…")
	if g.idle.Visible() || !g.bar.Visible() || g.bar.Value/g.bar.Max != 0.25 {
		t.Errorf("the bar shows %v of %v", g.bar.Value, g.bar.Max)
	}
}

// gateSees is sees for a window without a library.
func (c *clerk) gateSees(texts ...string) {
	c.Helper()
	for _, text := range texts {
		if !strings.Contains(strings.Join(c.texts(), "\n"), text) {
			c.Errorf("%q is not to be seen; there is: %s", text, strings.Join(c.texts(), " | "))
		}
	}
}

func TestGateRefuses(t *testing.T) {
	g, c := newGate(t)
	var again, folders int
	var others []string
	r := Refusal{
		Why: "数据文件属于另一个程序。", Again: func() { again++ },
		OpenFolder: func() error { folders++; return nil }, Other: func(dir string) { others = append(others, dir) },
	}
	g.Wait("正在检查数据…", 0, 0)
	g.Refuse(r)
	c.gateSees("绩表没有打开", "数据文件属于另一个程序。", "退出")
	for _, way := range []string{"打开文件夹", "再试一次", "换一个文件夹…"} {
		c.tapIn(way)
	}
	c.gateSees("只用于这一次")
	c.tapIn("选这个文件夹")
	if again != 1 || folders != 1 || len(others) != 1 || others[0] != g.app.options.Documents {
		t.Errorf("tried again %d times, showed the folder %d times, went to %q", again, folders, others)
	}
	g.Refuse(Refusal{Why: "没有权限。", OpenFolder: func() error { return platform.ErrNoProgram }})
	c.gateSees("没有权限。")
	c.tapIn("打开文件夹")
	c.gateSees("打开文件夹没有成功")
}

// tapIn is press for a window without a library.
func (c *clerk) tapIn(text string) {
	c.Helper()
	var chain []fyne.CanvasObject
	if !findText(c.layer(), text, nil, &chain) {
		c.Fatalf("nothing reads %q here; there is: %s", text, strings.Join(c.texts(), " | "))
	}
	for i := len(chain) - 1; i >= 0; i-- {
		if t, ok := chain[i].(fyne.Tappable); ok {
			t.Tapped(&fyne.PointEvent{})
			return
		}
	}
}

// secret is typed in and must not be logged.
const secret = "SECRET机密"

// A pageful is a log that may be written from all goroutines.
type pageful struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (p *pageful) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text.Write(b)
}

func (p *pageful) String() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text.String()
}

// What the clerk types, imports, exports and fails at leaves its traces in the
// log, and none of its text.
func TestLogHoldsNoText(t *testing.T) {
	c, page := newClerk(t), &pageful{}
	c.startAgain(Options{Log: logbook.New(page, slog.LevelDebug)})
	c.press("看示例报告")
	for _, k := range []string{"评价方法", "项目名称", "实际支出资金", "评价年度", "评价对象名称"} {
		c.typeText(report.Key(k), secret)
	}
	c.waitSaved()
	path := c.exported("一.docx")
	locked := errors.Join(errors.New("append "+secret+": locked"), &fs.PathError{Op: "write", Path: "/data/jibiao.db", Err: fs.ErrPermission})
	c.store.fail.Store(&locked)
	c.typeText("评价方法", "再"+secret)
	c.wait("the red bar", c.app.open.status.bar.Visible)
	c.store.fail.Store(nil)
	c.waitSaved()
	c.app.open.newExport().write(filepath.Join(c.dir, "没有", "二.docx"))
	c.press("取消")
	c.press("‹ 报告库")
	c.app.importFile(path)
	c.press("知道了")
	for name, text := range map[string]string{"坏.docx": "PK" + secret, "空.docx": ""} {
		bad := filepath.Join(c.dir, name)
		if err := os.WriteFile(bad, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		c.app.importFile(bad)
		c.press("知道了")
	}
	text := page.String()
	for _, want := range []string{
		"shown as saved", "msg=exported", "kind=.docx", "writing failed", "/data/jibiao.db", "writing succeeds again",
		"exporting failed", "msg=imported", "the clerk was told", "tried=读取",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing from the log", want)
		}
	}
	if i := strings.Index(text, "SECRET"); i >= 0 || strings.Contains(text, "机密") {
		t.Errorf("what was typed is in the log: %s", text[max(0, i-200):])
	}
	if n := strings.Count(text, "writing failed"); n != 1 {
		t.Errorf("one failure is logged %d times", n)
	}
	if t.Failed() {
		t.Log(text)
	}
}
