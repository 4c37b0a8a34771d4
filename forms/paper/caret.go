package paper

import (
	"fyne.io/fyne/v2"

	"jibiao/forms/typeset"
)

// The functions of this file are for the text of one [Paragraph], which an
// editor shows. Positions are relative to the widget at its present size.

// A Box is a rectangle on the text.
type Box struct {
	At   fyne.Position
	Size fyne.Size
}

// Layout is the text's lines.
func (t *Text) Layout() *typeset.Layout { return t.edited().Layout }

// LineHeight is the distance from one line to the next.
func (t *Text) LineHeight() float32 { return t.paragraphs[0].Look.pitch() }

func (t *Text) edited() *setParagraph { return t.setFor(max(1, t.Size().Width))[0] }

// origin is the upper left corner of the first line's room.
func (t *Text) origin() fyne.Position {
	look := &t.paragraphs[0].Look
	return fyne.NewPos(t.padding.Width+look.Left, t.top(t.Size())+look.Before)
}

// room is the width that the lines have.
func (t *Text) room() float32 {
	look := &t.paragraphs[0].Look
	return t.Size().Width - 2*t.padding.Width - look.Left - look.Right
}

// CaretBox is where a caret is to be drawn: a box without a width, as high as
// the typeface. Behind blanks that hang over the edge it stays at the edge.
func (t *Text) CaretBox(c typeset.Caret) Box {
	s, look := t.edited(), &t.paragraphs[0].Look
	line, x := s.Place(c)
	natural := metricsOf(look.Font, look.Size).height
	y := float32(line)*s.pitch + (s.pitch-natural)/2
	return Box{At: t.origin().AddXY(t.within(x), y), Size: fyne.NewSize(0, natural)}
}

func (t *Text) within(x float32) float32 {
	if t.endless {
		return x
	}
	return min(x, max(0, t.room()))
}

// CaretAt is the place in the text nearest to a position.
func (t *Text) CaretAt(at fyne.Position) typeset.Caret {
	s := t.edited()
	at = at.Subtract(t.origin())
	if at.Y < 0 {
		return s.At(0, at.X)
	}
	return s.At(int(at.Y/s.pitch), at.X)
}

// Boxes cover the text from one offset to another, a box for each line. A
// selected end of a paragraph is seen as half a character more.
func (t *Text) Boxes(from, to int) []Box {
	if from >= to {
		return nil
	}
	s, origin := t.edited(), t.origin()
	var boxes []Box
	last, _ := s.Place(typeset.Caret{Offset: to, AtEnd: true})
	for n, _ := s.Place(typeset.Caret{Offset: from}); n <= last; n++ {
		line := s.Line(n)
		_, left := s.Place(typeset.Caret{Offset: max(from, line.Start)})
		_, right := s.Place(typeset.Caret{Offset: min(to, line.End()), AtEnd: true})
		left, right = t.within(left), t.within(right)
		if line.Last && to > line.End() {
			right += t.paragraphs[0].Look.Size / 2
		}
		boxes = append(boxes, Box{At: origin.AddXY(left, float32(n)*s.pitch), Size: fyne.NewSize(right-left, s.pitch)})
	}
	return boxes
}
