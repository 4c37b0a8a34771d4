package draft

import "jibiao/report"

// history is the log of steps and what of it can be undone and redone now.
// Both follow from the log alone, so undo survives a restart.
type history struct {
	steps  []report.Step
	done   []int // indexes of edit steps in effect, oldest first
	undone []int // indexes of edit steps taken back, the latest last
}

// add appends a step and keeps the two stacks. A step that names a step which
// is not on top, and one without edits (a log written by something else), is
// kept but moves nothing.
func (h *history) add(s report.Step) {
	h.steps = append(h.steps, s)
	if len(s.Edits) == 0 {
		return
	}
	switch s.Kind {
	case report.BeginStep:
	case report.UndoStep:
		h.move(s.Of, &h.done, &h.undone)
	case report.RedoStep:
		h.move(s.Of, &h.undone, &h.done)
	default:
		h.done = append(h.done, len(h.steps)-1)
		h.undone = nil
	}
}

// move takes the step from the top of one stack to the other. Steps without
// effect on top of it are dropped: nobody can tell whether they are in effect.
func (h *history) move(no int64, from, to *[]int) {
	n := h.effective(*from)
	if n < 0 || h.steps[(*from)[n]].No != no {
		return
	}
	*to = append(*to, (*from)[n])
	*from = (*from)[:n]
}

// effective is the place on the stack of the topmost step that changes
// anything, -1 if there is none. A typing burst that came back to where it
// began changes nothing, yet it may still grow, so it stays on the stack.
func (h *history) effective(stack []int) int {
	for n := len(stack) - 1; n >= 0; n-- {
		for _, e := range h.steps[stack[n]].Edits {
			if e.Old != e.New {
				return n
			}
		}
	}
	return -1
}

// last is the latest step, nil if there is none; the pointer is good until the
// next add.
func (h *history) last() *report.Step {
	if len(h.steps) == 0 {
		return nil
	}
	return &h.steps[len(h.steps)-1]
}

// Log is the report's whole log, oldest first. For reading only, and until the
// next step: typing that goes on grows the last one.
func (d *Draft) Log() []report.Step { return d.history.steps }

// TypedAt is what was typed just after the log's step no, 0 for before the first.
func (d *Draft) TypedAt(no int64) report.Values { return d.typed.At(d.history.steps, no) }

// next is the number of a new step.
func (h *history) next() int64 {
	if last := h.last(); last != nil {
		return last.No + 1
	}
	return 1
}

// top is the step that an undo or a redo would turn to.
func (h *history) top(stack []int) (report.Step, bool) {
	n := h.effective(stack)
	if n < 0 {
		return report.Step{}, false
	}
	return h.steps[stack[n]], true
}

func (h *history) label(stack []int) (string, bool) {
	s, ok := h.top(stack)
	return s.Label, ok
}
