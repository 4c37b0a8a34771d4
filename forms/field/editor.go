package field

import (
	"image/color"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/paper"
	"jibiao/forms/typeset"
)

// paperSelection tints selected text on paper, which is white in every theme.
var paperSelection = color.NRGBA{0x24, 0x6f, 0xc9, 0x44}

// editor is what a Field and an Input have in common: a drawn text with a
// caret and a selection, and what keys and the mouse do to them. It lies within
// the widget of its owner.
type editor struct {
	widget.BaseWidget

	owner    fyne.CanvasObject // the Field or the Input
	on       Events
	canvas   fyne.Canvas // nil if only Fyne knows
	oneLine  bool
	text     *paper.Text
	look     paper.Look
	value    string
	selected *selection
	bar      *bar

	focused bool
	caret   typeset.Caret
	anchor  int      // where the selection began; the caret's offset while nothing is selected
	wish    *float32 // where the caret would like to be on a line, while it goes up and down
	shift   bool     // held down, where the driver does not tell
	mouse   mouse
	inset   fyne.Position // where the text lies in its owner, as far as it is not the text's own position
}

func (e *editor) init(owner fyne.CanvasObject, text *paper.Text, look paper.Look, on Events) {
	e.owner, e.text, e.look, e.on = owner, text, look, on
	e.selected, e.bar = newSelection(), newBar(look.Color)
}

// Text is the text as it stands.
func (e *editor) Text() string { return e.value }

// SetText shows another text without telling anybody that it changed. The
// caret goes to where it changed.
func (e *editor) SetText(text string) {
	if text == e.value {
		return
	}
	_, to := typeset.Difference(e.value, text)
	e.put(text, typeset.Caret{Offset: to})
	if e.focused {
		e.tellCaret()
	}
}

// put lays a text out, with the caret at a place in it and nothing selected.
func (e *editor) put(text string, at typeset.Caret) {
	e.value, e.caret, e.anchor, e.wish = text, at, at.Offset, nil
	e.text.SetParagraphs(paper.Paragraph{Text: text, Look: e.look})
	call(e.on.Resized)
	e.arrange()
}

// setLook shows the text in another look.
func (e *editor) setLook(look paper.Look) {
	if look == e.look {
		return // its lines are broken already
	}
	e.look, e.bar.FillColor = look, look.Color
	e.put(e.value, e.caret)
}

// replace puts a text in the place of what stands between two offsets, as
// typing does, with the caret behind it: beside its last character, where a line
// ends there.
func (e *editor) replace(from, to int, with string) {
	with = clean(with, e.oneLine)
	if from == to && with == "" {
		return
	}
	e.put(e.value[:from]+with+e.value[to:], typeset.Caret{Offset: from + len(with), AtEnd: with != ""})
	e.tellCaret()
	if e.on.Changed != nil {
		e.on.Changed(e.value)
	}
}

// write is insert for a text that comes from outside. Where nothing is left of it
// (an empty clipboard, a picture, a control character) the selection stays.
func (e *editor) write(text string) {
	if text = clean(text, e.oneLine); text != "" {
		e.insert(text)
	}
}

// insert puts a text in the place of the selection, or at the caret.
func (e *editor) insert(text string) {
	from, to := e.span()
	e.replace(from, to, text)
}

// span is the selection, in the order of the text.
func (e *editor) span() (from, to int) {
	return min(e.anchor, e.caret.Offset), max(e.anchor, e.caret.Offset)
}

// Selection is the selected text.
func (e *editor) Selection() string {
	from, to := e.span()
	return e.value[from:to]
}

// selectSpan selects a stretch of the text, with the caret at its second end.
func (e *editor) selectSpan(from, to int) {
	e.anchor = from
	e.move(typeset.Caret{Offset: to, AtEnd: true}, true)
}

// selectAll is Ctrl+A.
func (e *editor) selectAll() { e.selectSpan(0, len(e.value)) }

func (e *editor) unselect() {
	e.anchor = e.caret.Offset
	e.arrange()
}

// move puts the caret at a place; extend says whether what lies between is
// selected.
func (e *editor) move(to typeset.Caret, extend bool) {
	to.Offset = e.within(to.Offset)
	e.caret, e.wish = to, nil
	e.anchor = e.within(e.anchor)
	if !extend {
		e.anchor = to.Offset
	}
	e.arrange()
	e.tellCaret()
}

// within is an offset that the text has. One that was found a moment ago may be
// beyond it or within a character by now: when the focus comes here, the field
// that it leaves is printed the form's way, and this one may follow it.
func (e *editor) within(offset int) int {
	offset = max(0, min(offset, len(e.value)))
	for offset < len(e.value) && !utf8.RuneStart(e.value[offset]) {
		offset--
	}
	return offset
}

// arrange draws the caret and the selection where they are.
func (e *editor) arrange() {
	from, to := e.span()
	if !e.focused && from == to {
		e.selected.show(nil, fyne.Position{})
		return
	}
	e.selected.show(e.text.Boxes(from, to), e.text.Position())
	e.bar.place(e.text.CaretBox(e.caret), e.text.Position())
}

// gainFocus shows the caret where it is.
func (e *editor) gainFocus() {
	e.focused, e.shift = true, false
	e.arrange()
	e.tellCaret()
}

func (e *editor) loseFocus() {
	e.focused, e.shift = false, false
	e.bar.stop()
}
