package docx

import "jibiao/report"

// maxPairs bounds the work of one alignment; longer lists are paired in order.
const maxPairs = 1 << 20

// align pairs the n things of a form with the m things of a file, keeping
// their order, so that the sum of the pairs' scores is the greatest; only
// pairs that score above 0 are made. The result holds for each of the n the
// index of its partner, or -1.
func align(n, m int, score func(i, j int) int) []int {
	if n > 0 && m > maxPairs/n {
		return inOrder(n, m)
	}
	const (
		skipOurs = iota
		skipTheirs
		pair
	)
	step := make([]byte, n*m)
	below, here := make([]int, m+1), make([]int, m+1)
	for i := n - 1; i >= 0; i-- {
		here[m] = 0
		for j := m - 1; j >= 0; j-- {
			best, how := below[j], byte(skipOurs)
			if here[j+1] > best {
				best, how = here[j+1], skipTheirs
			}
			if s := score(i, j); s > 0 && s+below[j+1] >= best {
				best, how = s+below[j+1], pair
			}
			here[j], step[i*m+j] = best, how
		}
		below, here = here, below
	}
	pairs := make([]int, n)
	j := 0
	for i := range pairs {
		pairs[i] = -1
		for j < m && step[i*m+j] == skipTheirs {
			j++
		}
		if j < m && step[i*m+j] == pair {
			pairs[i] = j
			j++
		}
	}
	return pairs
}

func inOrder(n, m int) []int {
	pairs := make([]int, n)
	for i := range pairs {
		pairs[i] = i
		if i >= m {
			pairs[i] = -1
		}
	}
	return pairs
}

// A formCell is a cell of the form as alignment sees it.
type formCell struct {
	block, index int // of the table in the grid, of the cell in the table
	pattern      pattern
	squeezed     pattern // without blanks
	kind         cellKind
}

type cellKind int

const (
	blankCell cellKind = iota
	captionCell
	valueCell // a value and no text
	mixedCell // both
)

// A fileCell is a cell of the filled file.
type fileCell struct {
	block, index int
	row          int    // of its table
	text         string // without blanks
}

// A sheet is a table as a word processor shows it: the blocks of tables that
// follow each other without a paragraph between, which LibreOffice joins.
type sheet []int

func sheets(g *report.Grid) []sheet {
	var list []sheet
	for i, b := range g.Blocks {
		switch {
		case b.Table == nil:
		case i > 0 && g.Blocks[i-1].Table != nil:
			list[len(list)-1] = append(list[len(list)-1], i)
		default:
			list = append(list, sheet{i})
		}
	}
	return list
}

// formRows lists the cells of the form's sheet by the row in which they begin.
func formRows(g *report.Grid, s sheet) [][]formCell {
	var all [][]formCell
	for _, block := range s {
		t := g.Blocks[block].Table
		cells := make([]formCell, len(t.Cells))
		for i := range t.Cells {
			cells[i] = newFormCell(block, i, &t.Cells[i])
		}
		all = append(all, byRow(t, cells)...)
	}
	return all
}

// byRow cuts what was made of the table's cells, which are in order, into rows.
func byRow[C any](t *report.Table, cells []C) [][]C {
	rows := make([][]C, len(t.Rows))
	from := 0
	for to := range t.Cells {
		if row := t.Cells[from].Row; t.Cells[to].Row != row {
			rows[row], from = cells[from:to:to], to
		}
	}
	if len(cells) > 0 {
		rows[t.Cells[from].Row] = cells[from:]
	}
	return rows
}

func newFormCell(block, index int, cell *report.Cell) formCell {
	p := patternOf(cell.Paragraphs)
	c := formCell{block: block, index: index, pattern: p, squeezed: p.squeezed()}
	switch {
	case len(p.keys) == 0 && p.literal():
		c.kind = captionCell
	case len(p.keys) > 0 && p.literal():
		c.kind = mixedCell
	case len(p.keys) > 0:
		c.kind = valueCell
	}
	return c
}

func fileRows(g *report.Grid, s sheet) [][]fileCell {
	var all [][]fileCell
	for _, block := range s {
		t := g.Blocks[block].Table
		cells := make([]fileCell, len(t.Cells))
		for i := range t.Cells {
			cells[i] = fileCell{block, i, t.Cells[i].Row, squeeze(textOf(t.Cells[i].Paragraphs))}
		}
		all = append(all, byRow(t, cells)...)
	}
	return all
}

