package forms

import (
	"time"

	"fyne.io/fyne/v2"

	"jibiao/forms/pick"
	"jibiao/report"
)

// panel is what the values of a kind are picked from, nil where they are typed
// or chosen from a list.
func (c *valueCell) panel(kind report.Kind) func(picked func(string), closed func()) fyne.CanvasObject {
	switch kind {
	case report.KindYear:
		return c.years
	case report.KindDate:
		return c.calendar
	default:
		return nil
	}
}

// years opens at the year typed, or at the one that is over.
func (c *valueCell) years(picked func(string), closed func()) fyne.CanvasObject {
	year, _ := report.ReadYear(c.field.Text())
	y := pick.NewYears(year, c.pane.draft.Now().Local().Year(), func(year int) { picked(report.PrintYear(year)) })
	y.OnEscape = closed
	return y
}

// calendar opens at the day typed, or at today.
func (c *valueCell) calendar(picked func(string), closed func()) fyne.CanvasObject {
	day, _ := report.ReadDate(c.field.Text())
	m := pick.NewCalendar(day, c.pane.draft.Now().Local(), func(day time.Time) { picked(report.PrintDate(day)) })
	m.OnEscape = closed
	return m
}
