package app

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"jibiao/report"
	"jibiao/report/explain"
	"jibiao/report/preview"
)

// A previewPane stands beside the form and shows the pages that it prints, as
// of when it was opened or refreshed last: making them takes seconds.
type previewPane struct {
	view   *reportView
	life   context.Context // of all that runs for it
	end    context.CancelFunc
	places map[report.Key]int // the page of each cell; nil = not known
	edits  int                // of the report, since the preview was opened
	shown  int                // as of so many edits are the pages

	pages   *pageList
	head    *previewHead
	stale   fyne.CanvasObject // says that the report was changed since
	bar     *widget.ProgressBarInfinite
	body    *fyne.Container // the pages, or what is said instead
	content fyne.CanvasObject
}

func newPreviewPane(v *reportView) *previewPane {
	p := &previewPane{view: v, bar: widget.NewProgressBarInfinite()}
	p.life, p.end = context.WithCancel(v.app.life)
	p.pages = newPageList(p.life, v.app, p.moved, p.trouble)
	p.head = newPreviewHead(p)
	p.stale = container.NewStack(canvas.NewRectangle(colorAmberTint),
		pad(4, 14, 5, 14, container.New(layout.NewCustomPaddedHBoxLayout(10),
			label("报告改过了，这里还是改动前的页面。", sizeSmall, colorAmber), newLink("刷新", p.refresh))))
	p.stale.Hide()
	p.body = container.NewStack()
	top := container.New(layout.NewCustomPaddedVBoxLayout(0), p.head.content, p.stale)
	p.content = framed(nil, nil, rule(), nil, container.New(&besideForm{v.app.window.Canvas()}, framed(top, nil, nil, nil, p.body)))
	return p
}

// besideForm is the preview's width: at 1366 pixels the form's paper still
// stands whole beside it.
type besideForm struct{ canvas fyne.Canvas }

func (b *besideForm) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fixedWidth(max(420, b.canvas.Size().Width*0.39)).MinSize(objects)
}

func (b *besideForm) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	fixedWidth(0).Layout(objects, size)
}

// togglePreview opens the pages beside the form, or closes them.
func (v *reportView) togglePreview() {
	if v.preview != nil {
		v.leavePreview()
		return
	}
	v.preview = newPreviewPane(v)
	v.sections.content.Hide()
	v.right.Objects = []fyne.CanvasObject{v.preview.content}
	v.content.Refresh()
	v.preview.refresh()
	v.pane.GoTo(v.current()) // the button took the focus
}

// closePreview gives the findings their place back, if it is open.
func (v *reportView) closePreview() {
	if v.preview == nil {
		return
	}
	v.preview.end()
	v.preview.bar.Stop() // or it would go on moving unseen
	v.preview = nil
	v.app.background.Go(v.app.options.Preview.Rest)
	v.sections.content.Show()
	v.right.Objects = []fyne.CanvasObject{v.side.content}
	v.content.Refresh()
}

// leavePreview closes the preview and gives the cell the focus again.
func (v *reportView) leavePreview() {
	v.closePreview()
	v.pane.GoTo(v.current())
}

// refresh makes the pages of the report as it is now.
func (p *previewPane) refresh() {
	p.view.pane.Settle()
	edits, values := p.edits, p.view.draft.Values()
	document, err := p.view.bundle.Fill(values)
	if err != nil {
		p.trouble(err)
		return
	}
	ctx, cancel := context.WithCancel(p.life)
	p.waiting(cancel)
	p.view.app.inBackground(func() func() {
		pdf, sizes, err := makePages(ctx, p.view.app.options.Preview, document)
		return func() {
			if ctx.Err() != nil {
				return
			}
			cancel()
			if err != nil {
				p.trouble(err)
				return
			}
			first := p.pages.count() == 0
			p.show(pdf, sizes)
			p.shown = edits
			p.tellStale()
			p.locate(pdf, values, first)
		}
	})
}

func makePages(ctx context.Context, by Previewer, document []byte) ([]byte, []preview.Size, error) {
	pdf, err := by.PDF(ctx, document)
	if err != nil {
		return nil, nil, err
	}
	sizes, err := by.Pages(ctx, pdf)
	return pdf, sizes, err
}

// show shows new pages where the clerk was in the old ones.
func (p *previewPane) show(pdf []byte, sizes []preview.Size) {
	p.places = nil
	p.say(p.pages.content)
	p.pages.set(pdf, sizes)
	p.head.enable(true)
}

// locate finds out on which page each value is, and goes to that of the cell
// being edited if so asked.
func (p *previewPane) locate(pdf []byte, values report.Values, follow bool) {
	keys, pages := p.view.draft.Form().KeysOf(values), p.pages.count()
	texts := make([]string, len(keys))
	for i, k := range keys {
		texts[i] = values[k]
	}
	p.view.app.inBackground(func() func() {
		printed, err := textsOf(p.life, p.view.app.options.Preview, pdf, pages)
		return func() {
			switch {
			case p.life.Err() != nil || !p.pages.shows(pdf):
			case err != nil:
				p.trouble(err)
			default:
				p.places = map[report.Key]int{}
				for i, page := range preview.Locate(texts, printed) {
					p.places[keys[i]] = page
				}
				if follow {
					p.follow(p.view.current())
				}
			}
		}
	})
}

