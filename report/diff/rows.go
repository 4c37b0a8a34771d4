package diff

import "slices"

// Rows pairs the rows of two tables: equal ones, else those that are alike, else
// those that stand in the same place between them. Pairs are in order, and each
// row is in one; a row that came has the Old of -1, one that went the New. fits
// says which rows may be paired; nil: any may. Rows have as many cells.
func Rows(old, new [][]string, fits func(i, j int) bool) []Pair {
	o, n := cellsOf(old), cellsOf(new)
	return align(len(old), len(new), matching{
		same: func(i, j int) bool { return slices.Equal(old[i], new[j]) },
		like: func(i, j int) float64 { return rowLikeness(o[i], n[j]) },
		fits: fits,
	})
}

func cellsOf(rows [][]string) [][]line {
	list := make([][]line, len(rows))
	for i, row := range rows {
		list[i] = make([]line, len(row))
		for c, text := range row {
			list[i][c].text = text
		}
	}
	return list
}

// rowLikeness is what share of their texts two rows have in common, column by
// column. Blank rows are like no others.
func rowLikeness(a, b []line) float64 {
	shared, all := 0, 0
	for c := range min(len(a), len(b)) {
		x, y := a[c].pairs(), b[c].pairs()
		shared += 2 * inCommon(x, y)
		all += len(x) + len(y)
	}
	if all == 0 {
		return 0
	}
	return float64(shared) / float64(all)
}
