package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// The shortcuts that work anywhere in the window.
var (
	saveKey   = &desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierControl}
	printKey  = &desktop.CustomShortcut{KeyName: fyne.KeyP, Modifier: fyne.KeyModifierControl}
	findKey   = &desktop.CustomShortcut{KeyName: fyne.KeyF, Modifier: fyne.KeyModifierControl}
	exportKey = &desktop.CustomShortcut{KeyName: fyne.KeyE, Modifier: fyne.KeyModifierControl}
)

// shortcuts has the window take them where no cell has the focus.
func (a *App) shortcuts() {
	take := func(s fyne.Shortcut) { a.shortcut(s) }
	for _, s := range []fyne.Shortcut{saveKey, printKey, exportKey, findKey, &fyne.ShortcutUndo{}, &fyne.ShortcutRedo{}} {
		a.window.Canvas().AddShortcut(s, take)
	}
}

// shortcut does what a shortcut stands for in the open report and says whether
// it stands for anything.
func (a *App) shortcut(s fyne.Shortcut) bool {
	if a.window.Canvas().Overlays().Top() != nil {
		return false // a dialog is to be answered first
	}
	if a.open == nil {
		return a.library.shortcut(s)
	}
	do := map[string]func(){
		saveKey.ShortcutName():                a.open.assureSaved,
		printKey.ShortcutName():               a.open.print,
		exportKey.ShortcutName():              a.open.export,
		(&fyne.ShortcutUndo{}).ShortcutName(): a.open.pane.Undo,
		(&fyne.ShortcutRedo{}).ShortcutName(): a.open.pane.Redo,
	}[s.ShortcutName()]
	if do == nil {
		return false
	}
	do()
	return true
}

// assureSaved answers Ctrl+S, which hands press by habit.
func (v *reportView) assureSaved() { v.status.assure(v.saver.pending() == 0) }
