package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"jibiao/report/store"
)

// stateColors are those of the states' chips.
var stateColors = map[store.State]struct{ ink, tint color.Color }{
	store.Draft:     {colorAmber, colorAmberTint},
	store.Checked:   {colorLink, colorSelected},
	store.Submitted: {colorGood, colorGoodTint},
}

// A chipBox holds the chip of a state, and can be given another one.
type chipBox struct {
	box   *fyne.Container
	state store.State
}

func newChipBox() *chipBox {
	return &chipBox{box: container.NewStack(canvas.NewRectangle(color.Transparent))}
}

func (c *chipBox) show(s store.State) {
	if c.state == s {
		return
	}
	c.state = s
	look := stateColors[s]
	c.box.Objects[0] = chip(s.Label(), look.ink, look.tint)
	c.box.Refresh()
}
