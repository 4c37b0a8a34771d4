package field

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// arrowWidth is the room of the button that opens what a field offers.
const arrowWidth = 20

// arrow opens what a field offers. It is no button, because Tab is to go from
// cell to cell and not to the arrows between them.
type arrow struct {
	widget.BaseWidget
	tapped func()
}

func newArrow(tapped func()) *arrow {
	a := &arrow{tapped: tapped}
	a.ExtendBaseWidget(a)
	return a
}

// Tapped opens it.
func (a *arrow) Tapped(*fyne.PointEvent) { a.tapped() }

// CreateRenderer is for Fyne.
func (a *arrow) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(widget.NewIcon(theme.NewColoredResource(theme.MenuDropDownIcon(), theme.ColorNamePlaceHolder)))
}

// open shows what the field offers. The caret is in the field then, and comes
// back to it.
func (f *Field) open() {
	if !f.focused {
		f.clicked = true // it is in view
		f.Edit()
		f.clicked = false
	}
	switch {
	case !f.focused: // it is locked, and that was said
	case f.options.Panel != nil:
		f.openPanel()
	default:
		f.openList()
	}
}

// openList drops the choices. The present one is marked, and the arrow keys go
// on from it.
func (f *Field) openList() {
	items, present := make([]*fyne.MenuItem, len(f.options.Choices)), -1
	for i, choice := range f.options.Choices {
		items[i] = fyne.NewMenuItem(choice, func() { f.take(choice) })
		if choice == f.value {
			items[i].Checked, present = true, i
		}
	}
	list := widget.NewPopUpMenu(fyne.NewMenu("", items...), f.group.canvas)
	list.ShowAtPosition(f.Beside(list.MinSize()))
	for range present + 1 {
		list.ActivateNext()
	}
}

// openPanel shows the panel from which a value is picked.
func (f *Field) openPanel() {
	var popUp *widget.PopUp
	panel := f.options.Panel(func(text string) {
		popUp.Hide()
		f.take(text)
	}, func() { popUp.Hide() })
	popUp = widget.NewPopUp(container.New(layout.NewCustomPaddedLayout(4, 6, 6, 6), panel), f.group.canvas)
	popUp.ShowAtPosition(f.Beside(popUp.MinSize()))
	if keys, takes := panel.(fyne.Focusable); takes {
		f.group.canvas.Focus(keys)
	}
}

// take puts what was picked in the place of the text, apart from the typing
// before and after.
func (f *Field) take(text string) {
	f.Edit()
	call(f.on.Break)
	f.replace(0, len(f.value), text)
	call(f.on.Break)
}

// Beside is where something of a size is shown on the canvas: below the field,
// or above it where there is no room.
func (f *Field) Beside(size fyne.Size) fyne.Position {
	at, room := fyne.CurrentApp().Driver().AbsolutePositionForObject(f), f.group.canvas.Size()
	below := at.Y + f.Size().Height
	if below+size.Height > room.Height && size.Height <= at.Y {
		below = at.Y - size.Height
	}
	return fyne.NewPos(max(0, min(at.X, room.Width-size.Width)), below)
}
