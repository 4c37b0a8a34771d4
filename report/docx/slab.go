package docx

// A slab gives many short lists room in one allocation: a table has a list of
// paragraphs in each cell and a list of runs in each paragraph.
type slab[T any] struct{ free []T } // of no length; its capacity is what is left

// slabSize is how many entries are allocated at once.
const slabSize = 256

// begin is an empty list to append to. Until end the slab begins no other.
func (s *slab[T]) begin() []T {
	if cap(s.free) < 4 {
		s.free = make([]T, 0, slabSize)
	}
	return s.free
}

// end is the finished list, which later ones do not touch; nil if it is empty.
// One that has outgrown the slab has room of its own already.
func (s *slab[T]) end(list []T) []T {
	n := len(list)
	if n == 0 {
		return nil
	}
	if n <= cap(s.free) {
		s.free = s.free[n:n]
	}
	return list[:n:n]
}
