package forms

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// offerOverride answers a click on a locked, computed cell: it shows how the
// value comes about and offers to type it by hand.
func (p *Pane) offerOverride(c *valueCell) {
	if p.OnFocus != nil {
		p.OnFocus(c.key)
	}
	lines := container.New(layout.NewCustomPaddedVBoxLayout(4))
	for _, line := range strings.Split("自动计算："+p.draft.Form().Explain(c.key, p.draft.Values()), "\n") {
		lines.Add(canvas.NewText(line, theme.Color(theme.ColorNameForeground)))
	}
	var popUp *widget.PopUp
	lines.Add(container.NewHBox(widget.NewButton("改为手工填写", func() {
		popUp.Hide()
		p.override(c)
	})))
	popUp = widget.NewPopUp(container.New(layout.NewCustomPaddedLayout(4, 4, 8, 8), lines), p.canvas)
	popUp.ShowAtPosition(fyne.CurrentApp().Driver().AbsolutePositionForObject(c).AddXY(0, c.Size().Height))
}

// override opens a locked cell for typing. It locks again if nothing was
// typed; emptied, it is computed again.
func (p *Pane) override(c *valueCell) {
	c.free = true
	c.field.Edit()
}
