package app

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"jibiao/forms"
	"jibiao/report"
)

// cardText is the width of a card's text.
const cardText = sideRoom - 1 - 2*14 - 14 - 10

// levels are the groups of findings and what they are called.
var levels = []struct {
	level report.Level
	name  string
}{{report.Error, "错误"}, {report.Warning, "警告"}, {report.Hint, "提示"}}

// A findingList shows what the checks found, each with its way out, in groups
// by how much they matter.
type findingList struct {
	view   *reportView
	tab    *tab
	list   *column
	scroll *container.Scroll
	heads  []*canvas.Text
	none   *canvas.Text                  // in their place
	cards  map[cardKey]fyne.CanvasObject // those in the list
}

// A cardKey is all that a card shows: cards whose findings stay are not drawn
// anew.
type cardKey struct {
	id, where, what, hint, mend string
	level                       report.Level
	key                         report.Key
	together                    bool
}

func newFindingList(v *reportView) *findingList {
	f := &findingList{view: v, list: newColumn(8), none: label("", sizeText, colorQuiet), cards: map[cardKey]fyne.CanvasObject{}}
	for range levels {
		f.heads = append(f.heads, heading("", sizeSmall, colorQuiet))
	}
	f.list.set([]fyne.CanvasObject{pad(6, 0, 0, 2, label("正在检查…", sizeText, colorQuiet))})
	f.scroll = container.NewVScroll(pad(10, 14, 10, 14, f.list))
	f.tab = newTab("检查", f.scroll)
	return f
}

// show brings the list up to date: cards of findings that stay, stay.
func (f *findingList) show(issues []report.Issue) {
	kept, alike := map[cardKey]fyne.CanvasObject{}, countAlike(issues)
	var objects []fyne.CanvasObject
	for i, group := range levels {
		if cards := f.group(group.level, issues, alike, kept); len(cards) > 0 {
			f.heads[i].Text = fmt.Sprintf("%s %d", group.name, count(issues, group.level))
			f.heads[i].Refresh()
			objects = append(append(objects, f.heads[i]), cards...)
		}
	}
	if len(objects) == 0 {
		f.follow()
		objects = append(objects, pad(6, 0, 0, 2, f.none))
	}
	f.cards = kept
	f.list.set(objects)
	f.scroll.Refresh()
	f.tab.rename("检查" + tally(len(issues)))
}

// follow has the word for no findings be that of now; little is done where it stays.
func (f *findingList) follow() {
	if text, ink := f.view.verdict(); f.none.Text != text {
		f.none.Text, f.none.Color = text, ink
		f.none.Refresh()
	}
}

// verdict is what there is to say where nothing was found: of a form in which
// nothing is required that is so of an empty report too.
func (v *reportView) verdict() (text string, ink color.Color) {
	if v.draft.IsEmpty() {
		return "还没有填写内容", colorQuiet
	}
	return "没有发现问题", colorGood
}

// tally is a count behind a name; of nothing nothing is said.
func tally(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" %d", n)
}

// group makes the cards of a level, or takes those that are there. What is
// empty is one card, because a new report has nothing but empty cells and a
// wall of red helps nobody.
func (f *findingList) group(level report.Level, issues []report.Issue, alike map[offer]int, kept map[cardKey]fyne.CanvasObject) []fyne.CanvasObject {
	var cards []fyne.CanvasObject
	var empty []report.Key
	add := func(k cardKey, draw func() fyne.CanvasObject) {
		if kept[k] != nil {
			return // said already
		}
		if kept[k] = f.cards[k]; kept[k] == nil {
			kept[k] = draw()
		}
		cards = append(cards, kept[k])
	}
	for i := range issues {
		switch issue := &issues[i]; {
		case issue.Level != level:
		case issue.ID == report.IDEmpty:
			empty = append(empty, issue.Key)
		default:
			together := alike[offerOf(issue)] > 1
			add(keyOf(issue, together), func() fyne.CanvasObject { return f.card(*issue, together) })
		}
	}
	if len(empty) > 0 {
		add(cardKey{id: report.IDEmpty, what: fmt.Sprint(empty)}, func() fyne.CanvasObject { return f.emptyCard(empty) })
	}
	return cards
}

