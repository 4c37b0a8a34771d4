package forms

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/field"
	"jibiao/forms/paper"
	"jibiao/report"
)

// cellPadding is the room between a cell's lines and its text at 100 %.
const cellPadding = 6

// penSize is how large the pen in the corner of an overridden cell is at 100 %.
const penSize = 12

// markWidth is how wide the coloured edge of a cell with a finding is.
const markWidth = 3

// valueCell is the home of a value on paper: its ground, its field, the mark
// of its findings, and the frame while it is being edited.
type valueCell struct {
	widget.BaseWidget

	pane   *Pane
	key    report.Key
	ink    paper.Look
	field  *field.Field
	ground *canvas.Rectangle
	mark   *canvas.Rectangle
	frame  *canvas.Rectangle
	pen    *canvas.Image // says that it was typed over its formula; nil in cells without one

	free    bool // a locked cell that the clerk has opened for typing
	typed   bool // since the clerk came into the cell
	focused bool
	height  float32 // as last laid out
}

func newValueCell(p *Pane, k report.Key, look paper.Look, valign report.VAlign) *valueCell {
	f := p.draft.Form().Field(k)
	c := &valueCell{
		pane: p, key: k, ink: look, ground: canvas.NewRectangle(paperWhite),
		mark: canvas.NewRectangle(color.Transparent), frame: canvas.NewRectangle(color.Transparent),
	}
	c.frame.StrokeColor, c.frame.StrokeWidth = focusBlue, 2
	c.frame.Hide()
	if p.draft.Form().Computed(k) {
		c.pen = canvas.NewImageFromResource(theme.NewColoredResource(theme.DocumentCreateIcon(), theme.ColorNamePrimary))
	}
	options := field.Options{
		Look: look, VAlign: valign, Padding: fyne.NewSquareSize(p.padding()),
		OneLine: f.Kind != report.KindParagraphs, Choices: f.Choices, Panel: c.panel(f.Kind), MayEdit: c.mayEdit,
	}
	c.field = field.New(p.group, options, c.events())
	c.ExtendBaseWidget(c)
	return c
}

func (c *valueCell) events() field.Events {
	p := c.pane
	return field.Events{
		Changed: c.changed,
		Focused: c.gotFocus,
		Left:    c.lostFocus,
		Next:    p.next,
		Break:   c.settle,
		Undo:    p.Undo,
		Redo:    p.Redo,
		Refused: func() { p.offerOverride(c) },
		Menu:    func() []*fyne.MenuItem { p.note.end(); return p.menu(c) },
		Resized: c.resized,
		Leave:   p.leave,
		Caret:   c.reveal,
		Page:    p.Page,
		Keys:    func(s fyne.Shortcut) bool { return p.OnShortcut != nil && p.OnShortcut(s) },
		Block:   func(rows [][]string) bool { return p.pasteRows(c.key, rows) || p.pasteCells(c.key, rows) },
	}
}

// mayEdit keeps computed cells locked until they are opened on purpose; one
// that was overridden stays open.
func (c *valueCell) mayEdit() bool {
	return c.free || c.pane.mayEdit(c.key)
}

// mayEdit says whether a value may be typed into just like that.
func (p *Pane) mayEdit(k report.Key) bool {
	return p.draft.Form().Field(k).Editable || !p.draft.Follows(k)
}

func (c *valueCell) changed(text string) {
	c.typed = true
	c.pane.note.end()
	c.pane.draft.Set(c.key, text)
}

// gotFocus follows the clerk into the cell. One that they clicked on stays where
// it is.
func (c *valueCell) gotFocus(jumped bool) {
	if c.focused {
		return
	}
	c.focused, c.typed = true, false
	c.pane.current = c.key
	c.pane.draft.Break()
	c.frame.Show()
	c.pane.sheet.arrange() // Tab may go on to its neighbours now
	if jumped {
		c.pane.reveal(c.key, 0, c.Size().Height)
	}
	c.pane.tools.show(c)
	if jumped {
		c.pane.note.end()
	} else {
		c.pane.note.ask(c)
	}
	if c.pane.OnFocus != nil {
		c.pane.OnFocus(c.key)
	}
}

