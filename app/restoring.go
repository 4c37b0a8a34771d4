package app

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"jibiao/report"
)

// manyCells is how many cells may be restored without asking first.
const manyCells = 3

// linksOf are the last rows of the chosen entry: exactly when and by whom, and
// what can be restored of it.
func (h *historyList) linksOf(s *report.Step, edits []report.Edit) []fyne.CanvasObject {
	exact := s.At.Local().Format("2006年1月2日 15:04:05")
	if s.Who != "" {
		exact += "　" + s.Who
	}
	rows := []fyne.CanvasObject{label(clip(exact, sizeSmall, entryRoom), sizeSmall, colorQuiet)}
	var links []fyne.CanvasObject
	if len(edits) == 1 {
		links = h.textLinks(s, edits[0])
	}
	if s.No != h.lastNo() {
		then := dated(s.At, h.view.app.options.Now())
		links = append(links, newLink("恢复到此时", func() { h.restoreMoment(then, s.No) }),
			newLink("与现在对比", func() { h.compareTo(asOfStep(h.view.id, *s, h.view.app.options.Now())) }))
	}
	return append(rows, linkRows(links)...)
}

// compareTo shows how the report became what it is now.
func (h *historyList) compareTo(then asOf) { h.view.app.compare(then, asNow(h.view.id)) }

// linkRows puts links beside each other, as many as there is room for.
func linkRows(links []fyne.CanvasObject) []fyne.CanvasObject {
	const gap = 14
	var rows []fyne.CanvasObject
	var row *fyne.Container
	for _, l := range links {
		if row == nil || row.MinSize().Width+gap+l.MinSize().Width > entryRoom {
			row = container.New(layout.NewCustomPaddedHBoxLayout(gap))
			rows = append(rows, pad(2, 0, 0, 0, row))
		}
		row.Add(l)
	}
	return rows
}

// textLinks offer the cell's text as it was after the step and before it, if it
// is another one now.
func (h *historyList) textLinks(s *report.Step, e report.Edit) []fyne.CanvasObject {
	if h.view.draft.Form().Field(e.Key) == nil {
		return nil
	}
	var links []fyne.CanvasObject
	then, now := dated(s.At, h.view.app.options.Now()), h.view.draft.Typed(e.Key)
	if now != e.New {
		links = append(links, newLink("恢复此栏目", func() { h.restoreText("恢复到 "+then, e.Key, e.New) }))
	}
	if now != e.Old {
		links = append(links, newLink("恢复成修改前", func() { h.restoreText("恢复到 "+then+" 修改前", e.Key, e.Old) }))
	}
	return links
}

// restoreText gives a cell a text that it had, as one step.
func (h *historyList) restoreText(label string, k report.Key, text string) {
	d := h.view.draft
	h.view.pane.Settle()
	n := d.Apply(label, report.Values{k: text})
	h.view.pane.GoTo(k)
	h.told(n, "“"+cellName(d.Form(), k)+"”"+strings.Replace(label, "恢复", "已恢复", 1)+"。")
}

// restoreMoment makes the whole report what it was after a step, as one step;
// when says how that moment is called. It asks first if that changes much.
func (h *historyList) restoreMoment(when string, no int64) {
	d := h.view.draft
	h.view.pane.Settle()
	to := d.TypedAt(no)
	n := differing(to, d.TypedAt(h.lastNo()))
	restore := func() {
		if d.Restore("恢复到 "+when, to) > 0 {
			h.view.pane.GoTo(d.Log()[len(d.Log())-1].Edits[0].Key)
		}
		h.told(n, fmt.Sprintf("已把 %d 个栏目恢复到 %s。", n, when))
	}
	if n <= manyCells {
		restore()
		return
	}
	h.view.app.ask("恢复到 "+when, fmt.Sprintf("有 %d 个栏目和那时不一样，将恢复成那时的内容。现在的内容留在历史里，也可以撤销。", n),
		choice{label: "取消"}, choice{label: "恢复", strong: true, do: restore})
}

// told shows the step that restored something.
func (h *historyList) told(n int, text string) {
	if n == 0 {
		h.tell("现在的内容和那时一样。")
		return
	}
	h.restart()
	h.tellDone(text)
}

// differing counts the cells in which two reports are not the same.
func differing(a, b report.Values) int {
	n := 0
	for k, text := range a {
		if text != b[k] {
			n++
		}
	}
	for k := range b {
		if _, both := a[k]; !both {
			n++
		}
	}
	return n
}
