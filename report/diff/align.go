package diff

// A matching says what of two lists belongs together.
type matching struct {
	same func(i, j int) bool    // they are equal
	like func(i, j int) float64 // how alike they are, from 0 to 1
	fits func(i, j int) bool    // whether they can be paired at all; nil: any can
}

func (m *matching) fit(i, j int) bool { return m.fits == nil || m.fits(i, j) }

// maxMoves bounds how many lines or rows may have come and gone between two lists
// for all of them to be paired; maxGap how many pairs of the changed ones are compared.
const (
	maxMoves = 2000
	maxGap   = 64 * 64
)

// align pairs two lists of n and m things, in order and each of them once: first
// those that are equal, between these those that are alike, and what is then left
// between two pairs one by one.
func align(n, m int, by matching) []Pair {
	anchors, _ := common(n, m, func(i, j int) bool { return by.same(i, j) && by.fit(i, j) }, maxMoves)
	var list []Pair
	i, j := 0, 0
	for _, a := range append(anchors, Pair{n, m}) {
		list = by.gap(list, i, a.Old, j, a.New)
		if a.Old < n {
			list = append(list, a)
		}
		i, j = a.Old+1, a.New+1
	}
	return list
}

// gap pairs what lies between two anchors.
func (m *matching) gap(list []Pair, i, iEnd, j, jEnd int) []Pair {
	if rows, columns := iEnd-i, jEnd-j; rows*columns > 1 && rows*columns <= maxGap {
		for _, p := range m.alike(i, iEnd, j, jEnd) {
			list = append(m.rest(list, i, p.Old, j, p.New), p)
			i, j = p.Old+1, p.New+1
		}
	}
	return m.rest(list, i, iEnd, j, jEnd)
}

// rest pairs what is not alike, one by one; what does not fit stays alone.
func (m *matching) rest(list []Pair, i, iEnd, j, jEnd int) []Pair {
	for ; i < iEnd && j < jEnd; i, j = i+1, j+1 {
		if m.fit(i, j) {
			list = append(list, Pair{i, j})
		} else {
			list = append(list, Pair{i, -1}, Pair{-1, j})
		}
	}
	for ; i < iEnd; i++ {
		list = append(list, Pair{i, -1})
	}
	for ; j < jEnd; j++ {
		list = append(list, Pair{-1, j})
	}
	return list
}

// enough is how alike two things must be to be the same one, changed.
const enough = 0.3

// alike finds the pairs, in order, that are the most alike in all.
func (m *matching) alike(i0, iEnd, j0, jEnd int) []Pair {
	rows, columns := iEnd-i0, jEnd-j0
	score := make([][]float64, rows+1) // of what is behind row i and column j
	like := make([][]float64, rows)
	for i := range score {
		score[i] = make([]float64, columns+1)
	}
	for i := rows - 1; i >= 0; i-- {
		like[i] = make([]float64, columns)
		for j := columns - 1; j >= 0; j-- {
			score[i][j] = max(score[i+1][j], score[i][j+1])
			if l := m.like(i0+i, j0+j); l >= enough && m.fit(i0+i, j0+j) {
				like[i][j] = l
				score[i][j] = max(score[i][j], l+score[i+1][j+1])
			}
		}
	}
	var pairs []Pair
	for i, j := 0, 0; i < rows && j < columns; {
		switch {
		case like[i][j] > 0 && score[i][j] == like[i][j]+score[i+1][j+1]:
			pairs = append(pairs, Pair{i0 + i, j0 + j})
			i, j = i+1, j+1
		case score[i][j] == score[i+1][j]:
			i++
		default:
			j++
		}
	}
	return pairs
}
