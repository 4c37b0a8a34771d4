package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// A command is something that the clerk can have done by a key.
type command struct {
	name   string
	key    fyne.KeyName
	with   fyne.KeyModifier // held down meanwhile
	report func(*reportView)
	always func(*App) // instead of report: also where no report is open

	library func(*library) // what it does there; nil = nothing
}

const (
	ctrl  = fyne.KeyModifierControl
	shift = fyne.KeyModifierShift
)

// commands is the only list of commands: the keys are taken by it, the tips of
// the toolbar and the sheet of F1 are made of it. It is a function because the
// sheet, which one of them shows, lists them all.
func commands() []command {
	return []command{
		{name: "撤销", key: fyne.KeyZ, with: ctrl, report: func(v *reportView) { v.pane.Undo() }},
		{name: "重做", key: fyne.KeyY, with: ctrl, report: func(v *reportView) { v.pane.Redo() }},
		{name: "查找", key: fyne.KeyF, with: ctrl, report: func(v *reportView) { v.finder.open() }, library: (*library).find},
		{name: "替换", key: fyne.KeyH, with: ctrl, report: func(v *reportView) { v.finder.openReplace() }},
		{name: "下一处", key: fyne.KeyF3, report: func(v *reportView) { v.finder.next(1) }},
		{name: "上一处", key: fyne.KeyF3, with: shift, report: func(v *reportView) { v.finder.next(-1) }},
		{name: "关闭查找，回到单元格", key: fyne.KeyEscape, report: func(v *reportView) { v.finder.leave() }},
		{name: "保存（平时自动保存）", key: fyne.KeyS, with: ctrl, report: (*reportView).assureSaved},
		{name: "预览", key: fyne.KeyF2, with: ctrl, report: (*reportView).togglePreview},
		{name: "打印", key: fyne.KeyP, with: ctrl, report: (*reportView).print},
		{name: "导出 Word", key: fyne.KeyE, with: ctrl, report: (*reportView).export},
		{name: "快捷键", key: fyne.KeyF1, always: (*App).showKeys},
	}
}

// commandNamed is the command of that name.
func commandNamed(name string) command {
	for _, c := range commands() {
		if c.name == name {
			return c
		}
	}
	panic("no command " + name) // a toolbar's own mistake, met by every test of it
}

// shortcut is how the toolkit tells of the key.
func (c command) shortcut() fyne.Shortcut {
	switch {
	case c.key == fyne.KeyZ && c.with == ctrl:
		return &fyne.ShortcutUndo{}
	case c.key == fyne.KeyY && c.with == ctrl:
		return &fyne.ShortcutRedo{}
	default:
		return &desktop.CustomShortcut{KeyName: c.key, Modifier: c.with}
	}
}

// keys is how the key is written: Ctrl+F.
func (c command) keys() string {
	text := strings.Replace(string(c.key), "Escape", "Esc", 1)
	if c.with&shift != 0 {
		text = "Shift+" + text
	}
	if c.with&ctrl != 0 {
		text = "Ctrl+" + text
	}
	return text
}

// button is a word in the toolbar that does what the command of that name does.
func (v *reportView) button(name string) *flatButton {
	c := commandNamed(name)
	b := flat(name, func() { c.report(v) })
	v.app.tips.on(&b.hover, b, name+"　"+c.keys())
	return b
}

// strong is button for the one that stands out.
func (v *reportView) strong(name string) *strongButton {
	c := commandNamed(name)
	b := &strongButton{}
	b.Text, b.Importance, b.OnTapped = name, widget.HighImportance, func() { c.report(v) }
	b.ExtendBaseWidget(b)
	v.app.tips.on(&b.hover, b, name+"　"+c.keys())
	return b
}

// strongButton is the toolkit's button, with a tip.
type strongButton struct {
	widget.Button
	hover func(in bool)
}

func (b *strongButton) MouseIn(e *desktop.MouseEvent) {
	b.Button.MouseIn(e)
	b.hover(true)
}

func (b *strongButton) MouseOut() {
	b.Button.MouseOut()
	b.hover(false)
}

func (b *strongButton) Tapped(e *fyne.PointEvent) {
	b.hover(false)
	b.Button.Tapped(e)
}
