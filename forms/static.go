package forms

import (
	"strings"

	"jibiao/forms/paper"
	"jibiao/report"
)

// staticText is what is printed on the form and not filled in here: a caption,
// or a paragraph that repeats values which have their home elsewhere (the
// title). Clicking on such a value goes to its home.
type staticText struct {
	inked
	*printed
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
	t := &staticText{printed: s, inked: newInked(s.ground, s.text(), s.tapped)}
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
func (s *staticText) show() { s.inked.text.SetParagraphs(s.lines()...) }

// tapped goes to the home of the first value, if there is one.
func (s *printed) tapped() {
	if keys := keysIn(s.paragraphs); len(keys) > 0 {
		s.pane.GoTo(keys[0])
		return
	}
	s.pane.group.Rest()
}
