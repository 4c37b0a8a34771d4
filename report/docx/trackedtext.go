package docx

import (
	"strings"

	"jibiao/report/diff"
)

// writeTracked writes both values, with what differs marked.
func (s *slot) writeTracked(out []byte, f *filling) []byte {
	w := newPiecewise(&s.inline, out, f)
	for _, p := range f.pieces(s.key) {
		for i, line := range strings.Split(p.Text, "\n") {
			if i > 0 {
				s.newLineTracked(w, p.Op)
			}
			w.text(line, p.Op)
		}
	}
	return w.done()
}

// newLineTracked ends a line of the value and begins the next. Its paragraph is
// marked with what becomes of the break at its end.
func (s *slot) newLineTracked(w *piecewise, op diff.Op) {
	if s.place == nil {
		w.enter(op)
		w.out = s.lineBreak(w.out, op)
		return
	}
	w.leave()
	left := w.tracked.breaks[s.place][1:]
	w.tracked.breaks[s.place] = left
	w.out = append(w.out, s.leave...)
	if next := at(left, 0); next != diff.Same {
		w.out = append(w.out, s.place.marked.before...)
		w.out = append(w.change(w.out, s.place.prefix, changeNames[next]), "/>"...)
		w.out = append(w.out, s.place.marked.after...)
	} else {
		w.out = append(w.out, s.place.start...)
	}
	if len(left) == 0 {
		w.out = append(w.out, s.place.section...)
	}
	w.out = w.fresh(append(w.out, s.place.end...), s.enter)
	if op == diff.Same {
		w.enter(op)
	}
}

// A piecewise writes pieces of text from within a run. A run that came or went is
// begun when there is something to write in it.
type piecewise struct {
	*inline
	*filling
	out []byte
	op  diff.Op // of the run
	in  bool    // it is open
}

func newPiecewise(in *inline, out []byte, f *filling) *piecewise {
	return &piecewise{inline: in, filling: f, out: out, in: true}
}

func (w *piecewise) leave() {
	if w.in {
		w.out, w.in = w.end(w.out, w.op), false
	}
}

func (w *piecewise) enter(op diff.Op) {
	if !w.in || w.op != op {
		w.leave()
		w.out, w.op, w.in = w.begin(w.out, w.filling, op), op, true
	}
}

// text writes text without line breaks.
func (w *piecewise) text(text string, op diff.Op) {
	if text != "" {
		w.enter(op)
		w.out = w.words(w.out, text, op)
	}
}

// done goes back to where the place of the value is.
func (w *piecewise) done() []byte {
	w.enter(diff.Same)
	return w.out
}
