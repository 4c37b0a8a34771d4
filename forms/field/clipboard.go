package field

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

func (e *editor) copy(clip fyne.Clipboard) {
	if s := e.Selection(); s != "" {
		clip.SetContent(s)
	}
}

func (e *editor) cut(clip fyne.Clipboard) {
	if s := e.Selection(); s != "" {
		clip.SetContent(s)
		e.insert("")
	}
}

// paste puts in what the clipboard holds. A block of cells is first offered to
// the owner, who may have cells for it.
func (e *editor) paste(clip fyne.Clipboard) {
	content := clip.Content()
	if rows := e.blockIn(content); rows != nil && e.on.Block != nil && e.on.Block(rows) {
		return
	}
	e.write(withoutResidue(withoutQuotes(content)))
}

// blockIn is the block of cells that a text is for this editor, nil for none.
// Where there are no paragraphs, several lines are one too: a column.
func (e *editor) blockIn(text string) [][]string {
	if rows := blockOf(text); rows != nil || !e.oneLine {
		return rows
	}
	return columnOf(text)
}

// TappedSecondary shows the menu.
func (e *editor) TappedSecondary(at *fyne.PointEvent) {
	c, items := e.canvasNow(), []*fyne.MenuItem{}
	if c == nil {
		return
	}
	if e.focused { // a locked field has no clipboard
		items = e.clipboardMenu(c)
	}
	if more := e.moreMenu(); len(more) > 0 {
		if len(items) > 0 {
			items = append(items, fyne.NewMenuItemSeparator())
		}
		items = append(items, more...)
	}
	if len(items) > 0 {
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, at.AbsolutePosition)
	}
}

// moreMenu is what the owner has for the menu.
func (e *editor) moreMenu() []*fyne.MenuItem {
	if e.on.Menu == nil {
		return nil
	}
	return e.on.Menu()
}

func (e *editor) clipboardMenu(c fyne.Canvas) []*fyne.MenuItem {
	clip := fyne.CurrentApp().Clipboard()
	item := func(label string, s fyne.Shortcut, on bool) *fyne.MenuItem {
		i := fyne.NewMenuItem(label, func() {
			c.Focus(e.owner.(fyne.Focusable))
			e.typedShortcut(s)
		})
		i.Disabled = !on
		return i
	}
	some := e.Selection() != ""
	return []*fyne.MenuItem{
		item("剪切", &fyne.ShortcutCut{Clipboard: clip}, some), item("复制", &fyne.ShortcutCopy{Clipboard: clip}, some),
		item("粘贴", &fyne.ShortcutPaste{Clipboard: clip}, clip.Content() != ""), item("全选", &fyne.ShortcutSelectAll{}, e.value != ""),
		fyne.NewMenuItemSeparator(), item("撤销", &fyne.ShortcutUndo{}, true), item("重做", &fyne.ShortcutRedo{}, true),
	}
}

// canvasNow is the canvas, also of an owner to whom it was not given.
func (e *editor) canvasNow() fyne.Canvas {
	if e.canvas != nil {
		return e.canvas
	}
	return fyne.CurrentApp().Driver().CanvasForObject(e.owner)
}
