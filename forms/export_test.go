package forms

import (
	"fyne.io/fyne/v2"

	"jibiao/report"
)

// LineColor is the colour of a table's lines.
var LineColor = lineDark

// Offset is how far the sheet is scrolled down.
func (p *Pane) Offset() float32 { return p.scroll.Offset.Y }

// SheetHeight is how high the sheet wants to be.
func (p *Pane) SheetHeight() float32 { return p.sheet.MinSize().Height }

// Bounds is where a cell stands in the window.
func (p *Pane) Bounds(k report.Key) (fyne.Position, fyne.Size) {
	c := p.cells[k]
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(c), c.Size()
}
