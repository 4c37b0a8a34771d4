package app

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/field"
)

// command presses a command's key as the driver does: with Ctrl it is a shortcut, a
// key alone goes to what has the focus, else to the window.
func (c *clerk) command(name string) {
	c.Helper()
	cmd, canvas := commandNamed(name), c.app.window.Canvas()
	focused := canvas.Focused()
	if _, box := focused.(*field.Input); box { // hands it to the window, which takes none in tests
		c.app.shortcut(cmd.shortcut())
		return
	}
	switch taker, takes := focused.(fyne.Shortcutable); {
	case cmd.with != 0 && takes:
		taker.TypedShortcut(cmd.shortcut())
	case cmd.with != 0:
		c.app.shortcut(cmd.shortcut())
	case focused != nil:
		focused.TypedKey(&fyne.KeyEvent{Name: cmd.key})
	default:
		canvas.OnTypedKey()(&fyne.KeyEvent{Name: cmd.key})
	}
}

// typedKey presses a key that is no command.
func (c *clerk) typedKey(name fyne.KeyName) {
	c.Helper()
	if focused := c.app.window.Canvas().Focused(); focused != nil {
		focused.TypedKey(&fyne.KeyEvent{Name: name})
		return
	}
	c.app.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: name})
}

func (c *clerk) dialogs() int { return len(c.app.window.Canvas().Overlays().List()) }

func TestCommandsHaveKeysOfTheirOwn(t *testing.T) {
	names, keys := map[string]bool{}, map[string]bool{}
	for _, c := range commands() {
		if names[c.name] || keys[c.keys()] {
			t.Errorf("%s or its key %s is there twice", c.name, c.keys())
		}
		if (c.report == nil && c.compare == nil) == (c.always == nil) {
			t.Errorf("%s does nothing, or two things", c.name)
		}
		names[c.name], keys[c.keys()] = true, true
	}
}

func TestTheSheetListsEveryCommand(t *testing.T) {
	for _, where := range []string{"a cell", "nothing", "the library"} {
		t.Run(where, func(t *testing.T) {
			c := newClerk(t)
			if where != "the library" {
				c.press("看示例报告")
			}
			if where == "nothing" {
				c.app.window.Canvas().Unfocus()
			}
			c.command("快捷键")
			texts := c.texts()
			for _, cmd := range commands() {
				if i := slices.Index(texts, cmd.keys()); !cmd.silent && (i < 0 || texts[i+1] != cmd.name) {
					t.Errorf("%s is not listed with %s", cmd.name, cmd.keys())
				}
			}
			c.typedKey(fyne.KeyEscape)
			if c.dialogs() != 0 {
				t.Error("Escape leaves the sheet open")
			}
		})
	}
}

// The tips tell the same keys.
func TestTips(t *testing.T) {
	c := withSample(t)
	c.app.open.undo.MouseIn(&desktop.MouseEvent{})
	c.rests()
	c.sees("撤销　Ctrl+Z")
	c.app.open.undo.MouseOut()
	if slices.Contains(c.texts(), "撤销　Ctrl+Z") {
		t.Error("the tip stays behind the mouse")
	}
	c.app.open.undo.MouseIn(&desktop.MouseEvent{})
	c.app.open.undo.MouseOut()
	c.rests()
	if slices.Contains(c.texts(), "撤销　Ctrl+Z") {
		t.Error("the tip comes after the mouse has gone")
	}
}

// Enter and Escape answer a dialog also after a click beside its buttons.
func TestKeysAnswerADialogWithoutFocus(t *testing.T) {
	c := withSample(t)
	answered := 0
	ask := func() {
		c.app.ask("问", "好不好？", choice{label: "不"}, choice{label: "好", strong: true, do: func() { answered++ }})
		c.app.window.Canvas().Unfocus()
	}
	ask()
	c.typedKey(fyne.KeyEscape)
	if c.dialogs() != 0 || answered != 0 {
		t.Errorf("after Escape %d dialogs, %d answers", c.dialogs(), answered)
	}
	ask()
	c.typedKey(fyne.KeyReturn)
	if c.dialogs() != 0 || answered != 1 {
		t.Errorf("after Enter %d dialogs, %d answers", c.dialogs(), answered)
	}
	c.app.chooseFolder("选", c.dir, func(string) {})
	c.app.window.Canvas().Unfocus()
	c.typedKey(fyne.KeyEscape)
	if c.dialogs() != 0 {
		t.Error("Escape leaves the chooser open")
	}
}

// Every dialog has Chinese buttons of its own.
func TestTheSheetHasItsButton(t *testing.T) {
	c := withSample(t)
	c.command("快捷键")
	if all := strings.Join(c.texts(), "|"); !strings.Contains(all, "|知道了") {
		t.Errorf("the sheet says %s", all)
	}
	c.press("知道了")
}

// The button that Enter presses is the one that stands out, wherever Tab has led.
func TestButtonThatEnterPressesStandsOut(t *testing.T) {
	c := withSample(t)
	taken := ""
	take := func(what string) func() { return func() { taken = what } }
	c.app.ask("问", "好不好？", choice{label: "不", do: take("不")}, choice{label: "好", strong: true, do: take("好")})
	standsOut := func() (names []string) {
		walkAll(c.layer(), func(o fyne.CanvasObject) {
			if b, is := o.(*dialogButton); is && b.Importance == widget.HighImportance {
				names = append(names, b.Text)
			}
		})
		return names
	}
	for _, name := range []string{"好", "不", "好", "不"} {
		if got := standsOut(); len(got) != 1 || got[0] != name {
			t.Errorf("what stands out is %q, want %s", got, name)
		}
		c.app.window.Canvas().FocusNext()
	}
	c.app.window.Canvas().FocusNext()
	c.typedKey(fyne.KeyReturn)
	if taken != "不" {
		t.Errorf("Enter took %q", taken)
	}
}

// A click on a choice leaves Enter to the button that stands out.
func TestEnterAnswersAfterAChoice(t *testing.T) {
	c := withSample(t)
	c.press("外观")
	c.press("深色")
	c.typedKey(fyne.KeyReturn)
	if c.dialogs() != 0 || c.app.look != LookDark {
		t.Errorf("%d dialogs are open, the look is %q", c.dialogs(), c.app.look)
	}
}

// walkAll visits everything that is visible.
func walkAll(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	visit(o)
	for _, child := range children(o) {
		walkAll(child, visit)
	}
}
