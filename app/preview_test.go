package app

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"jibiao/report"
	"jibiao/report/docx"
	"jibiao/report/office"
	"jibiao/report/preview"
)

// fakePages is a Previewer of pages with texts of a test's choice. Each page
// has a colour of its own.
type fakePages struct {
	sync.Mutex
	texts  []string
	size   preview.Size
	fail   error         // of PDF
	faulty error         // of Draw
	hold   chan struct{} // PDF waits until it is closed, or cancelled; nil = it does not

	made   int            // PDFs
	drawn  map[[2]int]int // how often, by page and width
	ended  []error        // of conversions that were held
	rested int
}

func newFakePages() *fakePages {
	return &fakePages{texts: []string{"第一页", "第二页", "第三页"}, size: preview.Size{Width: 595, Height: 842}, drawn: map[[2]int]int{}}
}

func (f *fakePages) PDF(ctx context.Context, document []byte) ([]byte, error) {
	if _, err := docx.Open(document); err != nil {
		return nil, err
	}
	f.Lock()
	hold := f.hold
	f.Unlock()
	if hold != nil {
		select {
		case <-hold:
		case <-ctx.Done():
			f.Lock()
			defer f.Unlock()
			f.ended = append(f.ended, ctx.Err())
			return nil, ctx.Err()
		}
	}
	f.Lock()
	defer f.Unlock()
	f.made++
	return fmt.Appendf(nil, "%%PDF-%d", f.made), f.fail
}

func (f *fakePages) Pages(context.Context, []byte) ([]preview.Size, error) {
	f.Lock()
	defer f.Unlock()
	sizes := make([]preview.Size, len(f.texts))
	for i := range sizes {
		sizes[i] = f.size
	}
	return sizes, nil
}

func (f *fakePages) Draw(_ context.Context, _ []byte, page, width int) (*image.RGBA, error) {
	f.Lock()
	defer f.Unlock()
	f.drawn[[2]int{page, width}]++
	p := image.NewRGBA(image.Rect(0, 0, width, width))
	for i := range p.Pix {
		p.Pix[i] = 0xff
	}
	for i := range width * width {
		p.Pix[4*i] = byte(page)
	}
	return p, f.faulty
}

func (f *fakePages) Text(_ context.Context, _ []byte, page int) (string, error) {
	f.Lock()
	defer f.Unlock()
	return f.texts[page], nil
}

func (f *fakePages) Rest() {
	f.Lock()
	defer f.Unlock()
	f.rested++
}

// previews opens the preview and waits for its pages.
func (c *clerk) previews() *pageList {
	c.Helper()
	c.press("预览")
	c.waitPages()
	return c.app.open.preview.pages
}

// waitPages waits until every page in view is drawn and the cells are found.
func (c *clerk) waitPages() {
	c.Helper()
	c.wait("the pages", func() bool {
		p := c.app.open.preview
		return p.places != nil && p.pages.count() > 0 && !p.pages.drawing && p.pages.next() < 0
	})
}

func TestPreviewShowsThePages(t *testing.T) {
	c := withSample(t)
	l := c.previews()
	c.sees("第 1 页 · 共 3 页")
	for i, s := range l.sheets[:2] { // the one in view, and the next
		if s.picture.Image == nil || !s.picture.Visible() || s.picture.Image.At(0, 0).(color.RGBA).R != byte(i) {
			t.Errorf("page %d shows %v", i, s.picture.Image)
		}
		if got, want := s.pixels, int(s.picture.Size().Width); got != want {
			t.Errorf("page %d is drawn %d pixels wide, shown %d", i, got, want)
		}
	}
	if l.sheets[2].picture.Image != nil {
		t.Error("a page far away is drawn")
	}
	// The form stays whole and can be typed into.
	c.typeText("其他需要说明的事项", "无")
	c.want("其他需要说明的事项", "无")
	c.press("预览")
	if c.app.open.preview != nil {
		t.Error("the preview is still open")
	}
	c.sees("检查")
	c.app.background.Wait()
	if c.pages.rested != 1 {
		t.Errorf("rested %d times", c.pages.rested)
	}
}