// says is whether the file's cell has the text of the form's.
func (c *formCell) says(f fileCell) bool {
	if c.squeezed.sole() {
		return true
	}
	_, _, ok := c.squeezed.match(f.text)
	return ok
}

// A matcher aligns two sheets.
type matcher struct {
	ours     [][]formCell
	theirs   [][]fileCell
	captions map[string]bool // of the form's sheet, without blanks

	form, file           lookup
	ourSheet, theirSheet sheet
	ourCovers            [][]formCell // see ourCover
	theirCovers          [][]fileCell // see theirCover
}

func newMatcher(ours [][]formCell, theirs [][]fileCell) *matcher {
	m := &matcher{ours: ours, theirs: theirs, captions: map[string]bool{}}
	for _, row := range m.ours {
		for _, c := range row {
			if c.kind == captionCell {
				m.captions[c.squeezed.literals[0]] = true
			}
		}
	}
	return m
}

// rows pairs the form's rows with the file's. In the usual case every row is
// there and says the same.
func (m *matcher) rows() []int {
	n, bare := 0, len(m.ours) == len(m.theirs)
	for n < len(m.ours) && n < len(m.theirs) && agree(m.ours[n], m.theirs[n], bare) {
		n++
	}
	pairs := inOrder(len(m.ours), n)
	rest := align(len(m.ours)-n, len(m.theirs)-n, func(i, j int) int { return m.rowScore(n+i, n+j) })
	for i, j := range rest {
		if j >= 0 {
			pairs[n+i] = n + j
		}
	}
	return pairs
}

// agree says whether two rows have the same number of cells and the same
// captions; rows without captions agree only if bare says so.
func agree(ours []formCell, theirs []fileCell, bare bool) bool {
	if len(ours) != len(theirs) {
		return false
	}
	captions := 0
	for i, c := range ours {
		if c.kind == captionCell || c.kind == mixedCell {
			captions++
			if !c.says(theirs[i]) {
				return false
			}
		}
	}
	return bare || captions > 0
}

func (m *matcher) rowScore(i, j int) int {
	ours, theirs := m.ours[i], m.theirs[j]
	total := m.total(ours, theirs, m.cells(i, j))
	if len(ours) == len(theirs) {
		total++
	}
	return total
}

// cells pairs the cells of two rows: in order where their number is the same
// and no caption contradicts, else by captions, which may stand in another order.
func (m *matcher) cells(i, j int) []int {
	ours, theirs := m.ours[i], m.theirs[j]
	if len(ours) == len(theirs) && !m.contradict(ours, theirs) {
		return inOrder(len(ours), len(theirs))
	}
	pairs := align(len(ours), len(theirs), func(a, b int) int { return m.cellScore(ours[a], theirs[b]) })
	if followed := m.follow(ours, theirs); m.total(ours, theirs, followed) > m.total(ours, theirs, pairs) {
		return followed
	}
	return pairs
}

// contradict says whether a caption of the form stands in another cell of the
// row than its order says.
func (m *matcher) contradict(ours []formCell, theirs []fileCell) bool {
	for i, c := range ours {
		if c.kind == captionCell && !c.says(theirs[i]) && m.captions[theirs[i].text] {
			return true
		}
	}
	return false
}

// cellScore is how well a cell of the file fits one of the form.
func (m *matcher) cellScore(c formCell, f fileCell) int {
	switch c.kind {
	case captionCell, mixedCell:
		if c.says(f) {
			return 12
		}
		if m.resembles(&c, f) {
			return 6
		}
		return -2
	case valueCell:
		if m.captions[f.text] {
			return -8
		}
		return 3
	default:
		if f.text == "" {
			return 2
		}
		return 0
	}
}

// pairSheets pairs the form's sheets with the file's by the texts that both have.
func pairSheets(form, file *report.Grid, ours, theirs []sheet) []int {
	if len(ours) == 1 && len(theirs) == 1 {
		return []int{0}
	}
	ourWords, theirWords := words(form, ours), words(file, theirs)
	return align(len(ours), len(theirs), func(i, j int) int {
		score := 1
		for w := range ourWords[i] {
			if theirWords[j][w] {
				score += 4
			}
		}
		return score
	})
}

// words are the texts of each sheet's cells, without blanks.
func words(g *report.Grid, sheets []sheet) []map[string]bool {
	list := make([]map[string]bool, len(sheets))
	for i, s := range sheets {
		list[i] = map[string]bool{}
		for _, block := range s {
			cells := g.Blocks[block].Table.Cells
			for c := range cells {
				list[i][squeeze(cells[c].Text())] = true
			}
		}
		delete(list[i], "")
	}
	return list
}
