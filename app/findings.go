package app

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"jibiao/forms"
	"jibiao/report"
)

// findingsWidth is that of the list on the right.
const findingsWidth = 290

// A findingList shows what the checks found, each with its way out.
type findingList struct {
	view    *reportView
	head    *canvas.Text
	list    *fyne.Container
	content fyne.CanvasObject
}

func newFindingList(v *reportView) *findingList {
	f := &findingList{view: v, head: heading("检查", sizeText, colorBrand), list: container.New(layout.NewCustomPaddedVBoxLayout(8))}
	head := framed(nil, rule(), nil, nil, pad(14, 14, 8, 14, f.head))
	body := framed(head, nil, nil, nil, container.NewVScroll(pad(10, 14, 10, 14, f.list)))
	f.content = framed(nil, nil, rule(), nil, container.New(fixedWidth(findingsWidth), body))
	return f
}

// show draws the list anew: what is empty is one card, because a new report
// has nothing but empty cells and a wall of red helps nobody.
func (f *findingList) show() {
	var wrong, empty []report.Issue
	for _, issue := range f.view.draft.Issues() {
		if issue.ID == report.IDEmpty {
			empty = append(empty, issue)
		} else {
			wrong = append(wrong, issue)
		}
	}
	f.list.RemoveAll()
	for _, level := range []report.Level{report.Error, report.Warning, report.Hint} {
		for i := range wrong {
			if wrong[i].Level == level {
				f.list.Add(f.card(&wrong[i]))
			}
		}
	}
	if len(empty) > 0 {
		f.list.Add(f.emptyCard(empty))
	}
	if len(wrong)+len(empty) == 0 {
		f.list.Add(pad(6, 0, 0, 2, label("没有发现问题", sizeText, colorGood)))
	}
	f.head.Text = "检查"
	if n := len(wrong) + len(empty); n > 0 {
		f.head.Text = fmt.Sprintf("检查 %d", n)
	}
	f.head.Refresh()
	f.list.Refresh()
}

func (f *findingList) card(issue *report.Issue) fyne.CanvasObject {
	links := []fyne.CanvasObject{}
	if m := issue.Mend; m != nil {
		links = append(links, newLink(m.Label, func() { f.mend(issue.What, m) }))
	}
	at := issue.Key
	links = append(links, newLink("定位到单元格", func() { f.view.pane.GoTo(at) }))
	rows := []fyne.CanvasObject{wrapped(issue.What, theme.ColorNameForeground, theme.SizeNameText)}
	if issue.Hint != "" {
		rows = append(rows, wrapped(issue.Hint, theme.ColorNamePlaceHolder, theme.SizeNameCaptionText))
	}
	rows = append(rows, pad(2, 0, 4, 7, container.New(layout.NewCustomPaddedHBoxLayout(14), links...)))
	body := pad(2, 6, 4, 6, container.New(layout.NewCustomPaddedVBoxLayout(-9), rows...))
	return card(body, forms.LevelColor(issue.Level), func() { f.view.pane.GoTo(at) })
}

// mend does what the card offers, as one step that can be undone.
func (f *findingList) mend(what string, m *report.Mend) {
	f.view.draft.Apply(what, report.Values{m.Key: m.Text})
	f.view.pane.GoTo(m.Key)
}

// emptyCard lists the cells that must be filled in and are not.
func (f *findingList) emptyCard(empty []report.Issue) fyne.CanvasObject {
	title := wrapped(fmt.Sprintf("还有 %d 处必填没有填写", len(empty)), theme.ColorNameForeground, theme.SizeNameText)
	links := container.New(layout.NewCustomPaddedVBoxLayout(4))
	for _, issue := range empty {
		at := issue.Key
		links.Add(newLink(f.view.draft.Form().Field(at).Name(), func() { f.view.pane.GoTo(at) }))
	}
	body := pad(2, 6, 8, 6, container.New(layout.NewCustomPaddedVBoxLayout(0), title, pad(0, 0, 0, 7, links)))
	first := empty[0].Key
	return card(body, forms.LevelColor(report.Warning), func() { f.view.pane.GoTo(first) })
}
