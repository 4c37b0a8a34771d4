package app

import (
	"fmt"
	"slices"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"jibiao/forms/field"
	"jibiao/report"
	"jibiao/report/store"
)

// A historyList is the sheet 历史: the versions that were kept, and all that was
// done to the report, by day or of the cell that the clerk is in. It reads the
// log when it is opened and in a pause of the typing while it is seen; unseen it
// costs nothing.
type historyList struct {
	view   *reportView
	tab    *tab
	filter *field.Input
	order  *switcher
	note   *column
	roll   *roll
	pause  *rest // in the typing of the filter

	chronicle
	versions []store.Version
	names    map[int64]string // of the versions, by the step that they are of
	several  bool             // people worked on the report
	of       report.Key       // whose history is listed by field
	chosen   chosenLine
	noted    int64 // the note speaks of this step; 0 = there is none, or it may stay
}

// The orders in which the history is listed.
const (
	orderTime = iota
	orderField
)

// A chosenLine is a line by what it shows: a step's number, or a version's.
type chosenLine struct {
	kind lineKind
	no   int64
}

func newHistoryList(v *reportView) *historyList {
	h := &historyList{view: v, filter: field.NewInput(""), note: newColumn(0)}
	h.pause = &rest{after: v.app.options.After, do: h.search}
	h.filter.SetPlaceHolder("查找栏目、人员、改动的文字")
	h.filter.OnChanged = func(string) { h.pause.again() }
	h.filter.OnEscape = h.clearFilter
	h.order = newSwitcher([]string{"按时间", "按栏目"}, func(int) { h.restart() })
	h.roll = (&roll{build: h.draw, stops: h.stops, choose: h.choose, open: h.goThere, escape: h.leave, other: v.app.typedKey}).ready()
	bar := framed(nil, nil, h.order.content, container.New(layout.NewCustomPaddedHBoxLayout(0), h.view.button("对比"), flat("存为版本…", h.keepVersion)), container.NewWithoutLayout())
	head := pad(8, 14, 8, 14, newGapped(6, bar, h.filter, h.note))
	h.tab = newTab("历史", framed(head, nil, nil, nil, h.roll))
	h.tab.opened = h.read
	return h
}

// resume goes on where another one was, once it is in the window.
func (h *historyList) resume(last *historyList) {
	h.filter.SetText(last.filter.Text())
	h.order.set(last.order.at)
	h.chosen = last.chosen
	if h.seen() {
		h.fill()
		h.roll.scrollTo(last.roll.scroll.Offset.Y)
	}
}

// open shows the sheet, with the keys on the list.
func (h *historyList) open() {
	h.view.unfold()
	h.view.side.open(h.tab)
	h.view.app.window.Canvas().Focus(h.roll)
}

// leave goes back to the cell.
func (h *historyList) leave() { h.view.pane.GoTo(h.view.current()) }

func (h *historyList) clearFilter() {
	h.filter.SetText("")
	h.restart()
	h.leave()
}

// read reads the versions too, and begins at the top.
func (h *historyList) read() {
	versions, err := h.view.app.store.Versions(h.view.id)
	if err != nil {
		h.view.app.fail("读取已存的版本", err)
	}
	slices.Reverse(versions) // the latest first
	h.versions, h.names = versions, map[int64]string{}
	for _, v := range slices.Backward(versions) {
		h.names[v.Step] = v.Name
	}
	h.restart()
}

// restart lists anew, from the top.
func (h *historyList) restart() {
	h.chosen = chosenLine{}
	h.search()
}

// search lists what the filter lets through, from the top.
func (h *historyList) search() {
	h.roll.scroll.ScrollToTop()
	h.fill()
}

func (h *historyList) seen() bool { return h.tab.sheet.Visible() }

// follow brings the list up to date while it is seen. Who reads further down
// goes on reading: what comes in comes in above.
func (h *historyList) follow() {
	switch first, _ := h.roll.inView(); {
	case !h.seen():
	case h.roll.scroll.Offset.Y > 0 && h.stops(first):
		h.refill(h.identify(first))
	default:
		h.fill()
	}
}

// refill is fill with a line that stays where it is seen.
func (h *historyList) refill(around chosenLine) {
	before := h.find(around)
	y := h.roll.seenAt(before)
	h.fill()
	if now := h.find(around); before >= 0 && now >= 0 {
		h.roll.seeAt(now, y)
	}
}

// focused follows the clerk into another cell.
func (h *historyList) focused(k report.Key) {
	if h.seen() && h.order.at == orderField && k != h.of {
		h.restart()
	}
}

