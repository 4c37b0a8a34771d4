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
	case report.UndoStep:
		h.move(s.Of, &h.done, &h.undone)
	case report.RedoStep:
		h.move(s.Of, &h.undone, &h.done)
	default:
		h.done = append(h.done, len(h.steps)-1)
		h.undone = nil
	}
}

func (h *history) move(no int64, from, to *[]int) {
	n := len(*from)
	if n == 0 || h.steps[(*from)[n-1]].No != no {
		return
	}
	*to = append(*to, (*from)[n-1])
	*from = (*from)[:n-1]
}

// last is the latest step, nil if there is none; the pointer is good until the
// next add.
func (h *history) last() *report.Step {
	if len(h.steps) == 0 {
		return nil
	}
	return &h.steps[len(h.steps)-1]
}

// next is the number of a new step.
func (h *history) next() int64 {
	if last := h.last(); last != nil {
		return last.No + 1
	}
	return 1
}

func (h *history) top(stack []int) (report.Step, bool) {
	if len(stack) == 0 {
		return report.Step{}, false
	}
	return h.steps[stack[len(stack)-1]], true
}

func (h *history) label(stack []int) (string, bool) {
	s, ok := h.top(stack)
	return s.Label, ok
}
