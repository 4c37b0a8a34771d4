package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/field"
	"jibiao/report/explain"
)

// say tells the clerk something in a dialog with one button.
func (a *App) say(title, text string) {
	a.ask(title, text, choice{label: "知道了"})
}

// fail says what went wrong with what was tried, and the way out.
func (a *App) fail(tried string, err error) {
	a.say(tried+"没有成功", explain.Error(err))
}

// A choice is a button of a dialog. Escape closes the dialog and lets things
// be, unless one of the choices is what Escape means too.
type choice struct {
	label  string
	strong bool
	escape bool
	do     func()
}

// ask shows a dialog with the given buttons, each of which closes it.
func (a *App) ask(title, text string, choices ...choice) {
	a.askWith(title, dialogText(text), choices...)
}

func dialogText(text string) fyne.CanvasObject {
	return pad(0, 8, 8, 8, prose(text, 420, sizeText, colorText))
}

// askWith is ask with any content. The strong choice, or the only one, has the
// focus, so that Enter takes it. The dialog can also be hidden by the function
// that is returned.
func (a *App) askWith(title string, content fyne.CanvasObject, choices ...choice) (hide func()) {
	return a.askFor(title, content, nil, choices...)
}

// askFor is askWith with entries to fill in: Enter in one of them takes the
// strong choice too, Escape closes.
func (a *App) askFor(title string, content fyne.CanvasObject, entries []*field.Input, choices ...choice) (hide func()) {
	d := dialog.NewCustomWithoutButtons(title, content, a.window)
	buttons := make([]fyne.CanvasObject, len(choices))
	escape := d.Hide
	var focus *dialogButton
	for i, c := range choices {
		b := newDialogButton(c.label, func() {
			d.Hide()
			if c.do != nil {
				c.do()
			}
		})
		b.escape = func() { escape() }
		if c.escape {
			escape = b.OnTapped
		}
		if c.strong {
			b.Importance = widget.HighImportance
		}
		if c.strong || len(choices) == 1 {
			focus = b
		}
		buttons[i] = b
	}
	d.SetButtons(buttons)
	d.Show()
	for _, e := range entries {
		e.OnEscape = escape
		if focus != nil {
			e.OnSubmitted = func(string) { focus.OnTapped() }
		}
	}
	if focus != nil {
		a.window.Canvas().Focus(focus)
	}
	var press func()
	if focus != nil {
		press = focus.OnTapped
	}
	a.awaits(press, escape)
	return d.Hide
}

// awaits has Enter and Escape answer the dialog that was just shown also while
// nothing in it has the focus; press may be nil.
func (a *App) awaits(press, escape func()) {
	a.answers = append(a.answers, answer{a.window.Canvas().Overlays().Top(), press, escape})
}

// An answer is what Enter and Escape do in a dialog.
type answer struct {
	overlay       fyne.CanvasObject
	press, escape func()
}

// answer lets Enter and Escape answer the topmost dialog; it says whether there
// is one.
func (a *App) answer(key fyne.KeyName) bool {
	top := a.window.Canvas().Overlays().Top()
	if top == nil {
		return false
	}
	for _, d := range a.answers {
		switch {
		case d.overlay != top:
		case key == fyne.KeyEscape:
			d.escape()
		case (key == fyne.KeyReturn || key == fyne.KeyEnter) && d.press != nil:
			d.press()
		}
	}
	shown := a.window.Canvas().Overlays().List()
	a.answers = slices.DeleteFunc(a.answers, func(d answer) bool { return !slices.Contains(shown, d.overlay) })
	return true
}

// dialogButton is a button that Enter presses too.
type dialogButton struct {
	widget.Button
	escape func() // closes the dialog
}

func newDialogButton(label string, tapped func()) *dialogButton {
	b := &dialogButton{}
	b.Text, b.OnTapped = label, tapped
	b.ExtendBaseWidget(b)
	return b
}

func (b *dialogButton) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		b.OnTapped()
	case fyne.KeyEscape:
		b.escape()
	default:
		b.Button.TypedKey(key)
	}
}
