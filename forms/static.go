package forms

import (
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

	*printed
	back *canvas.Rectangle
	text *paper.Text
}

// printed is the source of such a text.
type printed struct {
	pane *Pane
	printing
}

func (s *printed) heightFor(width float32) float32 { return s.text().HeightFor(width) }

func (s *printed) text() *paper.Text { return paper.NewText(s.valign, s.padding, s.lines()...) }

func (s *printed) build() content { return s.widget() }

func (s *printed) widget() *staticText {
	t := &staticText{printed: s, back: canvas.NewRectangle(s.ground), text: s.text()}
	t.ExtendBaseWidget(t)
	return t
}

// lines is the text with the draft's values in their places.
func (s *printed) lines() []paper.Paragraph {
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

// width is how wide the text is on one line.
func (s *printed) width() float32 {
	var widest float32
	for _, p := range s.lines() {
		widest = max(widest, paper.Width(p.Text, p.Look))
	}
	return widest
}

// keysIn lists the values that paragraphs hold.
func keysIn(paragraphs []report.Paragraph) []report.Key {
	var keys []report.Key
	for i := range paragraphs {
		keys = append(keys, paragraphs[i].Keys()...)
	}
	return keys
}

// show puts the values as they are now.
func (s *staticText) show() { s.text.SetParagraphs(s.lines()...) }

func (s *staticText) released() {}

// Tapped goes to the home of the first value, if there is one.
func (s *staticText) Tapped(*fyne.PointEvent) {
	if keys := keysIn(s.paragraphs); len(keys) > 0 {
		s.pane.GoTo(keys[0])
		return
	}
	s.pane.group.Rest()
}

// HeightFor makes the text the content of a slot.
func (s *staticText) HeightFor(width float32) float32 { return s.text.HeightFor(width) }

// MinSize leaves the width to the layout.
func (s *staticText) MinSize() fyne.Size { return s.text.MinSize() }

// CreateRenderer is for Fyne.
func (s *staticText) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{Layout: fill{}, Objects: []fyne.CanvasObject{s.back, s.text}})
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
