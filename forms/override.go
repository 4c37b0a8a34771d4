package forms

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// offerOverride answers a click on a locked, computed cell: it shows how the
// value comes about and offers to type it by hand.
func (p *Pane) offerOverride(c *valueCell) {
	if p.OnFocus != nil {
		p.OnFocus(c.key)
	}
	var items []*fyne.MenuItem
	for _, line := range strings.Split("自动计算："+p.draft.Form().Explain(c.key, p.draft.Values()), "\n") {
		item := fyne.NewMenuItem(line, nil)
		item.Disabled = true
		items = append(items, item)
	}
	items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem("改为手工填写", func() { p.override(c) }))
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(c).AddXY(0, c.Size().Height)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), p.canvas, at)
}

// override opens a locked cell for typing. It locks again if nothing was
// typed; emptied, it is computed again.
func (p *Pane) override(c *valueCell) {
	c.free = true
	c.field.Edit()
}
