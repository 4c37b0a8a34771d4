package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"jibiao/report/store"
)

// stateColors are those of a state's chip.
func stateColors(s store.State) (ink, tint color.Color) {
	switch s {
	case store.Checked:
		return colorLink, colorSelected
	case store.Submitted:
		return colorGood, colorGoodTint
	default:
		return colorAmber, colorAmberTint
	}
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
	ink, tint := stateColors(s)
	c.box.Objects[0] = chip(s.Label(), ink, tint)
	c.box.Refresh()
}
