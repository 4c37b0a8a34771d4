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

// blanks is the source of text with blanks in it that are filled in there and
// nowhere else ("填报单位：____ 联系人：____"). Its pieces flow one after the
// other; a blank grows with its value and takes a line of its own where it
// must.
type blanks struct {
	pane    *Pane
	lines   [][]piece // by paragraph
	padding float32
}

// A piece is either a literal or a blank.
type piece struct {
	blank *home    // nil for text that is printed
	text  *printed // nil for a blank
}

// newBlanks makes the source; claim says which of its values have their home
// there.
func newBlanks(p *Pane, t printing, claim func(report.Key) bool) *blanks {
	made := &blanks{pane: p, padding: t.padding.Width}
	for i := range t.paragraphs {
		look := p.scale.Look(&t.paragraphs[i], p.fonts, inkBlack)
		look.Align, look.FirstLine = report.AlignLeft, 0
		var line []piece
		for _, run := range t.paragraphs[i].Runs {
			line = append(line, p.piece(run, look, t.valign, claim))
		}
		made.lines = append(made.lines, line)
	}
	return made
}

func (p *Pane) piece(run report.Run, look paper.Look, valign report.VAlign, claim func(report.Key) bool) piece {
	if claim(run.Key) {
		return piece{blank: &home{pane: p, key: run.Key, look: look, valign: valign}}
	}
	one := report.Paragraph{Runs: []report.Run{run}, LineHeight: 0}
	return piece{text: &printed{pane: p, printing: printing{
		paragraphs: []report.Paragraph{one}, valign: valign, padding: fyne.NewSize(0, p.padding()), ground: paperWhite,
	}}}
}

// wants is the width that a piece would take on a line with enough room.
func (piece *piece) wants() float32 {
	b := piece.blank
	if b == nil {
		return piece.text.width()
	}
	need := paper.Width(b.pane.draft.Text(b.key), b.look) + 2*b.pane.padding() + b.look.Size
	return max(leastBlank*b.look.Size, need)
}

// heightFor is how high a piece is, by its widget where there is one.
func (piece *piece) heightFor(width float32) float32 {
	b := piece.blank
	if b == nil {
		return piece.text.heightFor(width)
	}
	if c := b.pane.cells[b.key]; c != nil {
		return c.HeightFor(width)
	}
	return b.heightFor(width)
}

// flow places the pieces, counted through all lines, for a width and returns
// the height used.
func (t *blanks) flow(width float32, place func(n int, at fyne.Position, size fyne.Size)) float32 {
	room, y, n := width-2*t.padding, float32(0), 0
	for _, line := range t.lines {
		x, height := float32(0), float32(0)
		for i := range line {
			w := min(line[i].wants(), room)
			if x > 0 && x+w > room {
				x, y, height = 0, y+height, 0
			}
			h := line[i].heightFor(w)
			place(n, fyne.NewPos(t.padding+x, y), fyne.NewSize(w, h))
			x, height, n = x+w, max(height, h), n+1
		}
		y += height
	}
	return y
}

func (t *blanks) heightFor(width float32) float32 {
	return t.flow(width, func(int, fyne.Position, fyne.Size) {})
}

func (t *blanks) build() content {
	w := &inlineText{blanks: t, ground: canvas.NewRectangle(paperWhite)}
	for _, line := range t.lines {
		for i := range line {
			if b := line[i].blank; b != nil {
				w.pieces = append(w.pieces, t.pane.newCell(b.key, b.look, b.valign))
			} else {
				w.pieces = append(w.pieces, line[i].text.widget())
			}
		}
	}
	w.ExtendBaseWidget(w)
	return w
}

// inlineText is the widget of text with blanks.
type inlineText struct {
	widget.BaseWidget

	*blanks
	ground *canvas.Rectangle
	pieces []content
}

// show puts the values that are repeated as they are now.
func (t *inlineText) show() {
	for _, piece := range t.pieces {
		if text, isText := piece.(*staticText); isText {
			text.show()
		}
	}
}

func (t *inlineText) released() {
	for _, piece := range t.pieces {
		piece.released()
	}
}

// HeightFor makes the text the content of a slot.
func (t *inlineText) HeightFor(width float32) float32 { return t.heightFor(width) }

// MinSize leaves the width to the layout.
func (t *inlineText) MinSize() fyne.Size {
	return fyne.NewSize(1, t.HeightFor(max(1, t.Size().Width)))
}

// CreateRenderer is for Fyne.
func (t *inlineText) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{t.ground}
	for _, piece := range t.pieces {
		objects = append(objects, piece)
	}
	return &inlineRenderer{text: t, objects: objects}
}

type inlineRenderer struct {
	text    *inlineText
	objects []fyne.CanvasObject
}

func (r *inlineRenderer) Destroy()                     {}
func (r *inlineRenderer) MinSize() fyne.Size           { return r.text.MinSize() }
func (r *inlineRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *inlineRenderer) Refresh() {
	r.Layout(r.text.Size())
	canvas.Refresh(r.text)
}

func (r *inlineRenderer) Layout(size fyne.Size) {
	r.text.ground.Resize(size)
	r.text.flow(size.Width, func(n int, at fyne.Position, size fyne.Size) {
		r.text.pieces[n].Move(at)
		r.text.pieces[n].Resize(size)
	})
}
