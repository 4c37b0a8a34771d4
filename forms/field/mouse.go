package field

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"jibiao/forms/typeset"
)

// mouse is what is remembered of the clicks: one selects nothing, a second at
// once the word, a third the paragraph.
type mouse struct {
	at       fyne.Position
	when     time.Time
	clicks   int
	from, to int // what the last click selected; dragging goes on from it
}

// near is how far apart two clicks may be to count as a double click.
const near = 4

// grains are the stretches that one, two and three clicks select.
var grains = []func(text string, offset int) (from, to int){
	func(_ string, offset int) (int, int) { return offset, offset }, typeset.Word, typeset.Paragraph,
}

// grain is the stretch around an offset that the last clicks stand for.
func (m *mouse) grain(text string, offset int) (from, to int) {
	return grains[m.clicks%len(grains)](text, offset)
}

// count counts the clicks.
func (m *mouse) count(at fyne.Position) {
	d, now := at.Subtract(m.at), time.Now()
	again := now.Sub(m.when) < fyne.CurrentApp().Driver().DoubleTapDelay() && max(d.X, -d.X, d.Y, -d.Y) <= near
	if again {
		m.clicks++
	} else {
		m.clicks = 0
	}
	m.at, m.when = at, now
}

// caretAt is the place in the text at a position of the owner.
func (e *editor) caretAt(at fyne.Position) typeset.Caret {
	return e.text.CaretAt(e.onText(at))
}

// onText is a position of the owner, relative to the text.
func (e *editor) onText(at fyne.Position) fyne.Position {
	return at.Subtract(e.inset).Subtract(e.text.Position())
}

// grainAt is the stretch that the last clicks stand for around the character
// under a position, to which the caret at may be the nearest from behind.
func (e *editor) grainAt(position fyne.Position, at typeset.Caret) (from, to int) {
	first, _ := e.text.Layout().Ends(at)
	before := at.Offset > first.Offset && e.onText(position).X < e.text.CaretBox(at).At.X
	offset := at.Offset
	if before || at.AtEnd {
		offset = typeset.Previous(e.value, offset)
	}
	return e.mouse.grain(e.value, offset)
}

// press answers a button that goes down. The right one leaves a selection alone
// that it is pressed on: the menu is about it.
func (e *editor) press(m *desktop.MouseEvent) {
	at := e.caretAt(m.Position)
	if from, to := e.span(); m.Button == desktop.MouseButtonSecondary && from <= at.Offset && at.Offset <= to {
		return
	}
	e.mouse.count(m.Position)
	from, to := e.grainAt(m.Position, at)
	switch {
	case m.Modifier&fyne.KeyModifierShift != 0:
		e.mouse.from, e.mouse.to = e.anchor, e.anchor
		e.move(at, true)
	case from == to:
		e.mouse.from, e.mouse.to = at.Offset, at.Offset
		e.move(at, false)
	default:
		e.mouse.from, e.mouse.to = from, to
		e.selectSpan(from, to)
	}
}

// drag selects from what was clicked to the pointer, by words or paragraphs if
// these were clicked.
func (e *editor) drag(position fyne.Position) {
	at := e.caretAt(position)
	from, to := e.grainAt(position, at)
	switch {
	case from == to:
		e.anchor = e.mouse.from
		e.move(at, true)
	case from < e.mouse.from:
		e.selectSpan(e.mouse.to, from)
	default:
		e.selectSpan(e.mouse.from, max(to, e.mouse.to))
	}
}

// MouseUp is for Fyne, which tells it together with MouseDown.
func (e *editor) MouseUp(*desktop.MouseEvent) {}

// DragEnd is for Fyne, which tells it together with Dragged.
func (e *editor) DragEnd() {}
