package forms

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"jibiao/report"
)

// What a clerk may do about a formula.
const (
	typeOver    = "改为手工填写"
	followAgain = "恢复自动计算"
)

// overridden says whether something was typed over a formula.
func (p *Pane) overridden(k report.Key) bool {
	return p.draft.Form().Computed(k) && !p.draft.Follows(k)
}

// explain tells how the value of a cell with a formula comes about, and what
// the formula gives where something was typed over it.
func (p *Pane) explain(k report.Key) string {
	form, values := p.draft.Form(), p.draft.Values()
	how := form.Explain(k, values)
	if !p.overridden(k) {
		return "自动计算：" + how
	}
	if result := form.Result(k, values); result != "" {
		return "手工填写，自动计算为 " + result + "\n" + how
	}
	return "手工填写，现在还不能自动计算\n" + how
}

// offerOverride answers a click on a locked, computed cell: it shows how the
// value comes about and offers to type it by hand.
func (p *Pane) offerOverride(c *valueCell) {
	p.note.end()
	if p.OnFocus != nil {
		p.OnFocus(c.key)
	}
	var popUp *widget.PopUp
	button := widget.NewButton(typeOver, func() {
		popUp.Hide()
		p.override(c)
	})
	lines := container.New(layout.NewCustomPaddedVBoxLayout(4), words(p.explain(c.key)), container.NewHBox(button))
	popUp = widget.NewPopUp(container.New(layout.NewCustomPaddedLayout(4, 4, 8, 8), lines), p.canvas)
	popUp.ShowAtPosition(c.field.Beside(popUp.MinSize()))
}

// override opens a locked cell for typing. It locks again if nothing was
// typed; emptied, it is computed again.
func (p *Pane) override(c *valueCell) {
	c.free = true
	c.field.Edit()
}

// followAgain takes back what was typed over a formula, as one step. A cell
// that is locked then lets the clerk go.
func (p *Pane) followAgain(c *valueCell) {
	c.free, c.typed = false, false
	p.draft.Apply(followAgain, report.Values{c.key: ""})
	c.show(true)
	if !c.mayEdit() {
		p.group.Rest()
	}
}

// menu is what the context menu of a cell has besides the clipboard.
func (p *Pane) menu(c *valueCell) []*fyne.MenuItem {
	switch {
	case p.overridden(c.key):
		return []*fyne.MenuItem{fyne.NewMenuItem(followAgain, func() { p.followAgain(c) })}
	case !c.mayEdit():
		return []*fyne.MenuItem{fyne.NewMenuItem(typeOver, func() { p.override(c) })}
	default:
		return nil
	}
}