func TestPreviewScrollsAndZooms(t *testing.T) {
	c := withSample(t)
	l := c.previews()
	fit := l.sheets[0].picture.Size().Width
	if room := l.scroll.Size().Width; fit > room-2*sheetGap || fit < room-2*sheetGap-2 {
		t.Errorf("a page is %g wide in %g", fit, room)
	}
	l.scroll.ScrollToBottom()
	l.look()
	c.waitPages()
	c.sees("第 3 页 · 共 3 页")
	if l.sheets[2].picture.Image == nil {
		t.Error("the last page is not drawn")
	}
	c.pressIn(c.app.open.preview.content, "＋")
	c.waitPages()
	c.sees("75%")
	c.sees("第 3 页")
	if got := l.sheets[2].picture.Size().Width; got != 595 { // 595 points at 72 of 96
		t.Errorf("at 75%% a page is %g wide", got)
	}
	if c.pages.drawn[[2]int{2, 595}] != 1 {
		t.Errorf("drawn: %v", c.pages.drawn)
	}
	c.pressIn(c.app.open.preview.content, "－")
	c.sees("50%")
	for range 20 {
		c.pressIn(c.app.open.preview.content, "－")
	}
	c.sees("25%")
	for range 20 {
		c.pressIn(c.app.open.preview.content, "＋")
	}
	c.sees("300%")
	c.press("适合宽度")
	if got := l.sheets[0].picture.Size().Width; got != fit {
		t.Errorf("a page is %g wide again, want %g", got, fit)
	}
}

// Of a long document only what is near has pictures.
func TestPreviewKeepsFewPictures(t *testing.T) {
	c := withSample(t)
	c.pages.texts = make([]string, 200)
	l := c.previews()
	for page := range 200 {
		l.reveal(page)
		c.waitPages()
	}
	c.sees("第 200 页 · 共 200 页")
	pictures := 0
	for _, s := range l.sheets {
		if s.picture.Image != nil {
			pictures++
		}
	}
	if pictures < 2 || pictures > 6 {
		t.Errorf("%d pages have pictures", pictures)
	}
}

func TestPreviewIsRefreshed(t *testing.T) {
	c := withSample(t)
	l := c.previews()
	c.typeText("其他需要说明的事项", "无")
	l.reveal(1)
	place := l.scroll.Offset
	c.sees("报告改过了，这里还是改动前的页面。")
	c.press("刷新")
	c.wait("new pages", func() bool { return c.app.open.preview.shown == c.app.open.preview.edits })
	c.waitPages()
	if text := strings.Join(c.texts(), "|"); strings.Contains(text, "改动前") {
		t.Error("the note stays")
	}
	if c.app.background.Wait(); c.pages.made != 2 {
		t.Errorf("%d PDFs were made, want 2", c.pages.made)
	}
	if l.scroll.Offset != place {
		t.Errorf("the view moved from %v to %v", place, l.scroll.Offset)
	}
}

// What is typed while pages are being made is not on them.
func TestTypingWhilePagesAreMade(t *testing.T) {
	c := withSample(t)
	c.pages.hold = make(chan struct{})
	c.press("预览")
	c.sees("正在排出真实的页面…")
	c.typeText("其他需要说明的事项", "无")
	close(c.pages.hold)
	c.waitPages()
	c.sees("报告改过了")
}

func TestPreviewIsCancelled(t *testing.T) {
	c := withSample(t)
	c.pages.hold = make(chan struct{})
	c.press("预览")
	c.press("取消")
	if c.app.open.preview != nil {
		t.Error("the preview is open without a page")
	}
	c.app.background.Wait()
	if len(c.pages.ended) != 1 || !errors.Is(c.pages.ended[0], context.Canceled) {
		t.Errorf("the conversion ended with %v", c.pages.ended)
	}
	// A refresh that is cancelled brings the old pages back, and says so.
	c.pages.hold = nil
	c.previews()
	c.typeText("其他需要说明的事项", "无")
	c.pages.hold = make(chan struct{})
	c.press("刷新")
	c.sees("正在排出真实的页面…")
	c.press("取消")
	c.sees("第 1 页 · 共 3 页")
	c.sees("报告改过了")
}

// Find and check are where the preview is: they take its place. What is typed
// then goes into the box, not unseen into a cell.
func TestFindAndCheckTakeThePreviewsPlace(t *testing.T) {
	for _, name := range []string{"查找", "替换", "下一处", "右侧栏"} {
		t.Run(name, func(t *testing.T) {
			c := withSample(t)
			before := c.app.open.draft.Values()
			c.previews()
			c.command(name)
			if c.app.open.preview != nil {
				t.Error("the preview is still there")
			}
			if name != "右侧栏" {
				c.types("申报表")
				c.sees("找到 2 处")
			}
			for k, text := range before {
				c.want(k, text)
			}
		})
	}
	c := withSample(t)
	c.previews()
	c.press("检查")
	if c.app.open.preview != nil || c.app.open.side.opened() != c.app.open.findings.tab {
		t.Error("the list that is spoken of is not to be seen")
	}
}

