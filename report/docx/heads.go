package docx

import (
	"slices"
	"strings"

	"jibiao/report"
)

// heads are the rows of captions above a part of the table, one below the
// other, and their counterparts in the file. They tell which column is which.
type heads struct {
	m      *matcher
	ours   []int // rows of the form's sheet
	theirs []int // rows of the file's sheet, of those that have a counterpart
	moved  bool  // a caption stands in another place in the file
}

// pass looks at the next row of the form and its counterpart (-1: none).
func (h *heads) pass(i, j int) {
	row := h.m.ours[i]
	switch {
	case !captionsOnly(row):
	case len(row) == 1:
		h.ours, h.theirs, h.moved = nil, nil, false
	default:
		if len(h.ours) == 0 || h.ours[len(h.ours)-1] != i-1 {
			h.ours, h.theirs, h.moved = nil, nil, false
		}
		h.ours = lately(append(h.ours, i))
		if j >= 0 {
			h.theirs = lately(append(h.theirs, j))
			h.moved = h.moved || !ordered(h.m.cells(i, j))
		}
	}
}

// maxHead is how many rows of captions above a value are looked at.
const maxHead = 8

func lately(rows []int) []int { return rows[max(0, len(rows)-maxHead):] }

// cells pairs the cells of a row of the form and its counterpart. Where columns
// were moved, the captions above tell those of a row that has values.
func (h *heads) cells(i, j int) []int {
	if ours := h.m.ours[i]; h.moved && !captionsOnly(ours) && len(ours) == len(h.m.theirs[j]) {
		if pairs := h.pair(ours, h.m.theirs[j]); pairs != nil && !slices.Contains(pairs, -1) {
			return pairs
		}
	}
	return h.m.cells(i, j)
}

// captionsOnly says whether the row has captions and no values.
func captionsOnly(row []formCell) bool {
	captions := 0
	for _, c := range row {
		switch c.kind {
		case captionCell:
			captions++
		case valueCell, mixedCell:
			return false
		}
	}
	return captions > 0
}

// pair pairs the cells of two rows by the captions above them; nil says that
// nothing above tells them apart.
func (h *heads) pair(ours []formCell, theirs []fileCell) []int {
	if len(h.theirs) == 0 {
		return nil
	}
	above, aboveTheirs := make([]string, len(ours)), make([]string, len(theirs))
	for a := range ours {
		above[a] = h.above(h.m.form.cell(ours[a].block, ours[a].index), h.ours, true)
	}
	for b := range theirs {
		aboveTheirs[b] = h.above(h.m.file.cell(theirs[b].block, theirs[b].index), h.theirs, false)
	}
	if slices.Equal(above, aboveTheirs) {
		return inOrder(len(ours), len(theirs))
	}
	return pairPaths(above, aboveTheirs)
}

// above are the captions over the cell in the rows, from the top.
func (h *heads) above(cell *report.Cell, rows []int, form bool) string {
	var path []string
	for _, r := range rows {
		text := ""
		if form {
			for _, c := range h.m.ourCover()[r] {
				if head := h.m.form.cell(c.block, c.index); over(head, cell) && c.kind == captionCell {
					text = c.squeezed.literals[0]
				}
			}
		} else {
			for _, f := range h.m.theirCover()[r] {
				if head := h.m.file.cell(f.block, f.index); over(head, cell) {
					text = f.text
				}
			}
		}
		if text != "" && (len(path) == 0 || path[len(path)-1] != text) {
			path = append(path, text)
		}
	}
	return strings.Join(path, "\n")
}

// over says whether the head covers the column at which the cell begins.
func over(head, cell *report.Cell) bool {
	return head != cell && head.Column <= cell.Column && cell.Column < head.Column+head.ColumnSpan
}

// pairPaths pairs columns by what stands above them: the same, nearly the
// same, then those beside a pair.
func pairPaths(ours, theirs []string) []int {
	pairs, taken := make([]int, len(ours)), make([]bool, len(theirs))
	for a := range pairs {
		pairs[a] = -1
	}
	match := func(same func(a, b string) bool) {
		for a := range ours {
			for b := range theirs {
				if pairs[a] < 0 && !taken[b] && same(ours[a], theirs[b]) {
					pairs[a], taken[b] = b, true
				}
			}
		}
	}
	match(func(a, b string) bool { return a == b && a != "" })
	match(similar)
	for a := range pairs {
		for _, beside := range []int{-1, 1} {
			if a+beside < -1 || a+beside > len(pairs) || pairs[a] >= 0 {
				continue
			}
			b := partner(pairs, a+beside, len(theirs)) - beside
			if b >= 0 && b < len(theirs) && !taken[b] {
				pairs[a], taken[b] = b, true
			}
		}
	}
	return pairs
}

// partner is the counterpart of a column; the edges of both tables are
// counterparts too. One that has none is far off.
func partner(pairs []int, a, theirs int) int {
	switch {
	case a < 0:
		return -1
	case a == len(pairs):
		return theirs
	case pairs[a] < 0:
		return -3
	default:
		return pairs[a]
	}
}

// A lookup finds cells of a grid.
type lookup struct{ *report.Grid }

func (g lookup) cell(block, index int) *report.Cell { return &g.Blocks[block].Table.Cells[index] }

// cover lists for each row of a sheet all cells that stand in it, those merged
// over it from above too. The rows hold the cells that begin in them.
func cover[C any](g lookup, s sheet, rows [][]C, place func(C) (block, index int)) [][]C {
	out, first := slices.Clone(rows), 0
	column := func(c C) int { return g.cell(place(c)).Column }
	for _, block := range s {
		n := len(g.Blocks[block].Table.Rows)
		for r := first; r < first+n; r++ {
			for _, c := range rows[r] {
				for below := r + 1; below < min(r+g.cell(place(c)).RowSpan, first+n); below++ {
					at, _ := slices.BinarySearchFunc(out[below], column(c), func(x C, at int) int { return column(x) - at })
					out[below] = slices.Insert(slices.Clip(out[below]), at, c)
				}
			}
		}
		first += n
	}
	return out
}

func (m *matcher) ourCover() [][]formCell {
	if m.ourCovers == nil {
		m.ourCovers = cover(m.form, m.ourSheet, m.ours, func(c formCell) (int, int) { return c.block, c.index })
	}
	return m.ourCovers
}

func (m *matcher) theirCover() [][]fileCell {
	if m.theirCovers == nil {
		m.theirCovers = cover(m.file, m.theirSheet, m.theirs, func(f fileCell) (int, int) { return f.block, f.index })
	}
	return m.theirCovers
}
