package field

// history is the undo of an Input: its texts as they were.
type history struct {
	now          string
	done, undone []string
	typing       bool // the last change was of a single character
}

// changed notes what was typed. Characters typed or erased one after the other
// are taken back together.
func (h *history) changed(text string) {
	n := len([]rune(text)) - len([]rune(h.now))
	single := n == 1 || n == -1
	if !single || !h.typing {
		h.done = append(h.done, h.now)
	}
	h.now, h.undone, h.typing = text, nil, single
}

// back takes the last change back and returns the text as it is then; ok is
// false if there is none.
func (h *history) back() (text string, ok bool) { return h.turn(&h.done, &h.undone) }

// forth brings the change taken back last again.
func (h *history) forth() (text string, ok bool) { return h.turn(&h.undone, &h.done) }

func (h *history) turn(from, to *[]string) (string, bool) {
	n := len(*from)
	if n == 0 {
		return "", false
	}
	*to = append(*to, h.now)
	h.now, *from, h.typing = (*from)[n-1], (*from)[:n-1], false
	return h.now, true
}
