package field

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"jibiao/forms/paper/papertest"
)

// A form is a window with a box to fill in.
type form struct {
	*testing.T
	window fyne.Window
	input  *Input
	told   []string
}

func newForm(t *testing.T, make func() *Input) *form {
	t.Helper()
	papertest.NewApp(t)
	f := &form{T: t, window: test.NewTempWindow(t, nil), input: make()}
	f.input.OnChanged = func(text string) { f.told = append(f.told, text) }
	f.input.OnSubmitted = func(text string) { f.told = append(f.told, "submitted "+text) }
	f.input.OnEscape = func() { f.told = append(f.told, "escape") }
	f.window.SetPadded(false)
	f.window.SetContent(container.NewWithoutLayout(f.input))
	f.window.Resize(fyne.NewSize(300, 200))
	f.input.Resize(fyne.NewSize(120, f.input.MinSize().Height))
	f.window.Canvas().Focus(f.input)
	return f
}

func (f *form) want(told ...string) {
	f.Helper()
	if diff := cmp.Diff(told, f.told); diff != "" {
		f.Errorf("told (-want +got):\n%s", diff)
	}
}

func TestInput(t *testing.T) {
	f := newForm(t, func() *Input { return NewInput("archive") })
	press(f.input, "End")
	typeText(f.input, "s")
	press(f.input, "Return", "Escape", "ctrl+A", "Delete")
	f.want("archives", "submitted archives", "escape", "")
	f.input.SetText("elsewhere")
	f.want("archives", "submitted archives", "escape", "")
	f.input.SelectAll()
	if got := f.input.Selection(); got != "elsewhere" {
		t.Errorf("%q is selected", got)
	}
}

func TestInputUndo(t *testing.T) {
	f := newForm(t, func() *Input { return NewInput("a") })
	press(f.input, "End")
	typeText(f.input, "bc")
	fyne.CurrentApp().Clipboard().SetContent("def")
	press(f.input, "ctrl+V")
	var texts []string
	for _, key := range []string{"ctrl+Z", "ctrl+Z", "ctrl+Z", "ctrl+Y", "Left", "ctrl+Y", "ctrl+Y"} {
		press(f.input, key)
		texts = append(texts, f.input.Text())
	}
	if diff := cmp.Diff([]string{"abc", "a", "a", "abc", "abc", "abcdef", "abcdef"}, texts); diff != "" {
		t.Errorf("undo and redo (-want +got):\n%s", diff)
	}
}

func TestInputMarkup(t *testing.T) {
	t.Run("placeholder", func(t *testing.T) {
		f := newForm(t, func() *Input { return NewInput("") })
		f.input.SetPlaceHolder("unit")
		golden(t, f.window.Canvas(), "placeholder")
	})
	t.Run("scrolled to its end", func(t *testing.T) {
		f := newForm(t, func() *Input { return NewInput("a name that is longer than its box") })
		press(f.input, "End")
		golden(t, f.window.Canvas(), "scrolled")
	})
	t.Run("several lines", func(t *testing.T) {
		f := newForm(t, func() *Input { return NewTextBox("some lines that are broken at the width of their box", 2) })
		press(f.input, "ctrl+End")
		golden(t, f.window.Canvas(), "lines")
	})
}

func TestInputScrollsToItsCaret(t *testing.T) {
	f := newForm(t, func() *Input { return NewInput("a name that is longer than its box") })
	inside := func(key string) {
		t.Helper()
		caret, ok := FocusedCaret(f.window.Canvas())
		if !ok || caret.At.X < 0 || caret.At.X+caret.Size.Width > f.input.Size().Width {
			t.Errorf("after %s the caret is at %v, the box is %v wide", key, caret.At.X, f.input.Size().Width)
		}
	}
	for _, key := range []string{"End", "Home", "ctrl+Right", "End", "shift+Home"} {
		press(f.input, key)
		inside(key)
	}
	if x := f.input.text.Position().X; x != 0 {
		t.Errorf("the text begins at %v although its beginning is looked at", x)
	}
}

func TestInputShowsAsMuchAsItCan(t *testing.T) {
	f := newForm(t, func() *Input { return NewInput("a name that is longer than its box") })
	press(f.input, "End")
	f.input.Resize(f.input.Size().AddWidthHeight(170, 0))
	if x := f.input.text.Position().X; x != 0 {
		t.Errorf("the text begins at %v although the box has grown", x)
	}
	f.input.Resize(f.input.Size().SubtractWidthHeight(170, 0))
	f.window.Canvas().Unfocus()
	if x := f.input.text.Position().X; x != 0 {
		t.Errorf("at rest the text begins at %v", x)
	}
}

func TestTextBoxTakesParagraphs(t *testing.T) {
	f := newForm(t, func() *Input { return NewTextBox("1.one", 3) })
	press(f.input, "ctrl+End", "Return")
	f.want("1.one\n2.")
}

func TestInputMouse(t *testing.T) {
	f := newForm(t, func() *Input { return NewInput("绩效 评价") })
	f.window.Canvas().Unfocus()
	test.Tap(f.input)
	if f.window.Canvas().Focused() != fyne.Focusable(f.input) {
		t.Fatal("a click does not bring the focus")
	}
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	e.Position = f.input.inset.AddXY(1, 5)
	f.input.MouseDown(e)
	f.input.MouseDown(e)
	if got := f.input.Selection(); got != "绩效" {
		t.Errorf("a double click selects %q", got)
	}
	drag := &fyne.DragEvent{}
	drag.Position = fyne.NewPos(500, 5)
	f.input.Dragged(drag)
	if got := f.input.Selection(); got != "绩效 评价" {
		t.Errorf("dragging selects %q", got)
	}
}

// A shortcut that the box has no use for is the window's.
func TestInputLeavesShortcutsToTheWindow(t *testing.T) {
	f := newForm(t, func() *Input { return NewInput("") })
	find := &desktop.CustomShortcut{KeyName: fyne.KeyF, Modifier: fyne.KeyModifierControl}
	found := 0
	window := &desktopCanvas{Canvas: f.window.Canvas()}
	window.handler.AddShortcut(find, func(fyne.Shortcut) { found++ })
	f.input.canvas = window
	press(f.input, "ctrl+F")
	if found != 1 {
		t.Errorf("the window got it %d times", found)
	}
}

// desktopCanvas takes shortcuts, which the test driver's canvas does not.
type desktopCanvas struct {
	fyne.Canvas
	handler fyne.ShortcutHandler
}

func (c *desktopCanvas) TypedShortcut(s fyne.Shortcut) { c.handler.TypedShortcut(s) }
