package docx

import (
	"slices"
	"strconv"
	"strings"

	"jibiao/report"
	"jibiao/report/diff"
)

// A loop writes the rows of a group: those that the form has, then as many
// more as there are values for.
type loop struct {
	number  int      // among the template's loops
	columns []string // the group's, by name
	texts   []int    // of each column, its place in the filling's texts

	least int        // how many rows the form has
	rows  []segments // the form's rows, each with what lies between it and the next
	again segments   // every further row
	after segments   // what lay between rows that are made from the first one

	copies []segments // the form's rows once more, with nothing that may not occur twice
	kinds  []int      // of each of these, and of again: rows of one kind differ in their values only
	around around     // the tags around the rows

	merging [][]int // of each cell that merges with its like above, from left to right, its columns
}

func (l *loop) write(out []byte, f *filling) []byte {
	if f.tracked != nil {
		return l.writeTracked(out, f)
	}
	values := f.rows[l.number]
	for i := range max(len(values), l.least) {
		l.turn(f, values, i)
		out = f.flush(l.row(i).write(out, f))
	}
	for _, t := range l.texts {
		f.texts[t] = ""
	}
	return l.after.write(out, f)
}

// row is what row i is made of.
func (l *loop) row(i int) segments {
	if i < len(l.rows) {
		return l.rows[i]
	}
	return l.again
}

// turn makes the values of row i those that are printed.
func (l *loop) turn(f *filling, values [][]string, i int) {
	f.row = i + 1
	here := at(values, i)
	for c, text := range here {
		here[c] = report.CleanText(text)
	}
	for c, t := range l.texts {
		f.texts[t] = at(here, c)
	}
	f.goesOn = l.merges(f.goesOn[:0], at(values, i-1), here, i)
}

// merges appends for each cell of row i that merges whether it goes on with its
// like above.
func (l *loop) merges(list []bool, above, here []string, i int) []bool {
	same := i > 0
	for _, columns := range l.merging {
		same = same && alike(above, here, columns)
		list = append(list, same)
	}
	return list
}

// at is the list's entry, or nothing behind its end and in front of its start.
func at[T any](list []T, i int) (entry T) {
	if i >= 0 && i < len(list) {
		return list[i]
	}
	return entry
}

// alike says whether two rows say the same in the columns, and say something.
func alike(above, here []string, columns []int) bool {
	said := false
	for _, c := range columns {
		if at(above, c) != at(here, c) {
			return false
		}
		said = said || at(here, c) != ""
	}
	return said
}

// A mergingCell goes on with the cell above it where both say the same.
type mergingCell struct {
	number int      // among those of the loop
	own    segments // the cell by itself
	on     string   // the cell as the continuation of the one above
}

func (m *mergingCell) write(out []byte, f *filling) []byte {
	if f.goesOn[m.number] {
		return append(out, m.on...)
	}
	return m.own.write(out, f)
}

// A rowNumber writes the number of the loop's row.
type rowNumber struct{ inline }

func (n *rowNumber) write(out []byte, f *filling) []byte {
	if f.tracked != nil {
		w := newPiecewise(&n.inline, out, f)
		for _, p := range diff.Texts(strconv.Itoa(f.tracked.row), strconv.Itoa(f.row)) {
			w.text(p.Text, p.Op)
		}
		return w.done()
	}
	return strconv.AppendInt(out, int64(f.row), 10)
}

// A renewed is markup with numbers that must not occur twice.
type renewed string

func (r renewed) write(out []byte, f *filling) []byte { return f.fresh(out, string(r)) }

// rows sorts the values of the template's loops into rows of columns; rows
// without values at the end are left out. The texts are not yet cleaned: they
// lie all over the memory, and are touched once, when their row is written.
func (t *Template) rows(v report.Values) [][][]string {
	if len(t.loops) == 0 {
		return nil
	}
	s := rowSorter{loops: t.loops, rows: make([][][]string, len(t.loops))}
	for k, text := range v {
		if text == "" || k == "" {
			continue
		}
		s.keys[s.n], s.texts[s.n] = string(k), text
		if s.n++; s.n == len(s.keys) {
			s.sort()
		}
	}
	s.sort()
	return s.rows
}

// A rowSorter takes values a handful at a time: their keys lie all over the
// memory too, and are fetched together rather than waited for one by one.
type rowSorter struct {
	loops map[string]*loop
	rows  [][][]string
	room  []string // for rows

	keys, texts [32]string
	n           int
	fetched     byte
}

func (s *rowSorter) sort() {
	for _, k := range s.keys[:s.n] {
		s.fetched += k[len(k)-1]
	}
	var l *loop
	last := ""
	for i, k := range s.keys[:s.n] {
		group, column, row := inRow(k)
		if row == 0 {
			continue
		}
		if group != last || l == nil {
			l, last = s.loops[group], group
		}
		if l == nil {
			continue
		}
		if c := slices.Index(l.columns, column); c >= 0 {
			s.rows[l.number], s.room = l.put(s.rows[l.number], row, c, s.texts[i], s.room)
		}
	}
	s.n = 0
}

// put puts a text into a row, counted from 1, and its column. Rows are taken
// from the room, of which the rest is returned.
func (l *loop) put(rows [][]string, row, column int, text string, room []string) (_ [][]string, rest []string) {
	if row > len(rows) {
		rows = slices.Grow(rows, row-len(rows))[:row]
	}
	if n := len(l.texts); rows[row-1] == nil {
		if len(room) < n {
			room = make([]string, n*min(row+7, 256))
		}
		rows[row-1], room = room[:n:n], room[n:]
	}
	rows[row-1][column] = text
	return rows, room
}

// inRow takes a key like 指标[2].得分 apart without making a string; the row of
// others is 0.
func inRow(key string) (group, column string, row int) {
	open := strings.IndexByte(key, '[')
	at := open + 1
	for ; open >= 0 && at < len(key) && '0' <= key[at] && key[at] <= '9'; at++ {
		if row = 10*row + int(key[at]-'0'); row == 0 || row > report.MaxRows {
			return "", "", 0
		}
	}
	if row == 0 || !strings.HasPrefix(key[at:], "].") {
		return "", "", 0
	}
	return key[:open], key[at+2:], row
}
