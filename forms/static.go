package forms

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/paper"
	"jibiao/report"
)

// staticText is what is printed on the form and not filled in here: a caption,
// or a paragraph that repeats values which have their home elsewhere (the
// title). Clicking on such a value goes to its home.
type staticText struct {
	widget.BaseWidget

	pane       *Pane
	paragraphs []report.Paragraph
	ground     *canvas.Rectangle
	text       *paper.Text
}

func newStaticText(p *Pane, paragraphs []report.Paragraph, valign report.VAlign, padding fyne.Size, ground color.Color) *staticText {
	s := &staticText{pane: p, paragraphs: paragraphs, ground: canvas.NewRectangle(ground)}
	s.text = paper.NewText(valign, padding, s.printed()...)
	s.ExtendBaseWidget(s)
	return s
}

// printed is the text with the draft's values in their places.
func (s *staticText) printed() []paper.Paragraph {
	out := make([]paper.Paragraph, len(s.paragraphs))
	for i := range s.paragraphs {
		para := &s.paragraphs[i]
		var b strings.Builder
		for _, run := range para.Runs {
			b.WriteString(run.Text)
			b.WriteString(s.pane.draft.Text(run.Key))
		}
		out[i] = paper.Paragraph{Text: b.String(), Look: s.pane.scale.Look(para, s.pane.fonts, inkBlack)}
	}
	return out
}

// keys lists the values that the text repeats.
func (s *staticText) keys() []report.Key {
	var keys []report.Key
	for i := range s.paragraphs {
		keys = append(keys, s.paragraphs[i].Keys()...)
	}
	return keys
}

func (s *staticText) show() { s.text.SetParagraphs(s.printed()...) }

// Tapped goes to the home of the first value, if there is one.
func (s *staticText) Tapped(*fyne.PointEvent) {
	if keys := s.keys(); len(keys) > 0 {
		s.pane.GoTo(keys[0])
		return
	}
	s.pane.group.Rest()
}

// width is how wide the text is on one line.
func (s *staticText) width() float32 {
	var widest float32
	for _, p := range s.printed() {
		widest = max(widest, paper.Width(p.Text, p.Look))
	}
	return widest
}

// HeightFor makes the text a content of a grid.
func (s *staticText) HeightFor(width float32) float32 { return s.text.HeightFor(width) }

// MinSize leaves the width to the layout.
func (s *staticText) MinSize() fyne.Size { return s.text.MinSize() }

// CreateRenderer is for Fyne.
func (s *staticText) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{Layout: fill{}, Objects: []fyne.CanvasObject{s.ground, s.text}})
}

// fill gives every object the whole room, whatever its least size: the widths
// of a form come from its grid alone.
type fill struct{}

func (fill) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func (fill) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }
