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
	"jibiao/report"
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
	at   int // of the hit that was gone to last; -1 = none
}

func newFinder(v *reportView) *finder {
	f := &finder{view: v, words: field.NewInput(""), with: field.NewInput(""), at: -1, note: newColumn(0)}
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
	f.at = -1
	f.look()
	f.say()
}

// look brings the hits up to date: the report may have changed.
func (f *finder) look() {
	d := f.view.draft
	f.hits = f.query().All(d.Form(), d.Values())
	if f.at >= len(f.hits) {
		f.at = -1
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
	switch n := len(f.hits); {
	case n == 0:
		return -1
	case f.at < 0 && by < 0:
		return n - 1
	case f.at < 0:
		return 0
	default:
		return (f.at + by + n) % n
	}
}

// next goes into the hit after the last one (by = 1) or before it (by = -1).
func (f *finder) next(by int) {
	f.view.side.open(f.tab)
	if f.words.Text() == "" {
		f.focus(f.words)
	}
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
		f.list.ScrollTo(i)
		f.view.goToHit(f.hits[i])
	}
	f.list.Refresh()
	f.say()
}

// goToHit brings the hit's cell into view and selects the hit.
func (v *reportView) goToHit(h find.Hit) { v.pane.Select(h.Key, h.From, h.To) }

// locked says whether a cell follows its formula: what stands there is not
// replaced, because it would no longer follow.
func (f *finder) locked(k report.Key) bool { return f.view.draft.Follows(k) }

// replace replaces the hit that was gone to and goes to the next one. Where
// none was gone to yet it goes to the first one, so that it is seen before.
func (f *finder) replace() {
	f.look()
	if f.at < 0 || len(f.hits) == 0 {
		f.peek(1)
		return
	}
	h := f.hits[f.at]
	if f.locked(h.Key) {
		f.peek(1)
		f.tell("刚才一处由公式自动算出，没有替换")
		return
	}
	d := f.view.draft
	d.Apply("替换", report.Values{h.Key: find.Replace(d.Text(h.Key), []find.Hit{h}, f.with.Text())})
	f.look()
	f.at = slices.IndexFunc(f.hits, func(x find.Hit) bool { return x.Key == h.Key && x.From >= h.From+len(f.with.Text()) }) - 1
	if f.at == -2 { // the rest of the cell holds none
		f.at = f.lastUpTo(h.Key)
	}
	f.peek(1)
}

// lastUpTo is the last hit in the cell or before it, -1 if there is none.
func (f *finder) lastUpTo(k report.Key) int {
	keys := f.view.draft.Form().KeysOf(f.view.draft.Values())
	place := func(k report.Key) int { return slices.Index(keys, k) }
	last := -1
	for i, h := range f.hits {
		if place(h.Key) <= place(k) {
			last = i
		}
	}
	return last
}

// replaceAll replaces everywhere, as one step, and says how often.
func (f *finder) replaceAll() {
	d := f.view.draft
	f.look()
	if len(f.hits) == 0 {
		f.say()
		return
	}
	open := func(k report.Key) bool { return !f.locked(k) }
	changed, n := f.query().ReplaceAll(d.Form(), d.Values(), f.with.Text(), open)
	rest := len(f.hits) - n
	d.Apply("全部替换", changed)
	f.at = -1
	f.look()
	text := fmt.Sprintf("已替换 %d 处", n)
	if rest > 0 {
		text += fmt.Sprintf("，另有 %d 处由公式自动算出，没有替换", rest)
	}
	f.tell(text + "。可以撤销。")
}

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
