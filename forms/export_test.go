package forms

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"jibiao/forms/field"
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

// Field is the editor of a cell in view.
func (p *Pane) Field(k report.Key) *field.Field { return p.cells[k].field }

// Penned says whether a cell has the pen of those typed over their formula.
func (p *Pane) Penned(k report.Key) bool { return p.cells[k].pen != nil && p.cells[k].pen.Visible() }

// Edge tells what the coloured edge of a cell stands for.
func (p *Pane) Edge(k report.Key) string {
	return map[color.Color]string{
		color.Transparent: "none", edgeWaiting: "waiting", LevelColor(report.Error): "error", LevelColor(report.Warning): "warning",
	}[p.cells[k].mark.FillColor]
}

// NoteBounds is where the note stands in the window.
func (p *Pane) NoteBounds() (fyne.Position, fyne.Size) {
	if p.note.cell == nil {
		return fyne.Position{}, fyne.Size{}
	}
	box := p.note.layer.Objects[0]
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(box), box.Size()
}

// Link is what the note offers by a name; nil if it does not.
func (p *Pane) Link(text string) (found fyne.Tappable) {
	p.inNote(func(o fyne.CanvasObject) {
		if l, is := o.(*link); is && l.text.Text == text {
			found = l
		}
	})
	return found
}

// InNote says whether something is drawn as a part of the note.
func (p *Pane) InNote(o fyne.CanvasObject) (in bool) {
	p.inNote(func(part fyne.CanvasObject) { in = in || part == o })
	return in
}

// ClickableInNote names the parts of the note that take the mouse.
func (p *Pane) ClickableInNote() (names []string) {
	p.inNote(func(o fyne.CanvasObject) {
		switch o.(type) {
		case fyne.Tappable, fyne.SecondaryTappable, fyne.DoubleTappable, fyne.Draggable, fyne.Focusable, desktop.Mouseable, desktop.Hoverable:
			names = append(names, fmt.Sprintf("%T", o))
		}
	})
	return names
}

// inNote visits the parts of the note.
func (p *Pane) inNote(visit func(fyne.CanvasObject)) {
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		visit(o)
		var parts []fyne.CanvasObject
		switch o := o.(type) {
		case *fyne.Container:
			parts = o.Objects
		case fyne.Widget:
			parts = test.WidgetRenderer(o).Objects()
		}
		for _, part := range parts {
			walk(part)
		}
	}
	walk(p.note.layer)
}

// SheetHeight is how high the sheet wants to be.
func (c *Comparison) SheetHeight() float32 { return c.sheet.MinSize().Height }
