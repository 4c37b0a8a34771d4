package paper

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"jibiao/forms/typeset"
)

// A Mark sets a stretch of a paragraph's text off from the rest: by its colours
// and mostly by a line, so that it is told apart without colours too.
type Mark struct {
	From, To int // offsets in the paragraph's text
	Line     MarkLine
	Ink      color.Color // of the text and the line
	Ground   color.Color // behind them
}

// A MarkLine is where the line of a mark is drawn.
type MarkLine int

// The lines of marks.
const (
	Under MarkLine = iota
	Through
	NoLine
)

// A run is a part of a line in one look; mark is nil where it has none.
type run struct {
	from, to int // in the line's text
	mark     *Mark
}

// runsOf cuts a line at the marks of its paragraph, which are in order and do
// not overlap.
func runsOf(line *typeset.Line, marks []Mark) []run {
	var runs []run
	at, end := 0, len(line.Text)
	first := slices.IndexFunc(marks, func(m Mark) bool { return m.To > line.Start })
	for i := max(0, first); first >= 0 && i < len(marks) && marks[i].From < line.End(); i++ {
		from, to := max(at, marks[i].From-line.Start), min(end, marks[i].To-line.Start)
		if from > at {
			runs = append(runs, run{from: at, to: from})
		}
		runs = append(runs, run{from, to, &marks[i]})
		at = to
	}
	if at < end {
		runs = append(runs, run{from: at, to: end})
	}
	return runs
}

// Where the parts of a mark stand, in sizes of the text from its base line
// down, and how thick its line is.
const (
	groundTop    = -0.94
	groundBottom = 0.22
	underLine    = 0.14
	throughLine  = -0.36
	lineWeight   = 0.07
)

// dress draws the mark of a stretch of text that begins at a place and is so
// wide.
func (r *textRenderer) dress(m *Mark, look *Look, at fyne.Position, width float32) {
	base := at.Y + metricsOf(look.Font, look.Size).base
	ground, line := canvas.NewRectangle(m.Ground), canvas.NewRectangle(m.Ink)
	ground.Move(fyne.NewPos(at.X, base+groundTop*look.Size))
	ground.Resize(fyne.NewSize(width, (groundBottom-groundTop)*look.Size))
	r.grounds = append(r.grounds, ground)
	y := underLine * look.Size
	switch m.Line {
	case NoLine:
		return
	case Through:
		y = throughLine * look.Size
	}
	line.Move(fyne.NewPos(at.X, base+y))
	line.Resize(fyne.NewSize(width, max(1, lineWeight*look.Size)))
	r.lines = append(r.lines, line)
}
