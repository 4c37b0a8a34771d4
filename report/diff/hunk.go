package diff

// A comparison is that of two lines, token by token.
type comparison struct {
	old, new []string
	changed  []hunk // in order; what lies between them is the same
}

// A hunk is tokens of the old line and those that stand in their place.
type hunk struct{ old, oldEnd, new, newEnd int }

func (h hunk) size() int { return max(h.oldEnd-h.old, h.newEnd-h.new) }

// maxEdits bounds how far two lines may be apart to be compared token by token.
const maxEdits = 2000

// pairs are the tokens in common; not ok where the lines are too far apart.
func (c *comparison) pairs() (pairs []Pair, ok bool) {
	known := make(map[string]int32, min(len(c.old), 1024))
	old, new := numbered(c.old, known), numbered(c.new, known)
	return common(len(old), len(new), func(i, j int) bool { return old[i] == new[j] }, maxEdits)
}

// numbered gives each token the number it is known by: numbers are compared faster.
func numbered(tokens []string, known map[string]int32) []int32 {
	list := make([]int32, len(tokens))
	for i, t := range tokens {
		n, ok := known[t]
		if !ok {
			n = int32(len(known))
			known[t] = n
		}
		list[i] = n
	}
	return list
}

// hunks finds what changed between the tokens in common.
func (c *comparison) hunks(pairs []Pair) {
	old, new := 0, 0
	for _, p := range append(pairs, Pair{len(c.old), len(c.new)}) {
		if p.Old > old || p.New > new {
			c.changed = append(c.changed, hunk{old, p.Old, new, p.New})
		}
		old, new = p.Old+1, p.New+1
	}
}

// clean joins changes between which only a few tokens happen to be the same, and
// takes two lines that have little in common as one change.
func (c *comparison) clean() {
	kept := c.changed[:0]
	for _, h := range c.changed {
		kept = append(kept, h)
		for n := len(kept); n > 1 && c.byChance(kept[n-2], kept[n-1]); n-- {
			a, b := kept[n-2], kept[n-1]
			kept = append(kept[:n-2], hunk{a.old, b.oldEnd, a.new, b.newEnd})
		}
	}
	c.changed = kept
	same := len(c.old)
	for _, h := range kept {
		same -= h.oldEnd - h.old
	}
	if 4*same < min(len(c.old), len(c.new)) {
		c.changed = append(kept[:0], hunk{0, len(c.old), 0, len(c.new)})
	}
}

// coincidence is how many tokens in a row two texts may share by chance.
const coincidence = 8

// byChance says whether what is the same between two changes is so by chance: it
// is short, and shorter than each of them. Between two figures that changed
// nothing is.
func (c *comparison) byChance(a, b hunk) bool {
	same := b.old - a.oldEnd
	return same <= min(coincidence, a.size(), b.size()) && (!c.figure(a) || !c.figure(b))
}

// figure says whether the change is one number for another.
func (c *comparison) figure(h hunk) bool {
	return h.oldEnd == h.old+1 && h.newEnd == h.new+1 && isNumber(c.old[h.old]) && isNumber(c.new[h.new])
}

// slide moves what was only added or only left out to where it begins and ends
// best: after “一、…；” came “二、…；” and not “、…；二”.
func (c *comparison) slide() {
	for i := range c.changed {
		h := &c.changed[i]
		from, to := -1, len(c.old)+1 // where the old line is the same around it; nothing bounds its ends
		if i > 0 {
			from = c.changed[i-1].oldEnd
		}
		if i+1 < len(c.changed) {
			to = c.changed[i+1].old
		}
		switch {
		case h.old == h.oldEnd:
			h.move(best(c.new, h.new, h.newEnd, h.old-from, to-h.oldEnd))
		case h.new == h.newEnd:
			h.move(best(c.old, h.old, h.oldEnd, h.old-from, to-h.oldEnd))
		}
	}
}

func (h *hunk) move(by int) {
	h.old, h.oldEnd, h.new, h.newEnd = h.old+by, h.oldEnd+by, h.new+by, h.newEnd+by
}

// best is by how much list[from:to] is to be moved, at most so far to the left and
// to the right, to be the same change with better ends; of equally good places
// the last one. Changes stay apart: one token between them is left.
func best(list []string, from, to, left, right int) int {
	by := 0
	for by > 1-left && list[from+by-1] == list[to+by-1] {
		by--
	}
	found, score := by, -1
	for {
		if s := boundary(list, from+by) + boundary(list, to+by); s >= score {
			found, score = by, s
		}
		if by >= right-1 || list[from+by] != list[to+by] {
			return found
		}
		by++
	}
}
