package app

import (
	"errors"
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"jibiao/forms"
	"jibiao/report"
	"jibiao/report/bundle"
	"jibiao/report/draft"
	"jibiao/report/store"
)

// A reportView is an open report: its sections on the left, the paper in the
// middle, the findings on the right, and below what is true about saving.
type reportView struct {
	app     *App
	id      int64
	stored  store.Report
	bundle  *bundle.Bundle
	draft   *draft.Draft
	saver   *saver
	step    report.Step // the latest one handed to the saver
	pane    *forms.Pane
	rescue  *rescue         // nil = there is no copy elsewhere
	preview *previewPane    // nil = closed
	right   *fyne.Container // the findings, or the preview
	content fyne.CanvasObject

	pause    *rest // in the typing: then the findings are looked for
	sections *sectionList
	side     *side
	findings *findingList
	facts    *fieldFacts
	finder   *finder
	history  *historyList
	status   *statusLine
	zoom     *zoomControl
	undo     *flatButton
	redo     *flatButton
}

func newReportView(a *App, b *bundle.Bundle, r store.Report) *reportView {
	v := &reportView{app: a, id: r.ID, stored: r, bundle: b, draft: draft.New(b.Form, r.Values, r.Steps)}
	v.draft.Now = a.options.Now
	v.startSaver()
	v.pane = forms.NewPane(v.draft, a.options.Fonts, a.window.Canvas())
	v.pane.OnFocus = v.focused
	v.pane.OnShortcut = a.shortcut
	v.pane.After = a.options.After
	v.pane.SetZoom(a.zoom)
	v.pane.OnZoom = func(percent int) { v.zoom.changed(percent) }
	v.pause = &rest{after: a.options.After, do: v.rested}
	v.build()
	v.draft.Subscribe(v.changed)
	v.draft.Follow(v.found)
	return v
}

// build makes all that is around the paper.
func (v *reportView) build() {
	v.sections, v.findings, v.facts = newSectionList(v), newFindingList(v), newFieldFacts(v)
	v.finder, v.history = newFinder(v), newHistoryList(v)
	v.side = newSide(v.findings.tab, v.facts.tab, v.finder.tab, v.history.tab)
	v.zoom = newZoomControl(v.app, v.pane)
	v.status = newStatusLine(v.stored.Changed, v.zoom.content,
		newLink("重试", v.retry), newLink("另存到…", func() { v.saveElsewhere(v.rescued) }))
	v.pane.SetDesk(colorDesk)
	v.right = container.NewStack(v.side.content)
	v.content = container.New(folding{v}, framed(
		container.New(layout.NewCustomPaddedVBoxLayout(0), v.toolbar(), v.status.bar), v.status.line,
		v.sections.content, v.right, v.pane))
	v.status.resized = v.content.Refresh
	if issues, looked := v.draft.Known(); looked {
		v.findings.show(issues)
	}
	v.sections.show()
	v.refresh()
}

// redraw builds all that is around the paper anew, in the colours of now; the
// clerk stays in the cell, and the preview open.
func (v *reportView) redraw() {
	previewed := v.preview != nil
	v.closePreview()
	cell, status, finder, history, seen := v.current(), v.status, v.finder, v.history, slices.Index(v.side.tabs, v.side.opened())
	v.build()
	v.status.resume(status)
	v.finder.resume(finder)
	v.side.open(v.side.tabs[seen])
	v.app.window.SetContent(v.app.onGround(v.content))
	v.history.resume(history)
	if cell != "" {
		v.pane.GoTo(cell)
		v.focused(cell)
	}
	if previewed {
		v.togglePreview()
	}
}

// startSaver starts what makes the draft's steps durable. What it says of a
// save is checked again on the window's goroutine, because the clerk may have
// typed on meanwhile.
func (v *reportView) startSaver() {
	a := v.app
	v.saver = newSaver(saverJobs{
		append:   v.append,
		remember: v.rememberCell,
		saved:    func(at time.Time) { a.options.OnMain(func() { v.saved(at) }) },
		failed:   func(err error) { a.options.OnMain(func() { v.failed(err) }) },
		retry:    a.options.Retry,
	}, v.stored.Changed)
}

// append makes a step durable, in its turn among all that is written: a state
// that was asked for before the step is written before it.
func (v *reportView) append(s report.Step) (at time.Time, err error) {
	v.app.writer.call(func() { at, err = v.app.store.Append(v.id, s) })
	return at, err
}

func (v *reportView) rememberCell(k report.Key) (err error) {
	v.app.writer.call(func() { err = v.app.store.SetCell(v.id, k) })
	return err
}

func (v *reportView) saved(at time.Time) {
	if v.saver.pending() > 0 {
		return
	}
	if v.status.err != nil {
		v.app.log.Info("writing succeeds again", "report", v.id)
	}
	v.status.saved(at)
	v.app.log.Debug("shown as saved", "report", v.id, "step", v.step.No, "characters", characters(v.step))
}

// characters counts those of a step's new texts.
func characters(s report.Step) (n int) {
	for _, e := range s.Edits {
		n += utf8.RuneCountInString(e.New)
	}
	return n
}

// failed tells that something could not be written; the log has the first of
// the tries, and those that fail otherwise.
func (v *reportView) failed(err error) {
	if v.status.err == nil || v.status.err.Error() != err.Error() {
		v.app.log.Error("writing failed", "report", v.id, "waiting", v.saver.pending(), "error", err)
	}
	v.status.failed(err)
}

