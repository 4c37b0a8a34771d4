package diff

import "slices"

// A Pair is two things that belong together, by their places in the old and the
// new list; -1 stands for none.
type Pair struct{ Old, New int }

// common finds a longest list of things that two lists of n and m things have in
// common, in order; not ok where more than limit things would have to be
// deleted or inserted (E. Myers, An O(ND) difference algorithm, 1986).
func common(n, m int, same func(i, j int) bool, limit int) (pairs []Pair, ok bool) {
	start := 0
	for start < n && start < m && same(start, start) {
		pairs = append(pairs, Pair{start, start})
		start++
	}
	end := 0
	for end < n-start && end < m-start && same(n-1-end, m-1-end) {
		end++
	}
	s := search{start: start, n: n - start - end, m: m - start - end, same: same}
	if !s.run(limit) {
		return nil, false
	}
	for _, p := range s.path() {
		pairs = append(pairs, Pair{start + p.Old, start + p.New})
	}
	for i := end; i > 0; i-- {
		pairs = append(pairs, Pair{n - i, m - i})
	}
	return pairs, true
}

// A search goes through the edits that make one list of the other, fewest first.
// On a diagonal k as many more things of the old list were passed as of the new.
type search struct {
	start int // of the search in both lists
	n, m  int // things to go through
	same  func(i, j int) bool
	trace []front // after 0, 1, 2 … edits
}

// A front is how far each diagonal got with a number of edits: every second
// diagonal from the lowest on.
type front struct {
	lowest int
	reach  []int32 // things of the old list
}

func (f *front) at(k int) int {
	if i := (k - f.lowest) >> 1; uint(i) < uint(len(f.reach)) {
		return int(f.reach[i])
	}
	return -1
}

// run says whether the ends of both lists were reached with so many edits.
func (s *search) run(limit int) bool {
	for d := 0; d <= min(limit, s.n+s.m); d++ {
		lowest, highest := max(-d, d-2*s.m), min(d, 2*s.n-d)
		f := front{lowest, make([]int32, 0, (highest-lowest)/2+1)}
		for k := lowest; k <= highest; k += 2 {
			x, _ := s.step(d, k)
			for x < s.n && x-k < s.m && s.same(s.start+x, s.start+x-k) {
				x++
			}
			f.reach = append(f.reach, int32(x))
			if x >= s.n && x-k >= s.m {
				s.trace = append(s.trace, f)
				return true
			}
		}
		s.trace = append(s.trace, f)
	}
	return false
}

// step is where the d-th edit leads on the diagonal, and the diagonal before it.
func (s *search) step(d, k int) (x, before int) {
	if d == 0 {
		return 0, k
	}
	last := &s.trace[d-1]
	deleted, inserted := last.at(k-1), last.at(k+1)
	if deleted < 0 || inserted > deleted {
		return inserted, k + 1
	}
	return deleted + 1, k - 1
}

// path is what both lists have on the way that was found.
func (s *search) path() []Pair {
	var pairs []Pair
	x, k := s.n, s.n-s.m
	for d := len(s.trace) - 1; d >= 0; d-- {
		begin, before := s.step(d, k)
		for ; x > begin; x-- {
			pairs = append(pairs, Pair{x - 1, x - 1 - k})
		}
		if x, k = begin, before; d > 0 {
			x = s.trace[d-1].at(before)
		}
	}
	slices.Reverse(pairs)
	return pairs
}
