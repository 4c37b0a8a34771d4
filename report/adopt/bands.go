package adopt

import "slices"

// divide tells for every row what it is for.
func (s *sheet) divide() {
	s.bands, s.titles = make([]band, len(s.cover)), make([]string, len(s.cover))
	title := s.section
	current := -1
	for r := range s.cover {
		kind := labels
		switch {
		case s.isHeading(r):
			kind = heading
		case s.isHead(r):
			kind = heads
			if current < 0 || s.heads[current].last != r-1 || s.bands[r-1].kind != heads {
				s.heads = append(s.heads, head{r, r})
				current = len(s.heads) - 1
			}
			s.heads[current].last = r
		case current >= 0 && s.fits(r, s.heads[current]):
			kind = body
		}
		s.bands[r], s.titles[r] = band{kind, current}, title
		if kind == heading {
			title = s.at(r, 0).says()
		}
	}
}

// isHeading: the row is one caption across the table.
func (s *sheet) isHeading(row int) bool {
	list := s.covering(row)
	return len(list) == 1 && s.cells[list[0]].class == caption
}

// isHead: the row says what columns are and takes nothing. An empty corner
// above the captions of rows is no value.
func (s *sheet) isHead(row int) bool {
	captions, starting, asking := 0, 0, 0
	for n, i := range s.covering(row) {
		c := &s.cells[i]
		switch {
		case c.class == caption:
			captions++
			if c.Row == row {
				starting++
			}
			if endsInColon(c.says()) {
				asking++
			}
		case c.class != blank || !s.isCorner(row, n):
			return false
		}
	}
	return captions >= 2 && starting >= 1 && (asking == 0 || asking == captions)
}

// isCorner: the n-th cell of the row is empty, captions go on at its right and
// below it.
func (s *sheet) isCorner(row, n int) bool {
	list := s.covering(row)
	c := &s.cells[list[n]]
	below := s.at(c.bottom(), c.Column)
	if c.class != blank || below == nil || below.class != caption && below.class != text || below.end() > c.end() || len(list)-n < 3 {
		return false
	}
	for m, i := range list {
		if other := &s.cells[i]; m != n && other.class != caption || m < n && other.bottom() <= c.bottom() {
			return false
		}
	}
	return true
}

// leaf is the caption of the head that stands above the cell's columns, or nil.
func (s *sheet) leaf(c *cell, h head) *cell {
	top := s.at(h.last, c.Column)
	if top == nil || top.class != caption || !c.within(top) {
		return nil
	}
	return top
}

// fits says whether the row is one of values under the head.
func (s *sheet) fits(row int, h head) bool {
	value, mixed := false, false
	var tops []*cell
	for _, i := range s.covering(row) {
		c := &s.cells[i]
		if c.Row <= h.last {
			continue // a group beside head and body
		}
		if c.class != caption {
			if s.leaf(c, h) == nil {
				return false
			}
			value = true
		} else {
			mixed = mixed || value
		}
		if top := s.leaf(c, h); top != nil || c.ColumnSpan == 1 || !value {
			tops = append(tops, top) // a caption in the midst may take the columns of several
		}
	}
	return value && (!mixed || s.aligned(tops) && (row == h.last+1 || s.alike(row-1, row)))
}

// aligned: no two cells of a row stand under one caption, and none under two.
func (s *sheet) aligned(tops []*cell) bool {
	for i, t := range tops {
		if t == nil || slices.Contains(tops[:i], t) {
			return false
		}
	}
	return len(tops) > 2
}

// alike: two rows have texts and values in the same columns.
func (s *sheet) alike(above, below int) bool {
	for k := range s.cover[below] {
		a, b := s.at(above, k), s.at(below, k)
		switch {
		case a == nil || b == nil || (a.class == caption) != (b.class == caption):
			return false
		case a.class != caption && (a.Column != b.Column || a.end() != b.end()):
			return false
		}
	}
	return true
}
