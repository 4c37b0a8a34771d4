package forms

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/paper"
	"jibiao/report"
)

// leastBlank is the width of an empty blank between words, in characters.
const leastBlank = 8

// inlineText is text with blanks in it that are filled in there and nowhere
// else ("填报单位：____ 联系人：____"). Its pieces flow one after the other; a
// blank grows with its value and takes a line of its own where it must.
type inlineText struct {
	widget.BaseWidget

	lines   [][]inlinePiece // by paragraph
	padding float32
	objects []fyne.CanvasObject
}

// inlinePiece is either a literal or a blank.
type inlinePiece struct {
	content interface {
		fyne.CanvasObject
		HeightFor(width float32) float32
	}
	cell   *valueCell  // nil for text that is printed
	static *staticText // nil for a blank
}

func newInlineText(p *Pane, paragraphs []report.Paragraph, valign report.VAlign, padding float32) *inlineText {
	t := &inlineText{padding: padding, objects: []fyne.CanvasObject{canvas.NewRectangle(paperWhite)}}
	for i := range paragraphs {
		look := p.scale.Look(&paragraphs[i], p.fonts, inkBlack)
		look.Align, look.FirstLine = report.AlignLeft, 0
		var line []inlinePiece
		for _, run := range paragraphs[i].Runs {
			piece := p.inlinePiece(run, look, valign)
			line = append(line, piece)
			t.objects = append(t.objects, piece.content)
		}
		t.lines = append(t.lines, line)
	}
	t.ExtendBaseWidget(t)
	return t
}

func (p *Pane) inlinePiece(run report.Run, look paper.Look, valign report.VAlign) inlinePiece {
	if f := p.draft.Form().Field(run.Key); f != nil && p.cells[run.Key] == nil {
		cell := p.addCell(run.Key, look, valign)
		return inlinePiece{content: cell, cell: cell}
	}
	one := report.Paragraph{Runs: []report.Run{run}, LineHeight: 0}
	text := newStaticText(p, []report.Paragraph{one}, valign, fyne.NewSize(0, cellPadding), paperWhite)
	if run.Key != "" {
		p.texts = append(p.texts, text)
	}
	return inlinePiece{content: text, static: text}
}

// wants is the width that a piece would take on a line with enough room.
func (piece *inlinePiece) wants() float32 {
	if piece.cell == nil {
		return piece.static.width()
	}
	size := piece.cell.ink.Size
	need := paper.Width(piece.cell.field.Text(), piece.cell.ink) + 2*cellPadding + size
	return max(leastBlank*size, need)
}

// flow places the pieces for a width and returns the height used.
func (t *inlineText) flow(width float32, place func(o fyne.CanvasObject, at fyne.Position, size fyne.Size)) float32 {
	room, y := width-2*t.padding, float32(0)
	for _, line := range t.lines {
		x, height := float32(0), float32(0)
		for i := range line {
			piece := &line[i]
			w := min(piece.wants(), room)
			if x > 0 && x+w > room {
				x, y, height = 0, y+height, 0
			}
			h := piece.content.HeightFor(w)
			place(piece.content, fyne.NewPos(t.padding+x, y), fyne.NewSize(w, h))
			x, height = x+w, max(height, h)
		}
		y += height
	}
	return y
}

// HeightFor makes the text a content of a grid.
func (t *inlineText) HeightFor(width float32) float32 {
	return t.flow(width, func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
}

// MinSize leaves the width to the layout.
func (t *inlineText) MinSize() fyne.Size {
	return fyne.NewSize(1, t.HeightFor(max(1, t.Size().Width)))
}

// CreateRenderer is for Fyne.
func (t *inlineText) CreateRenderer() fyne.WidgetRenderer { return &inlineRenderer{text: t} }

type inlineRenderer struct{ text *inlineText }

func (r *inlineRenderer) Destroy()                     {}
func (r *inlineRenderer) MinSize() fyne.Size           { return r.text.MinSize() }
func (r *inlineRenderer) Objects() []fyne.CanvasObject { return r.text.objects }

func (r *inlineRenderer) Refresh() {
	r.Layout(r.text.Size())
	canvas.Refresh(r.text)
}

func (r *inlineRenderer) Layout(size fyne.Size) {
	r.text.objects[0].Resize(size)
	r.text.flow(size.Width, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}
