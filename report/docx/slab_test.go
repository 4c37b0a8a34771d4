package docx

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Lists of a slab stay as they were when others are made, and grown.
func TestSlab(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s slab[int]
		var lists, want [][]int
		for _, n := range rapid.SliceOfN(rapid.SampledFrom([]int{0, 1, 2, 3, 5, 200, slabSize, slabSize + 1}), 1, 40).Draw(t, "lengths") {
			list := s.begin()
			for i := range n {
				list = append(list, 1000*len(lists)+i)
			}
			lists = append(lists, s.end(list))
			want = append(want, slices.Clone(list))
		}
		for i := range lists {
			if !slices.Equal(lists[i], want[i]) {
				t.Fatalf("list %d is %v, want %v", i, lists[i], want[i])
			}
			_ = append(lists[i], -1) // must not reach its neighbour
		}
		for i := range lists {
			if !slices.Equal(lists[i], want[i]) {
				t.Fatalf("list %d was written to by another", i)
			}
		}
	})
}
