package app

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"jibiao/forms"
	"jibiao/report"
)

// findingsWidth is that of the list on the right.
const findingsWidth = 290

// cardText is the width of a card's text.
const cardText = findingsWidth - 1 - 2*14 - 14 - 10

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
	rows := []fyne.CanvasObject{prose(issue.What, cardText, sizeText, colorText)}
	if issue.Hint != "" {
		rows = append(rows, prose(issue.Hint, cardText, sizeSmall, colorQuiet))
	}
	rows = append(rows, pad(4, 0, 0, 0, container.New(layout.NewCustomPaddedHBoxLayout(14), links...)))
	body := pad(8, 10, 9, 14, container.New(layout.NewCustomPaddedVBoxLayout(2), rows...))
	return card(body, forms.LevelColor(issue.Level), func() { f.view.pane.GoTo(at) })
}

// mend does what the card offers, as one step that can be undone.
// One that puts a formula's own result lets the cell follow its formula again.
func (f *findingList) mend(what string, m *report.Mend) {
	d, text := f.view.draft, m.Text
	if d.Form().Result(m.Key, d.Values()) == text {
		text = ""
	}
	d.Apply(what, report.Values{m.Key: text})
	f.view.pane.GoTo(m.Key)
}

// emptyCard lists the cells that must be filled in and are not.
func (f *findingList) emptyCard(empty []report.Issue) fyne.CanvasObject {
	title := prose(fmt.Sprintf("还有 %d 个必填栏目没有填写", len(empty)), cardText, sizeText, colorText)
	links := container.New(layout.NewCustomPaddedVBoxLayout(4))
	for _, issue := range empty {
		at := issue.Key
		links.Add(newLink(f.view.draft.Form().Field(at).Name(), func() { f.view.pane.GoTo(at) }))
	}
	body := pad(8, 10, 9, 14, container.New(layout.NewCustomPaddedVBoxLayout(4), title, links))
	first := empty[0].Key
	return card(body, forms.LevelColor(report.Error), func() { f.view.pane.GoTo(first) })
}
