package forms

import (
	"strings"

	"fyne.io/fyne/v2"

	"jibiao/forms/paper"
	"jibiao/report"
)

// A slot is a place of the form with what stands there: a cell of a table, or
// a paragraph. Its widget is there while it is in view; how high it is, it
// knows without one.
type slot struct {
	source
	made content // nil while out of view

	width, height float32 // found last without the widget
}

// A source is what stands in a slot, without a widget.
type source interface {
	heightFor(width float32) float32
	build() content
}

// A content is the widget of a slot.
type content interface {
	fyne.CanvasObject
	HeightFor(width float32) float32
	released()
}

// HeightFor makes the slot a content of a grid.
func (s *slot) HeightFor(width float32) float32 {
	if s.made != nil {
		return s.made.HeightFor(width)
	}
	if width != s.width {
		s.width, s.height = width, s.heightFor(width)
	}
	return s.height
}

// Object makes the widget.
func (s *slot) Object() fyne.CanvasObject {
	if s.made == nil {
		s.made = s.build()
	}
	return s.made
}

// Release lets go of the widget.
func (s *slot) Release() {
	if s.made != nil {
		s.made.released()
		s.made = nil
	}
	s.forget()
}

// refresh shows the values that the slot repeats as they are now.
func (s *slot) refresh() {
	if made, repeats := s.made.(interface{ show() }); repeats {
		made.show()
	}
	s.forget()
}

// forget has the height found anew: the text is another.
func (s *slot) forget() { s.width = -1 }

// A home is the source of a cell that holds a value and nothing else.
type home struct {
	pane   *Pane
	key    report.Key
	look   paper.Look
	valign report.VAlign
}

func (h *home) heightFor(width float32) float32 {
	return h.pane.heightOf(h.pane.draft.Text(h.key), h.look, width)
}

func (h *home) build() content { return h.pane.newCell(h.key, h.look, h.valign) }

// heightOf is how high a value is in its cell.
func (p *Pane) heightOf(text string, look paper.Look, width float32) float32 {
	room := width - 2*p.padding() - look.Left - look.Right - look.FirstLine
	if !strings.Contains(text, "\n") && paper.Width(text, look) <= room {
		return p.oneLine(look)
	}
	return p.breaking(text, look).HeightFor(width)
}

// oneLine is the height of a value of one line: that of nearly all in a table
// of figures, so it is kept.
func (p *Pane) oneLine(look paper.Look) float32 {
	height, known := p.lines[look]
	if !known {
		height = p.breaking("", look).HeightFor(1000)
		p.lines[look] = height
	}
	return height
}

// breaking is a value's text as its cell will draw it.
func (p *Pane) breaking(text string, look paper.Look) *paper.Text {
	return paper.NewText(report.VAlignTop, fyne.NewSquareSize(p.padding()), paper.Paragraph{Text: text, Look: look})
}
