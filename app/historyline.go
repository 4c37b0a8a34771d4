package app

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"jibiao/report"
	"jibiao/report/diff"
)

// entryRoom is the width of the texts in 历史.
const entryRoom = factsText

// The heights of lines. A chosen one is as high as what it shows.
const (
	headingHeight = 32
	entryHeight   = 50
	fieldHeight   = 30
)

// The most that is shown of a change: in a line of the list, and in the chosen one.
const (
	shortLines, shortRunes = 1, 9
	longLines, longRunes   = 8, 90
)

func (h *historyList) height(i int) float32 {
	switch l := h.lines[i]; {
	case l.kind == headingLine || l.kind == dayLine:
		return headingHeight
	case l.kind == fieldLine:
		return fieldHeight
	case h.identify(i) == h.chosen:
		return h.draw(i).MinSize().Height
	default:
		return entryHeight
	}
}

// draw makes what is seen of a line.
func (h *historyList) draw(i int) fyne.CanvasObject {
	switch l := h.lines[i]; l.kind {
	case headingLine:
		return lineHeading(h.headings[l.at])
	case dayLine:
		return lineHeading(dayName(h.log[l.at].At, h.view.app.options.Now()))
	case fieldLine:
		return h.drawField(h.fields[l.at])
	case versionLine:
		return h.tileOf(i, h.drawVersion(h.versions[l.at], h.identify(i) == h.chosen))
	default:
		return h.tileOf(i, h.drawStep(&h.log[l.at], h.identify(i) == h.chosen))
	}
}

func lineHeading(text string) fyne.CanvasObject {
	t := label(clip(text, sizeSmall, entryRoom), sizeSmall, colorQuiet)
	return pad(10, 14, 4, 14, t)
}

// tileOf makes a line that can be chosen.
func (h *historyList) tileOf(i int, content fyne.CanvasObject) fyne.CanvasObject {
	t := newTile(pad(5, 14, 6, 14, content), colorGround, func() { h.pick(i) })
	t.selectIf(h.identify(i) == h.chosen)
	return t
}

// drawField is another cell that has a history: a click shows it.
func (h *historyList) drawField(f fieldCount) fyne.CanvasObject {
	name := nameAndRow(h.view.draft.Form().Field(f.key), f.key)
	row := framed(nil, nil, nil, label(fmt.Sprintf("%d 次", f.count), sizeSmall, colorQuiet),
		label(clip(name, sizeText, entryRoom-60), sizeText, colorLink))
	return newTile(pad(5, 14, 5, 14, row), colorGround, func() { h.view.pane.GoTo(f.key) })
}

// drawStep shows a step: when, where, how, and what of the text changed; of the
// chosen one all of that, and what can be done.
func (h *historyList) drawStep(s *report.Step, chosen bool) fyne.CanvasObject {
	edits, lines, runes := changedIn(s), shortLines, shortRunes
	if h.order.at == orderField {
		edits = []report.Edit{editOf(s, h.of)}
	}
	if chosen {
		lines, runes = longLines, longRunes
	}
	rows := []fyne.CanvasObject{h.headOf(s, edits), h.changeOf(edits, lines, runes)}
	if chosen {
		rows = append(rows, h.linksOf(s, edits)...)
	}
	return newGapped(3, rows...)
}

// headOf is an entry's first row.
func (h *historyList) headOf(s *report.Step, edits []report.Edit) fyne.CanvasObject {
	form := h.view.draft.Form()
	when, name, how := s.At.Local().Format("15:04"), "", howOf(form, s, edits)
	switch {
	case h.order.at == orderField:
		when = h.dayAndTime(s.At)
	case len(edits) > 1:
		name, how = s.Label, strings.TrimSpace(kindName(s)+" "+tallyOf(edits))
	default:
		name = cellName(form, edits[0].Key)
	}
	if who := h.whoOf(s); who != "" {
		how = who + "　" + how
	}
	return entryHead(when, name, how, h.names[s.No])
}

// dayAndTime says a time where no heading names the day.
func (h *historyList) dayAndTime(t time.Time) string {
	now := h.view.app.options.Now()
	if day := nearDay(t.Local(), now.Local()); day != "" {
		return day + " " + t.Local().Format("15:04")
	}
	return dated(t, now)
}

// whoOf names who did a step, if it is not always the same person.
func (h *historyList) whoOf(s *report.Step) string {
	switch {
	case !h.several:
		return ""
	case s.Who == "":
		return "我" // not stored yet: it was typed in this window
	default:
		return s.Who
	}
}

// entryHead is a row of when, what, how, and the name of the version that it is.
func entryHead(when, name, how, version string) fyne.CanvasObject {
	row := container.New(layout.NewCustomPaddedHBoxLayout(7))
	room := entryRoom - fyne.MeasureText(when, sizeSmall, fyne.TextStyle{}).Width - 14
	row.Add(container.NewCenter(label(when, sizeSmall, colorQuiet)))
	var right []fyne.CanvasObject
	if version != "" {
		mark := chip(clip(version, 11, 80), colorLink, colorSelected)
		room -= mark.MinSize().Width + 7
		right = append(right, container.NewCenter(mark))
	}
	how = clip(how, sizeSmall, max(room*0.6, room-fyne.MeasureText(name, sizeText, fyne.TextStyle{}).Width))
	end := label(how, sizeSmall, colorQuiet)
	room -= end.MinSize().Width
	if name != "" {
		row.Add(label(clip(name, sizeText, room), sizeText, colorText))
	}
	row.Add(layout.NewSpacer())
	for _, o := range append(right, container.NewCenter(end)) {
		row.Add(o)
	}
	return row
}

// changeOf is what changed in a cell's text, or in which cells something did.
func (h *historyList) changeOf(edits []report.Edit, lines, runes int) fyne.CanvasObject {
	if len(edits) == 1 {
		return markedText(excerptOf(diff.Texts(edits[0].Old, edits[0].New), runes).within(lines, entryRoom), entryRoom)
	}
	var names []string
	for _, e := range edits[:min(len(edits), 12*lines)] {
		names = append(names, cellName(h.view.draft.Form(), e.Key))
	}
	return markedText(excerpt{text: strings.Join(names, "、")}.within(lines, entryRoom), entryRoom)
}

// cellName is what a cell is called, also one that the form no longer has.
func cellName(form *report.Form, k report.Key) string {
	if f := form.Field(k); f != nil {
		return nameAndRow(f, k)
	}
	return string(k)
}

// changedIn are the edits of a step that changed something.
func changedIn(s *report.Step) []report.Edit {
	return slices.DeleteFunc(slices.Clone(s.Edits), func(e report.Edit) bool { return e.Old == e.New })
}

// kindName names what only takes back or brings again.
func kindName(s *report.Step) string {
	switch s.Kind {
	case report.UndoStep:
		return "撤销"
	case report.RedoStep:
		return "重做"
	default:
		return ""
	}
}

// howOf says how a cell's text was changed.
func howOf(form *report.Form, s *report.Step, edits []report.Edit) string {
	e := edits[0]
	switch f := form.Field(e.Key); {
	case kindName(s) != "":
		return kindName(s)
	case f == nil || s.Label != f.Name() || len(s.Edits) > 1:
		return s.Label
	case e.New == "" && form.Computed(e.Key):
		return "恢复自动计算"
	case e.New == "":
		return "清空"
	case e.Old == "":
		return "填写"
	default:
		return "修改"
	}
}

// newGapped stacks objects with gaps between those that are seen.
func newGapped(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(gap), objects...)
}
