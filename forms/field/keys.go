package field

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"jibiao/forms/typeset"
)

// openOffer opens what a field offers: its choices, a calendar.
var openOffer = desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt}

// TypedRune is a character typed, or one of those that an input method commits.
func (e *editor) TypedRune(r rune) { e.write(string(r)) }

// KeyDown follows the Shift key, where the driver does not tell of it.
func (e *editor) KeyDown(key *fyne.KeyEvent) { e.shift = e.shift || isShift(key.Name) }

// KeyUp likewise.
func (e *editor) KeyUp(key *fyne.KeyEvent) { e.shift = e.shift && !isShift(key.Name) }

func isShift(name fyne.KeyName) bool {
	return name == desktop.KeyShiftLeft || name == desktop.KeyShiftRight
}

// extending says whether Shift is held down. The driver knows better than the
// keys that came here: an input method may keep some to itself.
func (e *editor) extending() bool {
	if d, isDesktop := fyne.CurrentApp().Driver().(desktop.Driver); isDesktop {
		return d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
	}
	return e.shift
}

// typedKey does what a key without modifiers, or with Shift, stands for.
func (e *editor) typedKey(name fyne.KeyName) {
	extend := e.extending()
	first, last := e.text.Layout().Ends(e.caret)
	switch name {
	case fyne.KeyLeft:
		e.sideways(Left, extend, typeset.Previous)
	case fyne.KeyRight:
		e.sideways(Right, extend, typeset.Next)
	case fyne.KeyUp:
		e.vertically(Up, -1, extend)
	case fyne.KeyDown:
		e.vertically(Down, 1, extend)
	case fyne.KeyHome:
		e.move(first, extend)
	case fyne.KeyEnd:
		e.move(last, extend)
	case fyne.KeyBackspace:
		e.erase(typeset.Previous)
	case fyne.KeyDelete:
		e.erase(typeset.Next)
	case fyne.KeyReturn, fyne.KeyEnter:
		e.enter()
	case fyne.KeyPageUp:
		e.page(-1)
	case fyne.KeyPageDown:
		e.page(1)
	default:
		e.otherKey(name, extend)
	}
}

func (e *editor) page(by int) {
	if e.on.Page != nil {
		e.on.Page(by)
	}
}

// otherKey offers the program a key that does not type: F7, Escape. The others
// come once more as characters.
func (e *editor) otherKey(name fyne.KeyName, shift bool) {
	if len(name) < 2 || name == fyne.KeySpace || isShift(name) {
		return
	}
	s := &desktop.CustomShortcut{KeyName: name}
	if shift {
		s.Modifier = fyne.KeyModifierShift
	}
	e.offer(s)
}

// typedShortcut does what a key with modifiers stands for. Undo and redo are
// the owner's, whose history may be one for many texts.
func (e *editor) typedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCut:
		e.cut(s.Clipboard)
	case *fyne.ShortcutCopy:
		e.copy(s.Clipboard)
	case *fyne.ShortcutPaste:
		e.paste(s.Clipboard)
	case *fyne.ShortcutSelectAll:
		e.selectAll()
	case *fyne.ShortcutUndo:
		call(e.on.Undo)
	case *fyne.ShortcutRedo:
		call(e.on.Redo)
	case *desktop.CustomShortcut:
		if s.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault || !e.typedWithControl(s) {
			e.offer(s)
		}
	default:
		e.offer(s)
	}
}

// offer gives the program a shortcut that is not the editor's.
func (e *editor) offer(s fyne.Shortcut) {
	if e.on.Keys != nil {
		e.on.Keys(s)
	}
}

// typedWithControl goes by words and to the ends of the text.
func (e *editor) typedWithControl(s *desktop.CustomShortcut) (taken bool) {
	extend := s.Modifier&fyne.KeyModifierShift != 0
	to := func(offset int) { e.move(typeset.Caret{Offset: offset}, extend) }
	from, end := typeset.Paragraph(e.value, e.caret.Offset)
	switch s.KeyName {
	case fyne.KeyLeft:
		to(typeset.PreviousWord(e.value, e.caret.Offset))
	case fyne.KeyRight:
		to(typeset.NextWord(e.value, e.caret.Offset))
	case fyne.KeyUp:
		if from == e.caret.Offset { // the paragraph before
			from, _ = typeset.Paragraph(e.value, max(0, from-1))
		}
		to(from)
	case fyne.KeyDown:
		to(min(end+1, len(e.value)))
	case fyne.KeyHome:
		to(0)
	case fyne.KeyEnd:
		to(len(e.value))
	case fyne.KeyBackspace:
		e.erase(typeset.PreviousWord)
	case fyne.KeyDelete:
		e.erase(typeset.NextWord)
	default:
		return false
	}
	return true
}

// sideways moves by a character. Without Shift a selection is given up for its
// end on that side, and at the text's end the caret leaves.
func (e *editor) sideways(d Direction, extend bool, step func(string, int) int) {
	from, to := e.span()
	switch next := step(e.value, e.caret.Offset); {
	case from < to && !extend && d == Left:
		e.move(typeset.Caret{Offset: from}, false)
	case from < to && !extend:
		e.move(typeset.Caret{Offset: to}, false)
	case next == e.caret.Offset && !extend:
		e.leave(d)
	default:
		e.move(typeset.Caret{Offset: next}, extend)
	}
}

// vertically moves by a line, as close as it gets to where the caret was on the
// line that it set out from.
func (e *editor) vertically(d Direction, by int, extend bool) {
	layout := e.text.Layout()
	line, x := layout.Place(e.caret)
	if e.wish != nil {
		x = *e.wish
	}
	to := layout.At(line+by, x)
	if line+by < 0 || line+by >= layout.Len() {
		if !extend && e.leave(d) {
			return
		}
		to = typeset.Caret{}
		if d == Down {
			to.Offset = len(e.value)
		}
	}
	e.move(to, extend)
	e.wish = &x
}

func (e *editor) leave(d Direction) (taken bool) { return e.on.Leave != nil && e.on.Leave(d) }

// erase removes the selection, or what a step away from the caret passes over.
func (e *editor) erase(step func(string, int) int) {
	from, to := e.span()
	if from == to {
		other := step(e.value, from)
		from, to = min(from, other), max(to, other)
	}
	e.replace(from, to, "")
}

// enter makes a paragraph. In a list it begins the next item; in an item that
// is still empty it ends the list.
func (e *editor) enter() {
	from, to := e.span()
	start, end := typeset.Paragraph(e.value, from)
	mark, ok := markOf(e.value[start:end])
	switch {
	case !ok || from != to || from < start+mark.length:
		e.insert("\n")
	case start+mark.length == end:
		e.replace(start, end, "")
	default:
		e.insert("\n" + mark.next())
	}
}
