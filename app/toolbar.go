package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// toolbar is a bar of things to do: some on the left, behind the program's
// name, some on the right.
func toolbar(left, right []fyne.CanvasObject) fyne.CanvasObject {
	row := append(append([]fyne.CanvasObject{}, left...), layout.NewSpacer())
	row = append(row, right...)
	name := container.NewCenter(pad(0, 14, 0, 0, heading("绩表", 15, colorBrand)))
	bar := pad(5, 12, 5, 12, container.New(behindName{}, name, container.NewHBox(row...)))
	return framed(nil, rule(), nil, nil, bar)
}

// behindName lays out the program's name and what stands behind it. The name
// gives way in a window that has no room for both.
type behindName struct{}

func (behindName) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[1].MinSize() }

func (behindName) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	name, rest := objects[0], objects[1]
	taken := name.MinSize().Width
	show(name, taken+rest.MinSize().Width <= size.Width)
	if !name.Visible() {
		taken = 0
	}
	name.Resize(fyne.NewSize(taken, size.Height))
	rest.Move(fyne.NewPos(taken, 0))
	rest.Resize(fyne.NewSize(size.Width-taken, size.Height))
}
