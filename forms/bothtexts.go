package forms

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"

	"jibiao/forms/paper"
	"jibiao/report"
	"jibiao/report/diff"
)

// bothTexts is the source of what stands in a place of a comparison.
type bothTexts struct {
	printing
	comparison *Comparison
	sole       report.Key // of a cell that is the home of a value; "" of others
	look       paper.Look // of that
}

// cell is the home of a value.
func (c *Comparison) cell(k report.Key, cell *report.Cell) source {
	t := printing{paragraphs: cell.Paragraphs, valign: cell.VAlign, padding: fyne.NewSquareSize(c.padding()), ground: paperWhite}
	return &bothTexts{printing: t, comparison: c, sole: k, look: c.valueLook(cell, k)}
}

// text is what is printed, with the values in it.
func (c *Comparison) text(t printing, claim func(report.Key) bool) source {
	if claim != nil {
		for _, k := range keysIn(t.paragraphs) {
			claim(k)
		}
	}
	return &bothTexts{printing: t, comparison: c}
}

func (b *bothTexts) heightFor(width float32) float32 { return b.text().HeightFor(width) }

func (b *bothTexts) text() *paper.Text { return paper.NewText(b.valign, b.padding, b.lines()...) }

func (b *bothTexts) build() content {
	t := newInked(b.colored(), b.text(), b.tapped)
	made := &t
	made.ExtendBaseWidget(made)
	return made
}

// colored is the ground: that of a row that only one of the reports has says so.
func (b *bothTexts) colored() color.Color {
	for _, k := range keysIn(b.paragraphs) {
		switch b.comparison.content.presence(k) {
		case OnlyAfter:
			return b.comparison.tints.NewGround
		case OnlyBefore:
			return b.comparison.tints.GoneGround
		}
	}
	return b.ground
}

// lines are the paragraphs with both texts of their values.
func (b *bothTexts) lines() []paper.Paragraph {
	if b.sole != "" {
		line := paper.Paragraph{Look: b.look}
		b.add(&line, b.sole)
		return []paper.Paragraph{line}
	}
	out := make([]paper.Paragraph, len(b.paragraphs))
	for i := range b.paragraphs {
		p := &b.paragraphs[i]
		out[i].Look = b.comparison.scale.Look(p, b.comparison.fonts, inkBlack)
		for _, run := range p.Runs {
			out[i].Text += run.Text
			if run.Key != "" {
				b.add(&out[i], run.Key)
			}
		}
	}
	return out
}

// add puts both texts of a value behind what is there.
func (b *bothTexts) add(p *paper.Paragraph, k report.Key) {
	j := join(b.comparison.content.texts(k))
	if j.text == "" && b.sole == "" {
		j.text = strings.Repeat("　", leastBlank/2)
	}
	for _, m := range j.marks {
		p.Marks = append(p.Marks, b.comparison.tints.Mark(m.op, len(p.Text)+m.from, len(p.Text)+m.to))
	}
	p.Text += j.text
}

// Mark marks what is gone, or else what is new, from one offset up to another.
func (t Tints) Mark(op diff.Op, from, to int) paper.Mark {
	m := paper.Mark{From: from, To: to, Line: paper.Under, Ink: t.New, Ground: t.NewGround}
	if op == diff.Deleted {
		m.Line, m.Ink, m.Ground = paper.Through, t.Gone, t.GoneGround
	}
	return m
}

// tapped goes to the first spot of the values that stand here.
func (b *bothTexts) tapped() {
	for _, k := range keysIn(b.paragraphs) {
		if i, differs := b.comparison.content.spotOf(k); differs {
			b.comparison.Visit(i)
			return
		}
	}
}
