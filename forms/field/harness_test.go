package field

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"jibiao/assets/fonts"
	"jibiao/forms/paper"
	"jibiao/forms/typeset"
)

// A writer is a test's user of a field that stands alone in a window.
type writer struct {
	*testing.T
	window fyne.Window
	field  *Field
	events []string // what the field told but its text
	texts  []string // what it told of its text
	block  [][]string
}

const padding = 6

func face() fyne.Resource { return fyne.NewStaticResource("serif-regular.otf", fonts.SerifRegular) }

// newWriter gives a field the focus. It is so many characters wide within its
// padding.
func newWriter(t *testing.T, characters float32, options Options) *writer {
	t.Helper()
	test.NewTempApp(t)
	w := &writer{T: t, window: test.NewTempWindow(t, nil)}
	options.Look.Font, options.Look.Size, options.Look.Color = face(), 16, color.Black
	options.Padding = fyne.NewSquareSize(padding)
	w.field = New(NewGroup(w.window.Canvas()), options, w.listen())
	w.window.SetPadded(false)
	w.window.SetContent(container.NewWithoutLayout(w.field))
	w.window.Resize(fyne.NewSize(characters*16+2*padding+40, 400))
	w.field.Resize(fyne.NewSize(characters*16+2*padding, 200))
	w.field.Edit()
	w.events = nil
	return w
}

func (w *writer) listen() Events {
	note := func(event string) func() { return func() { w.events = append(w.events, event) } }
	return Events{
		Changed: func(text string) { w.texts = append(w.texts, text) },
		Focused: func(bool) { note("focused")() }, Left: note("left"), Next: note("next"), Undo: note("undo"), Redo: note("redo"), Refused: note("refused"),
		Leave: func(d Direction) bool {
			note([]string{"leave left", "leave right", "leave up", "leave down"}[d])()
			return true
		},
		Page:  func(by int) { note(map[int]string{-1: "page up", 1: "page down"}[by])() },
		Keys:  func(s fyne.Shortcut) bool { note(s.ShortcutName())(); return true },
		Block: func(rows [][]string) bool { w.block = rows; return true },
	}
}

// set gives the field a text. "|" in it is the caret and "^" where a selection
// began.
func (w *writer) set(state string) {
	w.Helper()
	text := strings.NewReplacer("|", "", "^", "").Replace(state)
	w.field.SetText(text)
	caret := strings.Index(strings.ReplaceAll(state, "^", ""), "|")
	anchor := strings.Index(strings.ReplaceAll(state, "|", ""), "^")
	if anchor < 0 {
		anchor = caret
	}
	w.field.move(typeset.Caret{Offset: anchor}, false)
	w.field.move(typeset.Caret{Offset: caret}, true)
}

// state is the opposite of set.
func (w *writer) state() string {
	text, caret, anchor := w.field.Text(), w.field.caret.Offset, w.field.anchor
	switch {
	case anchor < caret:
		return text[:anchor] + "^" + text[anchor:caret] + "|" + text[caret:]
	case anchor > caret:
		return text[:caret] + "|" + text[caret:anchor] + "^" + text[anchor:]
	default:
		return text[:caret] + "|" + text[caret:]
	}
}

func (w *writer) want(state string) {
	w.Helper()
	if got := w.state(); got != state {
		w.Errorf("it is %q, want %q", got, state)
	}
}

// press presses keys as the desktop's driver tells them: "Left", "shift+Left",
// "ctrl+Left", "ctrl+C".
func press(focused fyne.Focusable, keys ...string) {
	clip := fyne.CurrentApp().Clipboard()
	for _, key := range keys {
		parts := strings.Split(key, "+")
		name := fyne.KeyName(parts[len(parts)-1])
		var modifier fyne.KeyModifier
		for _, m := range parts[:len(parts)-1] {
			modifier |= map[string]fyne.KeyModifier{"shift": fyne.KeyModifierShift, "ctrl": fyne.KeyModifierControl, "alt": fyne.KeyModifierAlt}[m]
		}
		known := map[string]fyne.Shortcut{
			"ctrl+A": &fyne.ShortcutSelectAll{}, "ctrl+C": &fyne.ShortcutCopy{Clipboard: clip}, "ctrl+X": &fyne.ShortcutCut{Clipboard: clip},
			"ctrl+V": &fyne.ShortcutPaste{Clipboard: clip}, "ctrl+Z": &fyne.ShortcutUndo{}, "ctrl+Y": &fyne.ShortcutRedo{},
		}[key]
		switch {
		case known != nil:
			focused.(fyne.Shortcutable).TypedShortcut(known)
		case modifier&^fyne.KeyModifierShift != 0:
			focused.(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: modifier})
		default:
			pressPlain(focused, name, modifier)
		}
	}
}

func pressPlain(focused fyne.Focusable, name fyne.KeyName, modifier fyne.KeyModifier) {
	shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	if modifier != 0 {
		focused.(desktop.Keyable).KeyDown(shift)
		defer focused.(desktop.Keyable).KeyUp(shift)
	}
	focused.TypedKey(&fyne.KeyEvent{Name: name})
}

func typeText(focused fyne.Focusable, text string) {
	for _, r := range text {
		focused.TypedRune(r)
	}
}

// at is a position in the middle of a line's height, so many characters from
// the left.
func at(characters float32, line int) fyne.Position {
	pitch := paper.NewLine(fyne.Size{}, paper.Paragraph{Look: paper.Look{Font: face(), Size: 16}}).LineHeight()
	return fyne.NewPos(padding+characters*16, padding+(float32(line)+0.5)*pitch)
}

// click presses the mouse's button and lets it go.
func (w *writer) click(position fyne.Position, modifier fyne.KeyModifier) {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: modifier}
	e.Position = position
	w.field.MouseDown(e)
	w.field.MouseUp(e)
}
