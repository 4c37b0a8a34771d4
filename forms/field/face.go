package field

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/paper"
)

// face is the resting field: drawn text that can take the focus and hands it
// to the editor. It is what the Tab key stops at; while the editor is live the
// face is not in the tree, so Tab never meets a field twice.
type face struct {
	widget.BaseWidget

	field *Field
	text  *paper.Text
}

func newFace(f *Field) *face {
	o := &f.options
	c := &face{field: f, text: paper.NewText(o.VAlign, o.Padding, paper.Paragraph{Look: o.Look})}
	c.ExtendBaseWidget(c)
	return c
}

func (c *face) show(text string) {
	c.text.SetParagraphs(paper.Paragraph{Text: text, Look: c.field.options.Look})
}

func (c *face) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.text) }

// Tapped edits at the place of the click.
func (c *face) Tapped(e *fyne.PointEvent) { c.field.edit(&e.Position) }

// TappedSecondary is a click too: the menu belongs to the editor.
func (c *face) TappedSecondary(e *fyne.PointEvent) { c.field.edit(&e.Position) }

// Cursor says what a click will do.
func (c *face) Cursor() desktop.Cursor {
	if c.Disabled() {
		return desktop.DefaultCursor
	}
	return desktop.TextCursor
}

// FocusGained comes by the Tab key.
func (c *face) FocusGained() { c.field.edit(nil) }

// FocusLost: the editor has taken over.
func (c *face) FocusLost() {}

// TypedRune never comes: the face passes the focus on at once.
func (c *face) TypedRune(rune) {}

// TypedKey never comes either.
func (c *face) TypedKey(*fyne.KeyEvent) {}

// Disabled keeps the Tab key off a field that may not be edited.
func (c *face) Disabled() bool { return !c.field.mayEdit() }

// Disable is asked of nobody: the options decide.
func (c *face) Disable() {}

// Enable likewise.
func (c *face) Enable() {}