func TestLeavingEndsThePreview(t *testing.T) {
	c := withSample(t)
	c.pages.hold = make(chan struct{})
	c.press("预览")
	c.press("‹ 报告库")
	c.app.background.Wait()
	if len(c.pages.ended) != 1 {
		t.Error("the conversion goes on")
	}
	for len(c.main) > 0 {
		(<-c.main)()
	}
	c.sees("全部报告")
}

// The preview follows the cell that the clerk is in.
func TestPreviewFollowsTheCell(t *testing.T) {
	c := withSample(t)
	values := c.app.open.draft.Values()
	c.pages.texts = []string{values["项目名称"] + values["实施目的"], "\r\n" + values["评价方法"], values["存在问题"] + values["相关建议"]}
	c.previews()
	for _, step := range []struct {
		cell report.Key
		page string
	}{{"存在问题", "第 3 页"}, {"评价方法", "第 2 页"}, {"预算安排资金", "第 1 页"}, {"相关建议", "第 3 页"}} {
		c.app.open.focused(step.cell)
		c.sees(step.page)
	}
}

func TestNoWordProcessor(t *testing.T) {
	c := withSample(t)
	c.pages.fail = &office.Error{Kind: office.ErrNone, Suffix: ".docx", Target: ".pdf"}
	c.press("预览")
	c.wait("the reason", func() bool { return strings.Contains(strings.Join(c.texts(), ""), "现在不能预览") })
	c.sees("本机没有找到 Word、WPS 或 LibreOffice，不能排出打印的页面")
	c.press("用本机软件打开")
	if len(c.open) != 1 || filepath.Dir(c.open[0]) != c.app.options.PrintFolder {
		t.Errorf("opened %q", c.open)
	}
	c.pages.Lock()
	c.pages.fail = nil
	c.pages.Unlock()
	c.press("重试")
	c.waitPages()
	c.sees("共 3 页")
}

func TestDamagedPageIsSaid(t *testing.T) {
	c := withSample(t)
	c.pages.faulty = &preview.Error{Kind: preview.ErrDamaged}
	c.press("预览")
	c.wait("the reason", func() bool { return strings.Contains(strings.Join(c.texts(), ""), "现在不能预览") })
	c.sees("排出的页面已损坏")
}

// choosePDF chooses the format in the dialog that exports.
func (c *clerk) choosePDF() {
	c.Helper()
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if r, ok := o.(*widget.RadioGroup); ok {
			r.SetSelected("PDF 文件")
		}
		for _, child := range children(o) {
			walk(child)
		}
	}
	walk(c.layer())
}

func TestExportPDF(t *testing.T) {
	c := withSample(t)
	c.press("导出 Word")
	c.choosePDF()
	c.sees(".pdf")
	c.pages.hold = make(chan struct{})
	c.press("导出")
	c.sees("正在生成 PDF…")
	close(c.pages.hold)
	c.wait("the file", func() bool { return strings.Contains(strings.Join(c.texts(), ""), "已导出") })
	c.press("打开文件")
	if len(c.open) != 1 || filepath.Ext(c.open[0]) != ".pdf" {
		t.Fatalf("opened %q", c.open)
	}
	if made, err := os.ReadFile(c.open[0]); err != nil || string(made) != "%PDF-1" {
		t.Errorf("the file holds %q, %v", made, err)
	}
}

func TestExportOfPDFIsCancelled(t *testing.T) {
	for name, cancel := range map[string]func(*clerk){
		"by its button": func(c *clerk) { c.press("取消") },
		"by Escape":     func(c *clerk) { c.typedKey(fyne.KeyEscape) },
	} {
		t.Run(name, func(t *testing.T) {
			c := withSample(t)
			c.pages.hold = make(chan struct{})
			path := filepath.Join(c.app.options.Documents, "报告.pdf")
			c.app.open.newExport().to(path)
			cancel(c)
			c.app.background.Wait()
			(<-c.main)()
			if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) || len(c.pages.ended) != 1 {
				t.Errorf("the file is there: %v; ended %v", err, c.pages.ended)
			}
			if top := c.app.window.Canvas().Overlays().Top(); top != nil {
				t.Errorf("a dialog stays: %q", c.texts())
			}
		})
	}
}