// mostRead is how many pages are read to find the cells: enough for a report.
const mostRead = 100

func textsOf(ctx context.Context, by Previewer, pdf []byte, pages int) ([]string, error) {
	texts := make([]string, min(pages, mostRead))
	for i := range texts {
		var err error
		if texts[i], err = by.Text(ctx, pdf, i); err != nil {
			return nil, err
		}
	}
	return texts, nil
}

// follow brings the page of a cell into view, if it is known.
func (p *previewPane) follow(k report.Key) {
	if page, known := p.places[k]; known {
		p.pages.reveal(page)
	}
}

// changed follows a change of the report: the pages are no longer its own.
func (p *previewPane) changed() {
	p.edits++
	p.tellStale()
}

// tellStale says so where pages are to be seen that are not the report's.
func (p *previewPane) tellStale() {
	old := p.edits != p.shown && slices.Contains(p.body.Objects, p.pages.content)
	if p.stale.Visible() != old {
		show(p.stale, old)
		p.content.Refresh()
	}
}

// moved follows the pages: which one is in view, and how large.
func (p *previewPane) moved() {
	p.head.tell(p.pages.current(), p.pages.count(), p.pages.percent())
}

// waiting shows that pages are being made. Cancelling brings the old ones back,
// or closes the preview where there are none.
func (p *previewPane) waiting(cancel func()) {
	stop := widget.NewButton("取消", func() {
		cancel()
		if p.pages.count() == 0 {
			p.view.leavePreview()
			return
		}
		p.say(p.pages.content)
		p.head.enable(true)
	})
	p.head.enable(false)
	p.say(message("正在排出真实的页面…", "由本机的 Word、WPS 或 LibreOffice 排版，一般需要几秒钟。", p.bar, container.NewHBox(stop)))
	p.bar.Start()
}

// trouble says in place of the pages why there are none, and what else can be
// done.
func (p *previewPane) trouble(err error) {
	p.view.app.log.Error("no preview", "report", p.view.id, "error", err)
	p.pages.set(nil, nil)
	p.head.enable(false)
	p.say(message("现在不能预览", explain.Error(err),
		container.NewHBox(strong("用本机软件打开", func() { p.view.handOver("用本机软件打开") }), widget.NewButton("重试", p.refresh))))
}

// message is a heading with a text and what is to be done about it.
func message(title, text string, more ...fyne.CanvasObject) fyne.CanvasObject {
	rows := []fyne.CanvasObject{heading(title, sizeTitle, colorText), prose(text, 360, sizeText, colorQuiet)}
	return container.NewCenter(container.New(layout.NewCustomPaddedVBoxLayout(12), append(rows, more...)...))
}

// say puts the pages, or something else, below the head.
func (p *previewPane) say(o fyne.CanvasObject) {
	p.bar.Stop()
	p.body.Objects = []fyne.CanvasObject{o}
	p.content.Refresh()
	p.tellStale()
}

// A previewHead tells which page is in view, and has the preview's buttons.
type previewHead struct {
	page    *canvas.Text
	percent *canvas.Text
	buttons []*flatButton // those that need pages
	content fyne.CanvasObject
}

func newPreviewHead(p *previewPane) *previewHead {
	h := &previewHead{page: label("", sizeSmall, colorQuiet), percent: label("", sizeSmall, colorQuiet)}
	h.percent.Alignment = fyne.TextAlignCenter
	smaller, larger := flat("－", func() { p.pages.step(-1) }), flat("＋", func() { p.pages.step(1) })
	fit, again := flat("适合宽度", p.pages.fit), flat("刷新", p.refresh)
	h.buttons = []*flatButton{smaller, larger, fit, again}
	left := []fyne.CanvasObject{
		container.NewCenter(pad(0, 8, 0, 4, heading("预览", sizeText, colorBrand))), container.New(fixedWidth(120), h.page), layout.NewSpacer(),
	}
	right := []fyne.CanvasObject{
		smaller, container.New(fixedWidth(40), h.percent), larger, fit, rule(), again, flat("关闭", p.view.leavePreview),
	}
	row := container.New(layout.NewCustomPaddedHBoxLayout(0), append(left, right...)...)
	h.content = framed(nil, rule(), nil, nil, pad(2, 8, 2, 10, row))
	return h
}

func (h *previewHead) tell(page, of, percent int) {
	h.page.Text, h.percent.Text = "", ""
	if of > 0 {
		h.page.Text, h.percent.Text = fmt.Sprintf("第 %d 页 · 共 %d 页", page+1, of), fmt.Sprintf("%d%%", percent)
	}
	h.page.Refresh()
	h.percent.Refresh()
}

// enable lets the buttons work that need pages.
func (h *previewHead) enable(yes bool) {
	for _, b := range h.buttons {
		enable(b, func() (string, bool) { return "", yes })
	}
}
