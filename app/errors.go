package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/field"
	"jibiao/report/explain"
)

// say tells the clerk something in a dialog with one button.
func (a *App) say(title, text string) {
	a.ask(title, text, choice{label: "知道了"})
}

// fail says what went wrong with what was tried, and the way out. The log keeps
// the machine's words, without the name that tried may quote. What is still told
// is not told again.
func (a *App) fail(tried string, err error) {
	what, _, _ := strings.Cut(tried, "“")
	a.log.Error("the clerk was told", "tried", what, "error", err)
	title, text := tried+"没有成功", explain.Error(err)
	if a.told.text == title+text && slices.Contains(a.window.Canvas().Overlays().List(), a.told.overlay) {
		return // many reports of a damaged file fail alike
	}
	a.say(title, text)
	a.told = telling{a.window.Canvas().Overlays().Top(), title + text}
}

// A telling is the dialog that a failure was last told in.
type telling struct {
	overlay fyne.CanvasObject
	text    string
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
	return prose(text, 440, sizeText, colorText)
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
	group := newDialogButtons(choices)
	shown := a.popUp(title, content, group.objects()...)
	group.shown(shown.Hide)
	for _, e := range entries {
		e.OnEscape = group.escape
		if group.main != nil {
			e.OnSubmitted = func(string) { group.main.OnTapped() }
		}
	}
	var press func()
	if group.main != nil {
		a.window.Canvas().Focus(group.main)
		press = group.main.OnTapped
	}
	a.awaits(press, group.escape)
	return shown.Hide
}

// popUp shows something above the window with a title, and its buttons at the
// right end below, as the dialogs of word processors have them: the first of
// them stands last.
func (a *App) popUp(title string, content fyne.CanvasObject, buttons ...fyne.CanvasObject) *widget.PopUp {
	row := container.New(layout.NewCustomPaddedHBoxLayout(8), layout.NewSpacer())
	for _, b := range slices.Backward(buttons) {
		row.Add(b)
	}
	head := pad(0, 0, 12, 0, label(title, sizeTitle, colorBrand)) // in the regular face: it may name a file
	body := framed(head, nil, nil, nil, framed(nil, pad(16, 0, 0, 0, row), nil, nil, a.scrolled(content)))
	p := widget.NewModalPopUp(pad(14, 18, 12, 18, body), a.window.Canvas())
	p.Show()
	return p
}

// dialogFrame is how much less than the window a dialog's content may measure.
const dialogFrame = 150

// scrolled lets what is higher than the window leaves room for be scrolled.
func (a *App) scrolled(content fyne.CanvasObject) fyne.CanvasObject {
	size, room := content.MinSize(), a.window.Canvas().Size().Height-dialogFrame
	if size.Height <= room {
		return content
	}
	scroll := container.NewVScroll(pad(0, 14, 0, 0, content))
	scroll.SetMinSize(fyne.NewSize(size.Width+14, max(room, 80)))
	return scroll
}

// awaits has Enter and Escape answer the dialog that was just shown also while
// nothing in it has the focus; press may be nil.
func (a *App) awaits(press, escape func()) {
	a.answers = append(a.answers, answer{a.window.Canvas().Overlays().Top(), press, escape})
}

// chosen takes the focus from what was just clicked on in a dialog, so that
// Enter and Escape answer: the toolkit's radio buttons would swallow them.
func (a *App) chosen() { a.window.Canvas().Unfocus() }

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
