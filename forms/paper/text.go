package paper

import (
	"image/color"

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
	broken     []brokenParagraph // for brokenAt
	brokenAt   float32
}

type brokenParagraph struct {
	lines []typeset.Line
	pitch float32
}

// NewText makes the widget; padding is the distance from its edges.
func NewText(valign report.VAlign, padding fyne.Size, paragraphs ...Paragraph) *Text {
	t := &Text{paragraphs: paragraphs, padding: padding, valign: valign}
	t.ExtendBaseWidget(t)
	return t
}

// SetParagraphs shows other text.
func (t *Text) SetParagraphs(paragraphs ...Paragraph) {
	t.paragraphs, t.broken = paragraphs, nil
	t.Refresh()
}

// HeightFor is the height that the text needs at a width.
func (t *Text) HeightFor(width float32) float32 {
	height := 2 * t.padding.Height
	for i, b := range t.breakAt(width) {
		look := &t.paragraphs[i].Look
		height += look.Before + float32(len(b.lines))*b.pitch + look.After
	}
	return height
}

// breakAt breaks all paragraphs for a width, once.
func (t *Text) breakAt(width float32) []brokenParagraph {
	if t.broken != nil && t.brokenAt == width {
		return t.broken
	}
	t.broken, t.brokenAt = make([]brokenParagraph, len(t.paragraphs)), width
	for i, p := range t.paragraphs {
		m := metricsOf(p.Look.Font, p.Look.Size)
		room := max(m.han, width-2*t.padding.Width-p.Look.Left-p.Look.Right)
		pitch := p.Look.LineHeight
		if pitch == 0 {
			pitch = m.height
		}
		t.broken[i] = brokenParagraph{lines: typeset.Break(p.Text, room, p.Look.FirstLine, m.width), pitch: pitch}
	}
	return t.broken
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
	y := t.padding.Height + t.slack(size)
	n := 0
	for i, b := range t.breakAt(size.Width) {
		look := t.paragraphs[i].Look
		y += look.Before
		for _, line := range b.lines {
			if line.Text != "" {
				r.put(n, line, look, fyne.NewPos(t.padding.Width+look.Left+offset(line, look, size.Width-2*t.padding.Width), y), b.pitch)
				n++
			}
			y += b.pitch
		}
		y += look.After
	}
	r.ink = r.ink[:n]
}

// slack is what vertical alignment leaves above the text.
func (t *Text) slack(size fyne.Size) float32 {
	free := max(0, size.Height-t.HeightFor(size.Width))
	switch t.valign {
	case report.VAlignCenter:
		return float32(int(free / 2))
	case report.VAlignBottom:
		return free
	default:
		return 0
	}
}

func offset(line typeset.Line, look Look, width float32) float32 {
	free := width - look.Left - look.Right - line.Width
	switch look.Align {
	case report.AlignCenter:
		return max(0, line.Indent+(free-line.Indent)/2)
	case report.AlignRight:
		return max(0, free)
	default:
		return line.Indent
	}
}

func (r *textRenderer) put(n int, line typeset.Line, look Look, at fyne.Position, pitch float32) {
	if n == len(r.ink) {
		r.ink = append(r.ink, canvas.NewText("", color.Black))
	}
	text := r.ink[n].(*canvas.Text)
	text.Text, text.TextSize, text.FontSource, text.Color = line.Text, look.Size, look.Font, look.Color
	natural := metricsOf(look.Font, look.Size).height
	text.Resize(fyne.NewSize(line.Width, natural))
	text.Move(at.AddXY(0, (pitch-natural)/2))
}
