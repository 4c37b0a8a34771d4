package paper

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/typeset"
	"jibiao/report"
)

// A Paragraph is text in one look. Its text may hold several paragraphs,
// separated by '\n', all in that look.
type Paragraph struct {
	Text string
	Look Look
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

// CreateRenderer is for Fyne.
func (t *Text) CreateRenderer() fyne.WidgetRenderer { return &textRenderer{text: t} }

type textRenderer struct {
	text *Text
	ink  []fyne.CanvasObject
}

func (r *textRenderer) Destroy()                     {}
func (r *textRenderer) MinSize() fyne.Size           { return r.text.MinSize() }
func (r *textRenderer) Objects() []fyne.CanvasObject { return r.ink }

func (r *textRenderer) Refresh() {
	r.Layout(r.text.Size())
	canvas.Refresh(r.text)
}

// Layout puts one canvas text per line; lines that stay are reused.
func (r *textRenderer) Layout(size fyne.Size) {
	t := r.text
	y := t.top(size)
	n := 0
	for i, s := range t.setFor(size.Width) {
		look := &t.paragraphs[i].Look
		y += look.Before
		for _, line := range s.Lines() {
			if line.Text != "" {
				r.put(n, line, look, fyne.NewPos(t.padding.Width+look.Left+line.Left, y), s.pitch)
				n++
			}
			y += s.pitch
		}
		y += look.After
	}
	r.ink = r.ink[:n]
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

func (r *textRenderer) put(n int, line typeset.Line, look *Look, at fyne.Position, pitch float32) {
	if n == len(r.ink) {
		r.ink = append(r.ink, canvas.NewText("", color.Black))
	}
	text := r.ink[n].(*canvas.Text)
	text.Text, text.TextSize, text.FontSource, text.Color = drawn(line.Text), look.Size, look.Font, look.Color
	natural := metricsOf(look.Font, look.Size).height
	text.Resize(fyne.NewSize(line.Width, natural))
	text.Move(at.AddXY(0, (pitch-natural)/2))
}