// lostFocus prints the value the form's way and lets a cell that was emptied
// follow its formula again.
func (c *valueCell) lostFocus() {
	c.focused, c.free = false, false
	c.frame.Hide()
	if !c.pane.note.held {
		c.pane.note.end()
	}
	c.settle()
	c.show(true)
}

// settle prints what was typed the form's way. A text that was only looked at
// stays as it is.
func (c *valueCell) settle() {
	if c.typed {
		c.typed = false
		c.pane.draft.Tidy(c.key)
	}
	c.pane.draft.Break()
}

// reveal scrolls to where the clerk types.
func (c *valueCell) reveal(at fyne.Position, height float32) {
	if c.pane.cells[c.key] == c { // the rows may have been drawn anew meanwhile
		c.pane.reveal(c.key, at.Y, height)
	}
}

// show puts the draft's text and colours. While the clerk is typing, a
// computed cell that was just emptied stays empty until they leave it: now
// says that they are not, or that the text was changed by something else.
func (c *valueCell) show(now bool) {
	d := c.pane.draft
	follows := d.Follows(c.key)
	look := c.ink
	if follows {
		look.Color = inkComputed
	}
	if now || !c.focused || !follows {
		c.field.SetLook(look)
		c.field.SetText(d.Text(c.key))
	}
}

// resized has the sheet laid out again if the cell wants another height.
func (c *valueCell) resized() {
	if c.pane.sheet == nil || c.Size().Width == 0 {
		return
	}
	if h := c.HeightFor(c.Size().Width); h != c.height {
		c.height = h
		if at, found := c.pane.places.of(c.key); found {
			c.pane.sheet.touch(at)
		}
		c.pane.relayout()
	}
}

// released is told that the cell is out of view.
func (c *valueCell) released() {
	if c.pane.cells[c.key] == c {
		delete(c.pane.cells, c.key)
	}
}

// MouseIn lets the cell's note come.
func (c *valueCell) MouseIn(*desktop.MouseEvent) { c.pane.note.hover(c) }

// MouseMoved is for Fyne, which tells it together with MouseIn.
func (c *valueCell) MouseMoved(*desktop.MouseEvent) {}

// MouseOut lets it go.
func (c *valueCell) MouseOut() { c.pane.note.leave() }

// HeightFor makes the cell the content of a slot.
func (c *valueCell) HeightFor(width float32) float32 { return c.field.HeightFor(width) }

// MinSize leaves the width to the layout.
func (c *valueCell) MinSize() fyne.Size { return c.field.MinSize() }

// CreateRenderer is for Fyne.
func (c *valueCell) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{c.ground, c.field, c.mark, c.frame}
	if c.pen != nil {
		objects = append(objects, c.pen)
	}
	return &cellRenderer{cell: c, objects: objects}
}

type cellRenderer struct {
	cell    *valueCell
	objects []fyne.CanvasObject
}

func (r *cellRenderer) Destroy()                     {}
func (r *cellRenderer) MinSize() fyne.Size           { return r.cell.MinSize() }
func (r *cellRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *cellRenderer) Refresh() {
	r.Layout(r.cell.Size())
	canvas.Refresh(r.cell)
}

func (r *cellRenderer) Layout(size fyne.Size) {
	for _, o := range []fyne.CanvasObject{r.cell.ground, r.cell.field, r.cell.frame} {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
	r.cell.mark.Resize(fyne.NewSize(markWidth, size.Height))
	if pen := r.cell.pen; pen != nil {
		side := r.cell.pane.zoomed(penSize)
		pen.Resize(fyne.NewSquareSize(side))
		pen.Move(fyne.NewPos(size.Width-side-1, 1))
	}
}
