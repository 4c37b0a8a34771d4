package docx

import (
	"fmt"
	"strconv"
	"strings"

	"jibiao/report"
)

// loopRows reads the file's rows of a loop.
func (x *extraction) loopRows(h *heads, l *formLoop, rows []int) {
	m := h.m
	if len(rows) == 0 {
		x.absentRows(m.ours[l.first : l.first+1])
		return
	}
	r := loopReader{extraction: x, heads: h, extra: map[int]*extraColumn{}}
	for n, j := range rows {
		r.ours, r.theirs = m.ourCover()[l.first+min(n, l.rows-1)], m.theirCover()[j]
		r.fileRow, r.number, r.fresh = j, n+1, n < l.rows
		r.read()
	}
	r.tellExtra()
}

// A loopReader reads the rows of a loop one by one.
type loopReader struct {
	*extraction
	heads           *heads
	ours            []formCell
	theirs          []fileCell
	fileRow, number int  // of the sheet; of the loop, from 1
	fresh           bool // the form has a row of its own for it
	told            bool // which columns the file lacks
	pairs           []int
	layout          []int // what the pairs were made for: the columns at which cells begin
	extra           map[int]*extraColumn
	order           []*extraColumn
}

// An extraColumn is a column of the file that the form does not have.
type extraColumn struct {
	where string
	texts []string
}

func (r *loopReader) read() {
	if !r.sameLayout() {
		r.pairs = r.pair()
	}
	taken := make([]bool, len(r.theirs))
	for a, b := range r.pairs {
		if b < 0 {
			if !r.told {
				r.absentCell(r.ours[a])
			}
			continue
		}
		taken[b] = true
		r.cell(r.ours[a], r.theirs[b])
	}
	r.told = true
	for b, f := range r.theirs {
		if !taken[b] && f.text != "" && r.begins(f) {
			r.more(f)
		}
	}
}

// sameLayout says whether the row is cut into cells like the one before, and
// remembers how it is.
func (r *loopReader) sameLayout() bool {
	same := len(r.layout) == len(r.theirs)+1 && r.layout[0] == len(r.ours)
	for b := 0; same && b < len(r.theirs); b++ {
		same = r.layout[b+1] == r.cellOf(r.theirs[b]).Column
	}
	if same {
		return true
	}
	r.layout = append(r.layout[:0], len(r.ours))
	for _, f := range r.theirs {
		r.layout = append(r.layout, r.cellOf(f).Column)
	}
	return false
}

func (r *loopReader) cellOf(f fileCell) *report.Cell { return r.extraction.theirs(f) }

// pair pairs the row's cells: by the captions above them, else in their order
// if there are as many as in the form, else by what fits.
func (r *loopReader) pair() []int {
	if pairs := r.heads.pair(r.ours, r.theirs); pairs != nil {
		return pairs
	}
	if len(r.ours) == len(r.theirs) {
		return inOrder(len(r.ours), len(r.theirs))
	}
	return align(len(r.ours), len(r.theirs), func(a, b int) int { return r.heads.m.cellScore(r.ours[a], r.theirs[b]) })
}

// begins says whether the file's cell begins in this row.
func (r *loopReader) begins(f fileCell) bool {
	row := r.heads.m.theirs[r.fileRow]
	return len(row) > 0 && row[0].row == f.row && row[0].block == f.block
}

func (r *loopReader) cell(c formCell, f fileCell) {
	at := spot{c.block, c.index, r.number}
	switch {
	case c.pattern.sole():
		r.learn(c.pattern.keys[0].InRow(r.number), textOf(r.cellOf(f).Paragraphs), at)
	case len(c.pattern.keys) > 0:
		r.places = append(r.places, filled{c.pattern.inRow(r.number), textOf(r.cellOf(f).Paragraphs), at})
	case c.kind != captionCell:
		if r.begins(f) {
			r.lost(r.whereTheirs(f), r.cellOf(f).Text())
		}
	case r.begins(f):
		r.caption(c, f)
	}
}

// caption counts a caption of the form's row, and tells one that says something else;
// numbers of rows may be others.
func (r *loopReader) caption(c formCell, f fileCell) {
	said := c.says(f)
	if r.fresh {
		r.captions++
		if said {
			r.found++
		}
	}
	if said || f.text == "" || isCount(c.squeezed.literals[0]) && isCount(f.text) {
		return
	}
	r.lost(r.whereTheirs(f), r.cellOf(f).Text())
}

func isCount(s string) bool {
	_, err := strconv.ParseUint(s, 10, 32)
	return err == nil
}

// whereTheirs names a cell of the file within the loop.
func (r *loopReader) whereTheirs(f fileCell) string {
	return r.file.WhereRow(f.block, f.row) + fmt.Sprintf("（第%d项）", r.number)
}

// more remembers a text of a column that the form does not have.
func (r *loopReader) more(f fileCell) {
	cell := r.cellOf(f)
	e := r.extra[cell.Column]
	if e == nil {
		where := r.whereTheirs(f)
		if name := r.heads.above(cell, r.heads.theirs, false); name != "" {
			where += "「" + strings.ReplaceAll(name, "\n", "/") + "」"
		}
		e = &extraColumn{where: where}
		r.extra[cell.Column] = e
		r.order = append(r.order, e)
	}
	e.texts = append(e.texts, strings.TrimSpace(cell.Text()))
}

// tellExtra tells what stands in columns that the form does not have, column
// by column.
func (r *loopReader) tellExtra() {
	for _, e := range r.order {
		r.lost(e.where, strings.Join(e.texts, " | "))
	}
}
