package docx

// follow pairs the cells of two rows by their captions, in whatever order they
// stand: the cells behind a caption go with it.
func (m *matcher) follow(ours []formCell, theirs []fileCell) []int {
	pairs, taken := make([]int, len(ours)), make([]bool, len(theirs))
	for a := range pairs {
		pairs[a] = -1
	}
	match := func(says func(c *formCell, f fileCell) bool) {
		for a := range ours {
			if c := &ours[a]; pairs[a] < 0 && (c.kind == captionCell || c.kind == mixedCell) {
				for b, f := range theirs {
					if !taken[b] && says(c, f) {
						pairs[a], taken[b] = b, true
						break
					}
				}
			}
		}
	}
	match((*formCell).says)
	match(m.resembles)
	for a := 1; a < len(ours); a++ {
		b := pairs[a-1] + 1
		if pairs[a] < 0 && b > 0 && b < len(theirs) && !taken[b] && ours[a].kind != captionCell && !m.captions[theirs[b].text] {
			pairs[a], taken[b] = b, true
		}
	}
	return pairs
}

// resembles says whether the file's cell has a caption that is the form's, a
// little changed.
func (m *matcher) resembles(c *formCell, f fileCell) bool {
	return c.kind == captionCell && !m.captions[f.text] && similar(c.squeezed.literals[0], f.text)
}

// total is the sum of the pairs' scores.
func (m *matcher) total(ours []formCell, theirs []fileCell, pairs []int) int {
	total := 0
	for a, b := range pairs {
		if b >= 0 {
			total += m.cellScore(ours[a], theirs[b])
		}
	}
	return total
}

// ordered says whether the pairs keep the order of both.
func ordered(pairs []int) bool {
	last := -1
	for _, b := range pairs {
		if b >= 0 && b < last {
			return false
		}
		last = max(last, b)
	}
	return true
}
