package app

import (
	"fmt"

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
	silent bool       // not on the sheet of keys

	library func(*library)   // what it does there; nil = nothing
	compare func(*comparing) // likewise
}

const (
	ctrl  = fyne.KeyModifierControl
	shift = fyne.KeyModifierShift
)

// commands is the only list of commands: the keys are taken by it, the tips of
// the toolbar and the sheet of keys are made of it. It is a function because the
// sheet, which one of them shows, lists them all.
func commands() []command {
	list := []command{
		{name: "撤销", key: fyne.KeyZ, with: ctrl, report: func(v *reportView) { v.pane.Undo() }},
		{name: "重做", key: fyne.KeyY, with: ctrl, report: func(v *reportView) { v.pane.Redo() }},
		{name: "查找", key: fyne.KeyF, with: ctrl, report: func(v *reportView) { v.finder.open() }, library: (*library).find},
		{name: "替换", key: fyne.KeyH, with: ctrl, report: func(v *reportView) { v.finder.openReplace() }},
		{name: "下一处", key: fyne.KeyF3, report: func(v *reportView) { v.finder.next(1) }, compare: func(c *comparing) { c.paper.Step(1) }},
		{name: "上一处", key: fyne.KeyF3, with: shift, report: func(v *reportView) { v.finder.next(-1) }, compare: func(c *comparing) { c.paper.Step(-1) }},
		{name: "关闭查找，回到单元格", key: fyne.KeyEscape, report: func(v *reportView) { v.finder.leave() }, compare: func(c *comparing) { c.app.endComparing() }},
		{name: "保存（平时自动保存）", key: fyne.KeyS, with: ctrl, report: (*reportView).assureSaved},
		{name: "预览", key: fyne.KeyF2, with: ctrl, report: (*reportView).togglePreview},
		{name: "打印", key: fyne.KeyP, with: ctrl, report: (*reportView).print},
		{name: "导出 Word", key: fyne.KeyE, with: ctrl, report: (*reportView).export, compare: (*comparing).export},
		{name: "下一条检查提示", key: fyne.KeyF7, report: func(v *reportView) { v.walkFindings(1) }},
		{name: "上一条检查提示", key: fyne.KeyF7, with: shift, report: func(v *reportView) { v.walkFindings(-1) }},
		{name: "历史", key: fyne.KeyF8, report: func(v *reportView) { v.history.open() }},
		{name: "放大", key: fyne.KeyEqual, with: ctrl, report: func(v *reportView) { v.pane.ZoomBy(1) }, compare: func(c *comparing) { c.paper.ZoomBy(1) }},
		{name: "缩小", key: fyne.KeyMinus, with: ctrl, report: func(v *reportView) { v.pane.ZoomBy(-1) }, compare: func(c *comparing) { c.paper.ZoomBy(-1) }},
		{name: "原大", key: fyne.Key0, with: ctrl, report: func(v *reportView) { v.pane.SetZoom(100) }, compare: func(c *comparing) { c.paper.SetZoom(100) }},
		{name: "对比", key: fyne.KeyD, with: ctrl, report: (*reportView).compareEarlier},
		{name: "右侧栏", key: fyne.KeyF9, report: (*reportView).fold},
		{name: "使用说明", key: fyne.KeyF1, always: (*App).showGuide},
		{name: "快捷键", key: fyne.KeyF1, with: shift, always: (*App).showKeys},
	}
	return append(list, unlisted()...)
}

// unlisted are other keys for commands of the list, and one for each section.
func unlisted() []command {
	larger, magnify := func(v *reportView) { v.pane.ZoomBy(1) }, func(c *comparing) { c.paper.ZoomBy(1) }
	list := []command{
		{name: "放大（数字键盘）", key: fyne.KeyPlus, with: ctrl, report: larger, compare: magnify, silent: true},
		{name: "放大（上档键）", key: fyne.KeyEqual, with: ctrl | shift, report: larger, compare: magnify, silent: true},
		{name: "下一屏", key: fyne.KeyPageDown, compare: func(c *comparing) { c.paper.Page(1) }, silent: true},
		{name: "上一屏", key: fyne.KeyPageUp, compare: func(c *comparing) { c.paper.Page(-1) }, silent: true},
	}
	for i := range 9 {
		key := fyne.KeyName('1' + rune(i))
		list = append(list, command{name: fmt.Sprintf("第 %d 部分", i+1), key: key, with: ctrl, report: func(v *reportView) { v.sections.open(i) }, silent: true})
	}
	return list
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
	text := string(c.key)
	switch c.key {
	case fyne.KeyEqual:
		text = "+" // what is printed on the key as well
	case fyne.KeyEscape:
		text = "Esc"
	case fyne.KeyPlus:
		text = "小键盘+"
	}
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
	return v.app.strongButton(name, c, func() { c.report(v) })
}

// strongButton does what a command does here, by the words given.
func (a *App) strongButton(words string, c command, do func()) *strongButton {
	b := &strongButton{}
	b.Text, b.Importance, b.OnTapped = words, widget.HighImportance, do
	b.ExtendBaseWidget(b)
	a.tips.on(&b.hover, b, words+"　"+c.keys())
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
