package field

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// arrowWidth is the room of the button that opens the choices.
const arrowWidth = 20

// arrow opens the choices. It is no button, because Tab is to go from cell to
// cell and not to the arrows between them.
type arrow struct {
	widget.BaseWidget
	tapped func()
}

func newArrow(tapped func()) *arrow {
	a := &arrow{tapped: tapped}
	a.ExtendBaseWidget(a)
	return a
}

// Tapped opens the choices.
func (a *arrow) Tapped(*fyne.PointEvent) { a.tapped() }

// CreateRenderer is for Fyne.
func (a *arrow) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(widget.NewIcon(theme.NewColoredResource(theme.MenuDropDownIcon(), theme.ColorNamePlaceHolder)))
}

// choose drops the list of choices below the field.
func (f *Field) choose() {
	if !f.mayEdit() {
		call(f.on.Refused)
		return
	}
	c := f.group.canvas
	items := make([]*fyne.MenuItem, len(f.options.Choices))
	for i, choice := range f.options.Choices {
		items[i] = fyne.NewMenuItem(choice, func() {
			f.Edit()
			f.replace(0, len(f.value), choice)
		})
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(f).AddXY(0, f.Size().Height)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, at)
}
