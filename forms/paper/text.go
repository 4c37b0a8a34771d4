package paper

import (
	"image/color"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/typeset"
	"jibiao/report"
)

// A Paragraph is text in one look. Its text may hold several paragraphs,
// separated by '\n', all in that look.
type Paragraph struct {
	Text  string
	Look  Look
	Marks []Mark // in order, none over another
}

// Text is a widget that shows paragraphs below each other. It is as high as
// its width makes it: ask HeightFor.
type Text struct {
	widget.BaseWidget

	paragraphs []Paragraph
	padding    fyne.Size
	valign     report.VAlign
	endless    bool            // lines are not broken
	set        []*setParagraph // for setAt
	setAt      float32
}

// setParagraph is a paragraph broken into lines.
type setParagraph struct {
	*typeset.Layout
	pitch float32 // from one line to the next
}

// NewText makes the widget; padding is the distance from its edges.
func NewText(valign report.VAlign, padding fyne.Size, paragraphs ...Paragraph) *Text {
	t := &Text{paragraphs: paragraphs, padding: padding, valign: valign}
	t.ExtendBaseWidget(t)
	return t
}

// NewLine makes the widget for text that is not broken at its width but runs
// on to the right.
func NewLine(padding fyne.Size, paragraph Paragraph) *Text {
	t := NewText(report.VAlignTop, padding, paragraph)
	t.endless = true
	return t
}

// SetParagraphs shows other text. Where only the words of a paragraph differ,
// its lines are broken anew around the change and not elsewhere.
func (t *Text) SetParagraphs(paragraphs ...Paragraph) {
	if len(paragraphs) != len(t.paragraphs) {
		t.set = nil
	}
	for i, p := range paragraphs {
		if t.set == nil {
			break
		}
		if !p.Look.breaksAs(&t.paragraphs[i].Look) {
			t.set = nil
			break
		}
		t.set[i].SetText(p.Text)
	}
	t.paragraphs = paragraphs
	t.Refresh()
}

// HeightFor is the height that the text needs at a width.
func (t *Text) HeightFor(width float32) float32 {
	height := 2 * t.padding.Height
	for i, s := range t.setFor(width) {
		look := &t.paragraphs[i].Look
		height += look.Before + float32(s.Len())*s.pitch + look.After
	}
	return height
}

// setFor breaks all paragraphs for a width, once.
func (t *Text) setFor(width float32) []*setParagraph {
	if t.set != nil && t.setAt == width {
		return t.set
	}
	t.set, t.setAt = make([]*setParagraph, len(t.paragraphs)), width
	for i := range t.paragraphs {
		t.set[i] = t.setParagraph(&t.paragraphs[i], width)
	}
	return t.set
}

func (t *Text) setParagraph(p *Paragraph, width float32) *setParagraph {
	m := metricsOf(p.Look.Font, p.Look.Size)
	setting := typeset.Setting{
		Width: max(m.han, width-2*t.padding.Width-p.Look.Left-p.Look.Right), First: p.Look.FirstLine,
		Flush: p.Look.flush(), Advance: m.width,
	}
	if t.endless {
		setting.Width = math.MaxFloat32
	}
	return &setParagraph{Layout: typeset.New(p.Text, setting), pitch: p.Look.pitch()}
}

// MinSize leaves the width to the layout.
func (t *Text) MinSize() fyne.Size {
	t.ExtendBaseWidget(t)
	return fyne.NewSize(1, t.HeightFor(max(1, t.Size().Width)))
}

// CreateRenderer is for Fyne, which makes another one for a text that was out of
// the window for a minute, and asks that for no layout.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{text: t}
	if size := t.Size(); !size.IsZero() {
		r.Layout(size)
	}
	return r
}

type textRenderer struct {
	text    *Text
	ink     []fyne.CanvasObject
	grounds []fyne.CanvasObject // of marks, behind the ink
	lines   []fyne.CanvasObject // of marks, over it
}

func (r *textRenderer) Destroy()           {}
func (r *textRenderer) MinSize() fyne.Size { return r.text.MinSize() }

func (r *textRenderer) Objects() []fyne.CanvasObject {
	if len(r.grounds) == 0 {
		return r.ink
	}
	return slices.Concat(r.grounds, r.ink, r.lines)
}

func (r *textRenderer) Refresh() {
	r.Layout(r.text.Size())
	canvas.Refresh(r.text)
}

// Layout puts one canvas text per line, or per part of a line that is marked;
// those that stay are reused.
func (r *textRenderer) Layout(size fyne.Size) {
	t := r.text
	y := t.top(size)
	n := 0
	r.grounds, r.lines = nil, nil
	for i, s := range t.setFor(size.Width) {
		p := &t.paragraphs[i]
		y += p.Look.Before
		for _, line := range s.Lines() {
			n = r.putLine(n, &line, p, fyne.NewPos(t.padding.Width+p.Look.Left+line.Left, y), s.pitch)
			y += s.pitch
		}
		y += p.Look.After
	}
	r.ink = r.ink[:n]
}

// putLine draws a line from the n-th text on and returns the number of the next.
func (r *textRenderer) putLine(n int, line *typeset.Line, p *Paragraph, at fyne.Position, pitch float32) int {
	if line.Text != "" && len(p.Marks) == 0 {
		r.put(n, line.Text, &p.Look, p.Look.Color, at, fyne.NewSize(line.Width, pitch))
		return n + 1
	}
	for _, run := range runsOf(line, p.Marks) {
		text, ink := line.Text[run.from:run.to], p.Look.Color
		width := Width(text, p.Look)
		if run.mark != nil {
			ink = run.mark.Ink
			r.dress(run.mark, &p.Look, at.AddXY(0, p.Look.drop(pitch)), width)
		}
		r.put(n, text, &p.Look, ink, at, fyne.NewSize(width, pitch))
		at.X += width
		n++
	}
	return n
}

// top is where the text begins, by its vertical alignment.
func (t *Text) top(size fyne.Size) float32 {
	free := max(0, size.Height-t.HeightFor(size.Width))
	switch t.valign {
	case report.VAlignCenter:
		return t.padding.Height + float32(int(free/2))
	case report.VAlignBottom:
		return t.padding.Height + free
	default:
		return t.padding.Height
	}
}

// put draws the n-th text in a room as wide as it and as high as its line.
func (r *textRenderer) put(n int, words string, look *Look, ink color.Color, at fyne.Position, room fyne.Size) {
	if n == len(r.ink) {
		r.ink = append(r.ink, canvas.NewText("", color.Black))
	}
	text := r.ink[n].(*canvas.Text)
	text.Text, text.TextSize, text.FontSource, text.Color = drawn(words), look.Size, look.Font, ink
	text.Resize(fyne.NewSize(room.Width, metricsOf(look.Font, look.Size).height))
	text.Move(at.AddXY(0, look.drop(room.Height)))
}
