package field

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/paper"
)

// entry is Fyne's entry with our keys.
type entry struct {
	widget.Entry
	field *Field
	quiet bool // the text is being set, not typed
}

func newEntry(f *Field) *entry {
	e := &entry{field: f}
	e.MultiLine = true // a single-line entry cannot wrap
	e.Wrapping = fyne.TextWrapBreak
	e.TextStyle = paper.ValueStyle
	e.Text = f.text
	e.OnChanged = func(text string) {
		if !e.quiet {
			f.typed(text)
		}
	}
	e.OnCursorChanged = e.caretMoved
	e.ExtendBaseWidget(e)
	return e
}

// AcceptsTab leaves Tab to walk the cells.
func (e *entry) AcceptsTab() bool { return false }

// FocusGained tells the field's owner.
func (e *entry) FocusGained() {
	e.Entry.FocusGained()
	call(e.field.on.Focused)
}

// FocusLost tells the field's owner; the editor stays where it is until
// another field is edited, because the focus also goes, and comes back, with
// menus and with the window.
func (e *entry) FocusLost() {
	e.Entry.FocusLost()
	call(e.field.on.Left)
}

// TypedKey keeps Enter from making paragraphs in a one-line field.
func (e *entry) TypedKey(key *fyne.KeyEvent) {
	enter := key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter
	switch {
	case enter && e.field.options.OneLine:
		call(e.field.on.Next)
		return
	case key.Name == fyne.KeyDown && e.field.options.OneLine && len(e.field.options.Choices) > 0:
		e.field.editor.choose()
		return
	case e.field.on.Keys != nil && e.field.on.Keys(held(key.Name)):
		return
	}
	e.Entry.TypedKey(key)
}

// held is a key with what is held down meanwhile, as a shortcut: the toolkit
// makes none of a key alone or with Shift.
func held(name fyne.KeyName) fyne.Shortcut {
	s := &desktop.CustomShortcut{KeyName: name}
	if d, isDesktop := fyne.CurrentApp().Driver().(desktop.Driver); isDesktop {
		s.Modifier = d.CurrentKeyModifiers()
	}
	return s
}

// TypedShortcut sends undo and redo to the report, whose history is one for
// all cells, and offers the program its own shortcuts.
func (e *entry) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutPaste:
		if rows := blockOf(s.Clipboard.Content()); rows == nil || e.field.on.Block == nil || !e.field.on.Block(rows) {
			e.Entry.TypedShortcut(s)
		}
	case *fyne.ShortcutUndo:
		call(e.field.on.Undo)
	case *fyne.ShortcutRedo:
		call(e.field.on.Redo)
	default:
		if e.field.on.Keys == nil || !e.field.on.Keys(s) {
			e.Entry.TypedShortcut(s)
		}
	}
}

// TappedSecondary shows the menu in Chinese, with the report's undo.
func (e *entry) TappedSecondary(at *fyne.PointEvent) {
	driver, c := fyne.CurrentApp().Driver(), e.field.group.canvas
	clip := fyne.CurrentApp().Clipboard()
	item := func(label string, s fyne.Shortcut) *fyne.MenuItem {
		return fyne.NewMenuItem(label, func() {
			c.Focus(e)
			e.TypedShortcut(s)
		})
	}
	menu := fyne.NewMenu("",
		item("剪切", &fyne.ShortcutCut{Clipboard: clip}), item("复制", &fyne.ShortcutCopy{Clipboard: clip}),
		item("粘贴", &fyne.ShortcutPaste{Clipboard: clip}), item("全选", &fyne.ShortcutSelectAll{}),
		fyne.NewMenuItemSeparator(), item("撤销", &fyne.ShortcutUndo{}), item("重做", &fyne.ShortcutRedo{}))
	widget.ShowPopUpMenuAtPosition(menu, c, driver.AbsolutePositionForObject(e).Add(at.Position))
}

// toEnd moves the caret behind the last character.
func (e *entry) toEnd() {
	lines := strings.Count(e.Text, "\n")
	for range lines + len([]rune(e.Text)) { // rows on screen are never more
		row := e.CursorRow
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		if e.CursorRow == row {
			break
		}
	}
	e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
}

func (e *entry) caretMoved() {
	if e.field.on.Caret == nil || e.field.editor == nil {
		return
	}
	at := e.CursorPosition().Add(e.field.editor.themed.Position())
	e.field.on.Caret(at, fyne.MeasureText("国", e.field.options.Look.Size, e.TextStyle).Height)
}

// KeyDown is for the shift key, which the embedded entry follows.
func (e *entry) KeyDown(key *fyne.KeyEvent) { e.Entry.KeyDown(key) }

var _ desktop.Keyable = (*entry)(nil)
