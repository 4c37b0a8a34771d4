package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// dialogButtons are the buttons of a dialog. The one that Enter presses stands
// out: the one with the focus, else the main one.
type dialogButtons struct {
	all    []*dialogButton
	main   *dialogButton // the strong choice, or the only one; nil = there is none
	hide   func()        // closes the dialog
	escape func()        // what Escape does
}

func newDialogButtons(choices []choice) *dialogButtons {
	g := &dialogButtons{}
	for _, c := range choices {
		b := newDialogButton(g, c)
		if c.strong || len(choices) == 1 {
			g.main = b
		}
		g.all = append(g.all, b)
	}
	g.mark(g.main)
	return g
}

// shown tells the buttons how their dialog is closed. Escape closes it, or takes
// the choice that it stands for.
func (g *dialogButtons) shown(hide func()) {
	g.hide, g.escape = hide, hide
	for _, b := range g.all {
		if b.choice.escape {
			g.escape = b.OnTapped
		}
	}
}

func (g *dialogButtons) objects() []fyne.CanvasObject {
	list := make([]fyne.CanvasObject, len(g.all))
	for i, b := range g.all {
		list[i] = b
	}
	return list
}

// mark has one button stand out.
func (g *dialogButtons) mark(main *dialogButton) {
	for _, b := range g.all {
		b.Importance = widget.MediumImportance
		if b == main {
			b.Importance = widget.HighImportance
		}
		b.Refresh()
	}
}

// dialogButton is a button that Enter presses too.
type dialogButton struct {
	widget.Button
	group  *dialogButtons
	choice choice
}

func newDialogButton(g *dialogButtons, c choice) *dialogButton {
	b := &dialogButton{group: g, choice: c}
	b.Text = c.label
	b.OnTapped = func() {
		g.hide()
		if c.do != nil {
			c.do()
		}
	}
	b.ExtendBaseWidget(b)
	return b
}

// FocusGained is for Fyne.
func (b *dialogButton) FocusGained() {
	b.Button.FocusGained()
	b.group.mark(b)
}

// FocusLost is for Fyne.
func (b *dialogButton) FocusLost() {
	b.Button.FocusLost()
	b.group.mark(b.group.main)
}

// TypedKey is for Fyne.
func (b *dialogButton) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		b.OnTapped()
	case fyne.KeyEscape:
		b.group.escape()
	default:
		b.Button.TypedKey(key)
	}
}
