package app

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/field"
	"jibiao/report/find"
)

// A finder looks for words in the whole report and replaces them.
type finder struct {
	view    *reportView
	tab     *tab
	words   *field.Input
	with    *field.Input
	exactly *widget.Check
	note    *column
	list    *widget.List

	hits []find.Hit
	last *find.Hit // where was gone to last; nil = nowhere yet
	at   int       // of that among the hits; -1 = it is none, or no more
}

func newFinder(v *reportView) *finder {
	f := &finder{view: v, words: field.NewInput(""), with: field.NewInput(""), note: newColumn(0)}
	f.words.SetPlaceHolder("查找")
	f.with.SetPlaceHolder("替换为")
	f.words.OnChanged = func(string) { f.search() }
	f.exactly = widget.NewCheck("区分全角半角、大小写", func(bool) { f.search() })
	for _, e := range []*field.Input{f.words, f.with} {
		e.OnEscape = f.close
	}
	f.words.OnSubmitted = func(string) { f.peek(1) }
	f.with.OnSubmitted = func(string) { f.replace() }
	f.list = widget.NewList(func() int { return len(f.hits) }, func() fyne.CanvasObject { return newFoundRow() }, f.drawRow)
	f.list.HideSeparators = true
	walk := container.New(layout.NewCustomPaddedHBoxLayout(2), f.button("上一处"), f.button("下一处"))
	change := container.New(layout.NewCustomPaddedHBoxLayout(2), flat("替换", f.replace), flat("全部替换", f.replaceAll))
	head := pad(10, 14, 4, 14, container.New(layout.NewCustomPaddedVBoxLayout(6), f.words, f.with, f.exactly,
		container.NewBorder(nil, nil, walk, change), f.note))
	f.tab = newTab("查找", framed(head, nil, nil, nil, f.list))
	f.say()
	return f
}

// resume looks for what another one did.
func (f *finder) resume(last *finder) {
	f.exactly.SetChecked(last.exactly.Checked)
	f.with.SetText(last.with.Text())
	f.words.SetText(last.words.Text())
	f.search()
}

func (f *finder) button(name string) *flatButton { return f.view.button(name) }

// open shows the sheet with the focus on what is to be typed.
func (f *finder) open() {
	f.view.unfold()
	f.view.side.open(f.tab)
	f.focus(f.words)
	f.search()
}

// openReplace is open for replacing: what is looked for may be there already.
func (f *finder) openReplace() {
	f.open()
	if f.words.Text() != "" {
		f.focus(f.with)
	}
}

func (f *finder) focus(e *field.Input) {
	f.view.app.window.Canvas().Focus(e)
	e.SelectAll()
}

// close goes back to the cell and to what was seen before.
func (f *finder) close() {
	f.view.side.back()
	f.view.pane.GoTo(f.view.current())
}

// leave is close from anywhere; nothing is to be closed while it is not seen.
func (f *finder) leave() {
	if f.tab.sheet.Visible() {
		f.close()
	}
}

func (f *finder) query() find.Query {
	return find.Query{Text: f.words.Text(), Exact: f.exactly.Checked}
}

// search looks anew from the first hit on.
func (f *finder) search() {
	f.last = nil
	f.look()
	f.say()
}

// look brings the hits up to date: the report may have changed.
func (f *finder) look() {
	d := f.view.draft
	f.hits, f.at = f.query().All(d.Form(), d.Values()), -1
	if f.last != nil {
		f.at = slices.Index(f.hits, *f.last)
	}
	f.list.Refresh()
}

// follow brings the hits up to date while they are seen.
func (f *finder) follow() {
	if f.tab.sheet.Visible() && f.words.Text() != "" {
		f.look()
	}
}

func (f *finder) say() {
	switch {
	case f.words.Text() == "":
		f.tell("在整份报告里查找")
	case len(f.hits) == 0:
		f.tell("没有找到")
	case f.at < 0:
		f.tell(fmt.Sprintf("找到 %d 处", len(f.hits)))
	default:
		f.tell(fmt.Sprintf("第 %d 处，共 %d 处", f.at+1, len(f.hits)))
	}
}

// tell says something below the boxes.
func (f *finder) tell(text string) {
	f.note.set([]fyne.CanvasObject{prose(text, factsText, sizeSmall, colorQuiet)})
}

// step is the hit before or after the last one, round and round; -1 of none.
func (f *finder) step(by int) int {
	f.look()
	n := len(f.hits)
	switch {
	case n == 0:
		return -1
	case f.at >= 0:
		return (f.at + by + n) % n
	case by > 0:
		return f.behind() % n
	default:
		return (f.behind() + n - 1) % n
	}
}

// behind is the first hit from where was gone to last: what stood there may have
// been typed over. Where none follows it is one more than there are.
func (f *finder) behind() int {
	if f.last == nil {
		return 0
	}
	keys := f.view.draft.Form().KeysOf(f.view.draft.Values())
	at := slices.Index(keys, f.last.Key)
	for i, h := range f.hits {
		if k := slices.Index(keys, h.Key); k > at || k == at && h.From >= f.last.From {
			return i
		}
	}
	return len(f.hits)
}

// next goes into the hit after the last one (by = 1) or before it (by = -1).
func (f *finder) next(by int) {
	if f.words.Text() == "" {
		f.open()
		return
	}
	f.view.side.open(f.tab)
	f.visit(f.step(by))
}

// peek shows the next hit and stays in the box, where Enter may be pressed
// again without harm to the cell.
func (f *finder) peek(by int) {
	f.visit(f.step(by))
	f.view.app.window.Canvas().Focus(f.words)
}

// visit goes to a hit; -1 is none.
func (f *finder) visit(i int) {
	if f.at = i; i >= 0 {
		hit := f.hits[i]
		f.last = &hit
		f.list.ScrollTo(i)
		f.view.goToHit(hit)
	}
	f.list.Refresh()
	f.say()
}

// goToHit brings the hit's cell into view and selects the hit.
func (v *reportView) goToHit(h find.Hit) { v.pane.Select(h.Key, h.From, h.To) }

// drawRow shows a hit in a row of the list.
func (f *finder) drawRow(i widget.ListItemID, o fyne.CanvasObject) {
	if i >= len(f.hits) {
		return
	}
	h, d := f.hits[i], f.view.draft
	name := nameAndRow(d.Form().Field(h.Key), h.Key)
	if f.locked(h.Key) {
		name += "（自动计算）"
	}
	o.(*foundRow).draw(name, surround(d.Text(h.Key), h), i == f.at, func() { f.visit(i) })
}

// surround is a hit with the words around it, on one line.
func surround(text string, h find.Hit) [3]string {
	line := strings.NewReplacer("\n", " ")
	before, after := []rune(line.Replace(text[:h.From])), []rune(line.Replace(text[h.To:]))
	const lead, trail = 7, 20
	head := string(before)
	if len(before) > lead {
		head = "…" + string(before[len(before)-lead:])
	}
	return [3]string{head, line.Replace(text[h.From:h.To]), string(after[:min(len(after), trail)])}
}
