package docx

import (
	"slices"

	"jibiao/report"
)

// A formLoop is a run of repeating rows in a sheet of the form.
type formLoop struct{ first, rows int }

// sheetLoops finds the loops of a sheet.
func sheetLoops(g *report.Grid, s sheet, places []loopPlace) []formLoop {
	var list []formLoop
	first := 0
	for _, block := range s {
		for _, p := range places {
			if p.block == block {
				list = append(list, formLoop{first + p.row, p.rows})
			}
		}
		first += len(g.Blocks[block].Table.Rows)
	}
	return list
}

// An item is a row of the form, or a loop of rows.
type item struct {
	row  int
	loop *formLoop
}

// loopItems are the rows of the form's sheet with loops in place of their rows.
func loopItems(rows int, loops []formLoop) []item {
	var list []item
	for r := 0; r < rows; r++ {
		at := item{row: r}
		for l := range loops {
			if loops[l].first == r {
				at.loop = &loops[l]
				r += loops[l].rows - 1
			}
		}
		list = append(list, at)
	}
	return list
}

// loopTable reads a table whose form has rows that repeat.
func (x *extraction) loopTable(m *matcher, loops []formLoop) {
	list := loopItems(len(m.ours), loops)
	owners := m.alignItems(list)
	partners := make([][]int, len(list))
	for j, i := range owners {
		if i < 0 {
			x.extraRow(m.theirs[j])
		} else {
			partners[i] = append(partners[i], j)
		}
	}
	h := heads{m: m}
	for i, it := range list {
		switch {
		case it.loop != nil:
			x.loopRows(&h, it.loop, partners[i])
		case len(partners[i]) == 0:
			h.pass(it.row, -1)
			x.absentRows(m.ours[it.row : it.row+1])
		default:
			h.pass(it.row, partners[i][0])
			x.row(&h, it.row, partners[i][0])
		}
	}
}

// alignItems tells for each row of the file the item that it belongs to, or -1.
// In the usual case the rows before the first loop and behind the last are all
// there and say the same.
func (m *matcher) alignItems(list []item) []int {
	owners := make([]int, len(m.theirs))
	for j := range owners {
		owners[j] = -1
	}
	head := 0
	for head < len(list) && list[head].loop == nil {
		head++
	}
	tail := len(list)
	for tail > head && list[tail-1].loop == nil {
		tail--
	}
	tail = len(list) - tail
	if head+tail > len(owners) || !m.agreeAll(list[:head], 0) {
		head = 0
	}
	if head+tail > len(owners) || !m.agreeAll(list[len(list)-tail:], len(owners)-tail) {
		tail = 0
	}
	for i := range head {
		owners[i] = i
	}
	for i := range tail {
		owners[len(owners)-1-i] = len(list) - 1 - i
	}
	rest := owners[head : len(owners)-tail]
	m.alignRest(list[head:len(list)-tail], rest, head, head)
	return owners
}

func (m *matcher) agreeAll(rows []item, at int) bool {
	for i, it := range rows {
		if !agree(m.ours[it.row], m.theirs[at+i], true) {
			return false
		}
	}
	return true
}

// maxItemPairs bounds the work of alignRest.
const maxItemPairs = 1 << 22

// alignRest gives the file's rows from the first on owners among the items so
// that the sum of scores is the greatest. A loop owns any number of rows.
func (m *matcher) alignRest(list []item, owners []int, firstItem, first int) {
	n, rows := len(list), len(owners)
	if n > 0 && rows > maxItemPairs/n {
		m.inTurn(list, owners, firstItem, first)
		return
	}
	const (
		leave = iota // the item
		skip         // the row
		take
	)
	step := make([]byte, n*rows)
	below, here := make([]int, rows+1), make([]int, rows+1)
	for i := n - 1; i >= 0; i-- {
		here[rows] = 0
		for j := rows - 1; j >= 0; j-- {
			best, how := below[j], byte(leave)
			if here[j+1] > best {
				best, how = here[j+1], skip
			}
			score, after := m.itemScore(list[i], first+j), below[j+1]
			if list[i].loop != nil {
				after = here[j+1]
			}
			if score > 0 && score+after >= best {
				best, how = score+after, take
			}
			here[j], step[i*rows+j] = best, how
		}
		below, here = here, below
	}
	for i, j := 0, 0; i < n && j < rows; {
		switch step[i*rows+j] {
		case leave:
			i++
		case skip:
			j++
		default:
			owners[j] = firstItem + i
			j++
			if list[i].loop == nil {
				i++
			}
		}
	}
}

// inTurn gives each item the next row that fits.
func (m *matcher) inTurn(list []item, owners []int, firstItem, first int) {
	i := 0
	for j := range owners {
		for i+1 < len(list) && list[i].loop != nil && m.goesOn(list[i], list[i+1], first+j) {
			i++
		}
		if i < len(list) && m.itemScore(list[i], first+j) > 0 {
			owners[j] = firstItem + i
			if list[i].loop == nil {
				i++
			}
		}
	}
}

// goesOn says whether with a row of the file the item behind a loop begins.
func (m *matcher) goesOn(it, next item, j int) bool {
	score := m.itemScore(next, j)
	return score > 0 && (next.loop == nil || score > m.itemScore(it, j))
}

// itemScore is how well a row of the file fits the item. Rows with captions are
// anchors: one of them must be there.
func (m *matcher) itemScore(it item, j int) int {
	if it.loop != nil {
		return m.loopScore(it.loop, j)
	}
	if !m.anchored(m.ours[it.row], m.theirs[j]) {
		return 0
	}
	return m.rowScore(it.row, j)
}

func (m *matcher) anchored(ours []formCell, theirs []fileCell) bool {
	captions := false
	for i := range ours {
		c := &ours[i]
		if c.kind != captionCell && c.kind != mixedCell {
			continue
		}
		captions = true
		if m.saidIn(c, theirs) {
			return true
		}
	}
	return !captions
}

// loopScore is how well a row of the file fits the loop: 0 for a row of
// captions that is printed again on a new page, and for one cell across the
// table. Captions that the loop's rows share tell them from those of the loops
// before and after.
func (m *matcher) loopScore(l *formLoop, j int) int {
	ours, theirs := m.ourCover()[l.first], m.theirCover()[j]
	if len(theirs) == 0 || len(theirs) == 1 && len(ours) > 1 || m.headAgain(m.theirs[j]) {
		return 0
	}
	values, shared, said := 0, 0, 0
	for i := range ours {
		switch c := &ours[i]; {
		case c.kind == valueCell || c.kind == mixedCell:
			values++
		case c.kind == captionCell && !isCount(c.squeezed.literals[0]):
			shared++
			if m.saidIn(c, theirs) {
				said++
			}
		}
	}
	switch {
	case shared > 0 && said == 0:
		return 1
	case len(ours) == len(theirs):
		return 1 + 3*values + 4*said
	default:
		return 1 + 2*min(values, len(theirs)) + 4*said
	}
}

// saidIn says whether one of the file's cells says what the caption does.
func (m *matcher) saidIn(c *formCell, theirs []fileCell) bool {
	return slices.ContainsFunc(theirs, func(f fileCell) bool { return c.says(f) || m.resembles(c, f) })
}

// headAgain says whether the row is one of the form's rows of captions again.
func (m *matcher) headAgain(row []fileCell) bool {
	captions := 0
	for _, f := range row {
		switch {
		case f.text == "":
		case m.captions[f.text]:
			captions++
		default:
			return false
		}
	}
	return captions > 1 && 2*captions > len(row)
}
