package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
)

// shortcuts has the window take the commands' keys where no cell has the focus.
func (a *App) shortcuts() {
	take := func(s fyne.Shortcut) { a.shortcut(s) }
	for _, c := range commands() {
		a.window.Canvas().AddShortcut(c.shortcut(), take)
	}
	a.window.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { a.typedKey(key.Name) })
}

// shortcut does what a shortcut stands for and says whether it stands for
// anything here.
func (a *App) shortcut(s fyne.Shortcut) bool {
	if a.window.Canvas().Overlays().Top() != nil {
		return false // a dialog is to be answered first
	}
	for _, c := range commands() {
		if c.shortcut().ShortcutName() != s.ShortcutName() {
			continue
		}
		if do := c.here(a); do != nil {
			do()
			return true
		}
	}
	return false
}

// here is what the command does to what the window shows; nil = nothing.
func (c command) here(a *App) func() {
	switch {
	case c.always != nil:
		return func() { c.always(a) }
	case a.comparing != nil:
		return bound(c.compare, a.comparing)
	case a.open != nil:
		return bound(c.report, a.open)
	default:
		return bound(c.library, a.library)
	}
}

// bound is a function with what it is for; nil if there is none.
func bound[T any](f func(T), to T) func() {
	if f == nil {
		return nil
	}
	return func() { f(to) }
}

// typedKey takes the keys that nothing with the focus takes: those that answer
// a dialog, and the commands on a key alone.
func (a *App) typedKey(name fyne.KeyName) {
	if !a.answer(name) {
		a.shortcut(held(name))
	}
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

// assureSaved answers Ctrl+S, which hands press by habit.
func (v *reportView) assureSaved() { v.status.assure(v.saver.pending() == 0) }

// typing lists the keys of the cells, of lists and of dialogs, which are no
// commands.
var typing = [][2]string{
	{"Ctrl+1 … Ctrl+9", "到第几部分"},
	{"Ctrl+滚轮", "放大、缩小"},
	{"Tab　Shift+Tab", "下一格、上一格"},
	{"Enter", "一行的栏目到下一格，多段的栏目另起一段"},
	{"Ctrl+X　Ctrl+C　Ctrl+V　Ctrl+A", "剪切、复制、粘贴、全选"},
	{"Enter　Esc", "对话框：按突出的按钮、关闭"},
}

// showKeys is the sheet of keys.
func (a *App) showKeys() {
	rows := container.New(layout.NewFormLayout())
	add := func(keys, name string) {
		rows.Add(pad(2, 18, 2, 0, label(keys, sizeText, colorBrand)))
		rows.Add(pad(2, 0, 2, 0, label(name, sizeText, colorText)))
	}
	for _, c := range commands() {
		if !c.silent {
			add(c.keys(), c.name)
		}
	}
	for _, t := range typing {
		add(t[0], t[1])
	}
	a.askWith("快捷键", rows, choice{label: "知道了"})
}