// An offer is a rule's mend.
type offer struct{ id, label string }

func offerOf(i *report.Issue) offer {
	if i.Mend == nil {
		return offer{}
	}
	return offer{i.ID, i.Mend.Label}
}

// countAlike tells how many findings make each offer.
func countAlike(issues []report.Issue) map[offer]int {
	counts := map[offer]int{}
	for i := range issues {
		if issues[i].Mend != nil {
			counts[offerOf(&issues[i])]++
		}
	}
	return counts
}

func keyOf(i *report.Issue, together bool) cardKey {
	k := cardKey{id: i.ID, level: i.Level, key: i.Key, where: i.Where, what: i.What, hint: i.Hint, together: together}
	if i.Mend != nil {
		k.mend = i.Mend.Label
	}
	return k
}

func (f *findingList) card(issue report.Issue, together bool) fyne.CanvasObject {
	rows := []fyne.CanvasObject{prose(issue.What, cardText, sizeText, colorText)}
	if issue.Hint != "" {
		rows = append(rows, prose(issue.Hint, cardText, sizeSmall, colorQuiet))
	}
	rows = append(rows, prose(issue.Where, cardText, sizeSmall, colorQuiet))
	goThere := func() { f.view.pane.GoTo(issue.Key) }
	links := container.New(layout.NewCustomPaddedHBoxLayout(14))
	if issue.Mend != nil {
		links.Add(newLink(clip(issue.Mend.Label, sizeSmall, cardText-90), func() { f.mend(&issue) }))
	}
	links.Add(newLink("定位到单元格", goThere))
	rows = append(rows, pad(4, 0, 0, 0, links))
	if together {
		rows = append(rows, pad(2, 0, 0, 0, newLink("全部"+issue.Mend.Label, func() { f.mendAlike(&issue) })))
	}
	body := pad(8, 10, 9, 14, container.New(layout.NewCustomPaddedVBoxLayout(2), rows...))
	return card(body, forms.LevelColor(issue.Level), goThere)
}

// mend does what the card offers, as one step that can be undone.
func (f *findingList) mend(issue *report.Issue) {
	f.apply(issue.What, f.present(issue))
}

// mendAlike does what the card offers in every cell that it is offered for.
func (f *findingList) mendAlike(issue *report.Issue) {
	if now := f.present(issue); len(now) > 0 {
		f.apply("全部"+issue.Mend.Label, report.Alike(f.view.draft.Issues(), &now[0]))
	}
}

// present is the finding as it is now, if it still is: the text may have been
// typed on since the card was drawn.
func (f *findingList) present(shown *report.Issue) []report.Issue {
	f.view.pane.Settle()
	for _, issue := range f.view.draft.Issues() {
		if keyOf(&issue, false) == keyOf(shown, false) {
			return []report.Issue{issue}
		}
	}
	return nil
}

// apply mends findings in one step. A mend that puts a formula's own result
// lets the cell follow its formula again.
func (f *findingList) apply(label string, issues []report.Issue) {
	d, texts := f.view.draft, report.Values{}
	for i := range issues {
		m := issues[i].Mend
		texts[m.Key] = m.Text
		if d.Form().Result(m.Key, d.Values()) == m.Text {
			texts[m.Key] = ""
		}
	}
	if len(texts) > 0 {
		d.Apply(label, texts)
		f.view.pane.GoTo(issues[0].Mend.Key)
	}
}

// emptyCard lists the cells that must be filled in and are not.
func (f *findingList) emptyCard(empty []report.Key) fyne.CanvasObject {
	title := prose(fmt.Sprintf("还有 %d 个必填栏目没有填写", len(empty)), cardText, sizeText, colorText)
	links := container.New(layout.NewCustomPaddedVBoxLayout(4))
	for _, at := range empty {
		name := nameAndRow(f.view.draft.Form().Field(at), at)
		links.Add(newLink(name, func() { f.view.pane.GoTo(at) }))
	}
	body := pad(8, 10, 9, 14, container.New(layout.NewCustomPaddedVBoxLayout(4), title, links))
	return card(body, forms.LevelColor(report.Error), func() { f.view.pane.GoTo(empty[0]) })
}