// changed takes back what the note says of a step once another one follows.
func (h *historyList) changed(no int64) {
	if h.noted != 0 && no != h.noted {
		h.tell("")
	}
}

// fill lists everything anew and leaves the list where it is.
func (h *historyList) fill() {
	h.chronicle = chronicle{log: h.view.draft.Log()}
	h.of, h.several = h.view.current(), severalPeople(h.log)
	wanted := h.wanted()
	h.listVersions()
	if h.order.at == orderField {
		h.listField(wanted)
	} else {
		h.byTime(wanted)
	}
	if len(h.lines) == 0 {
		h.heading(h.nothing())
	}
	h.roll.fill(len(h.lines), h.find(h.chosen), h.height)
}

func (h *historyList) listVersions() {
	if len(h.versions) == 0 || h.filter.Text() != "" || h.order.at == orderField {
		return
	}
	h.heading("已存的版本")
	for i := range h.versions {
		h.add(versionLine, i)
	}
}

func (h *historyList) listField(wanted func(*report.Step) bool) {
	form := h.view.draft.Form()
	f := form.Field(h.of)
	if f == nil {
		h.heading("点一个单元格，这里列出它的修改")
	} else {
		h.heading("本栏目的修改：" + nameAndRow(f, h.of))
	}
	at := len(h.lines)
	if f != nil && h.byField(form, h.of, wanted) == 0 {
		h.lines = slices.Insert(h.lines, at, line{headingLine, int32(len(h.headings))})
		h.headings = append(h.headings, "（"+h.nothing()+"）")
	}
}

func (h *historyList) nothing() string {
	if h.filter.Text() != "" {
		return "没有找到"
	}
	return "还没有修改"
}

// find is the number of the line that shows what was chosen, -1 if none does.
func (h *historyList) find(c chosenLine) int {
	at := -1
	switch c.kind {
	case stepLine:
		at = sort.Search(len(h.log), func(i int) bool { return h.log[i].No >= c.no })
	case versionLine:
		at = slices.IndexFunc(h.versions, func(v store.Version) bool { return v.ID == c.no })
	}
	return slices.Index(h.lines, line{c.kind, int32(at)})
}

// identify is what a line shows.
func (h *historyList) identify(i int) chosenLine {
	l := h.lines[i]
	switch l.kind {
	case stepLine:
		return chosenLine{stepLine, h.log[l.at].No}
	case versionLine:
		return chosenLine{versionLine, h.versions[l.at].ID}
	default:
		return chosenLine{}
	}
}

func (h *historyList) stops(i int) bool { return h.identify(i) != chosenLine{} }

// choose shows more of a line, and what can be done about it.
func (h *historyList) choose(i int) {
	h.chosen = h.identify(i)
	h.refill(h.chosen)
	h.roll.reveal(h.roll.chosen)
}

// pick is choose by a click: it goes to the cell too.
func (h *historyList) pick(i int) {
	h.choose(i)
	h.goThere()
}

// goThere goes to the cell of the chosen line.
func (h *historyList) goThere() {
	if i := h.roll.chosen; i >= 0 && h.lines[i].kind == stepLine {
		h.view.pane.GoTo(h.cellOf(&h.log[h.lines[i].at]))
	}
}

// cellOf is the cell to look at for a step: the one that is listed, else the
// first that changed.
func (h *historyList) cellOf(s *report.Step) report.Key {
	edits := changedIn(s)
	if h.order.at == orderField {
		return h.of
	}
	return edits[0].Key
}

// tell says something above the list; what it says of a step goes when another
// one follows.
func (h *historyList) tell(text string, more ...fyne.CanvasObject) {
	h.noted = 0
	if text == "" {
		h.note.set(nil)
	} else {
		h.note.set(append([]fyne.CanvasObject{prose(text, entryRoom, sizeSmall, colorGood)}, more...))
	}
	h.tab.sheet.Refresh()
}

// tellDone says what the latest step did, and how to take it back.
func (h *historyList) tellDone(text string) {
	h.tell(text, newLink("撤销", h.view.pane.Undo))
	h.noted = h.lastNo()
}

// lastNo is the number of the latest step, 0 if there is none.
func (h *historyList) lastNo() int64 {
	log := h.view.draft.Log()
	if len(log) == 0 {
		return 0
	}
	return log[len(log)-1].No
}

// tallyOf is how many cells a step changed, as it is said.
func tallyOf(edits []report.Edit) string { return fmt.Sprintf("%d 个栏目", len(edits)) }