// settle ends the typing in the cell being edited and makes everything
// durable; it returns how many steps could not be. While another program holds
// the file it does not keep the window waiting: the saver tries anyway.
func (v *reportView) settle() int {
	v.pane.Settle()
	if errors.Is(v.status.err, store.ErrBusy) {
		return v.saver.pending()
	}
	return v.saver.flush()
}

func (v *reportView) toolbar() fyne.CanvasObject {
	v.undo, v.redo = v.button("撤销"), v.button("重做")
	left := []fyne.CanvasObject{
		flat("‹ 报告库", v.app.showLibrary), rule(), v.undo, v.redo, v.button("查找"), flat("检查", v.check), rule(),
		flat("导入 Word", v.importInto),
	}
	right := []fyne.CanvasObject{flat("外观", v.app.chooseLook), v.app.helpButton(), v.button("预览"), v.button("打印"), v.button("右侧栏"), v.strong("导出 Word")}
	return toolbar(left, right)
}

// start puts the focus where the clerk was. A report that is new to them opens
// at its first cell, one that was hardly begun at the first empty one.
func (v *reportView) start(cell report.Key) {
	form := v.draft.Form()
	if form.Field(cell) == nil {
		empty := v.emptyCells()
		switch {
		case len(empty) > len(form.Fields)/2:
			cell = empty[0]
		case len(form.Fields) > 0:
			cell = v.firstOwn()
		}
	}
	v.pane.GoTo(cell)
}

// firstOwn is the first cell that is the clerk's to fill in, not a formula's.
func (v *reportView) firstOwn() report.Key {
	keys := v.draft.Form().Keys()
	if i := slices.IndexFunc(keys, func(k report.Key) bool { return !v.draft.Form().Computed(k) }); i >= 0 {
		return keys[i]
	}
	return keys[0]
}

// emptyCells lists the cells that wait for the clerk, in document order.
func (v *reportView) emptyCells() []report.Key {
	var keys []report.Key
	for _, k := range v.draft.Form().Keys() {
		if v.draft.Text(k) == "" && !v.draft.Form().Computed(k) {
			keys = append(keys, k)
		}
	}
	return keys
}

// changed follows a step: it goes to the saver at once. What looks at the whole
// report waits for a pause.
func (v *reportView) changed(c draft.Change) {
	v.status.saving()
	v.step = c.Step
	v.saver.put(c.Step)
	v.history.changed(c.Step.No)
	v.refresh()
	if v.preview != nil {
		v.preview.changed()
	}
	v.app.window.SetTitle(v.title() + " - 绩表")
	v.pause.again()
}

func (v *reportView) refresh() {
	enable(v.undo, v.draft.CanUndo)
	enable(v.redo, v.draft.CanRedo)
	v.status.count(v.current(), v.draft)
}

// rested follows a pause in the typing.
func (v *reportView) rested() {
	v.draft.Check()
	v.findings.follow()
	v.sections.show()
	v.facts.show(v.current())
	v.finder.follow()
	v.history.follow()
}

// found follows other findings than before.
func (v *reportView) found(f draft.Findings) {
	v.findings.show(f.Issues)
	v.sections.show()
}

func enable(b *flatButton, can func() (string, bool)) {
	if _, ok := can(); ok {
		b.Enable()
	} else {
		b.Disable()
	}
}

func (v *reportView) current() report.Key { return v.status.cell }

// focused remembers the cell and shows what is to be known of it.
func (v *reportView) focused(k report.Key) {
	v.saver.remember(k)
	v.sections.choose(v.draft.Form().Field(k).Section)
	v.status.help(k, v.draft)
	v.facts.show(k)
	v.history.focused(k)
	if v.preview != nil {
		v.preview.follow(k)
	}
}

// title is what the report is called.
func (v *reportView) title() string { return v.draft.Title() }

// check answers the button: it goes to the worst finding, or says that there
// is none and marks the report as checked.
func (v *reportView) check() {
	if v.settle() > 0 {
		return // the red bar says why; a report that is not saved is not checked
	}
	worst := worstIssue(v.draft.Issues())
	if worst != nil { // what is said speaks of the list
		v.unfold()
		v.side.open(v.findings.tab)
	}
	if worst != nil && worst.Level == report.Error {
		v.pane.GoTo(worst.Key)
		v.app.say("检查", fmt.Sprintf("还有 %d 处需要改正，见右侧列表。先看：%s", count(v.draft.Issues(), report.Error), worst.What))
		return
	}
	if v.draft.IsEmpty() {
		v.app.say("检查", "还没有填写内容，请先填写再检查。")
		return
	}
	v.app.write(func() error { return v.app.store.SetState(v.id, store.Checked) }, v.checked)
}

// checked tells of a report without errors.
func (v *reportView) checked(err error) {
	if err != nil {
		v.app.fail("检查", err)
		return
	}
	if n := count(v.draft.Issues(), report.Warning); n > 0 {
		v.app.say("检查通过", fmt.Sprintf("没有错误，可以导出。另有 %d 处提醒，请看右侧列表。", n))
		return
	}
	v.app.say("检查通过", "没有发现错误，可以导出。")
}

func worstIssue(issues []report.Issue) *report.Issue {
	var worst *report.Issue
	for i := range issues {
		if worst == nil || issues[i].Level.Rank() < worst.Level.Rank() {
			worst = &issues[i]
		}
	}
	return worst
}

func count(issues []report.Issue, level report.Level) int {
	n := 0
	for _, i := range issues {
		if i.Level == level {
			n++
		}
	}
	return n
}
