package docx

import (
	"slices"

	"jibiao/report"
	"jibiao/report/diff"
)

// A printedRows is the rows of a loop as they are printed, and which cells of each
// go on with the one above.
type printedRows struct {
	values [][]string
	goesOn [][]bool
}

// printed cleans the rows and fills them up to those that the form has.
func (l *loop) printed(rows [][]string) printedRows {
	var p printedRows
	for i := range max(len(rows), l.least) {
		row := make([]string, len(l.columns))
		for c, text := range at(rows, i) {
			row[c] = report.CleanText(text)
		}
		p.values = append(p.values, row)
		p.goesOn = append(p.goesOn, l.merges(nil, at(p.values, i-1), row, i))
	}
	return p
}

// kind is that of row i.
func (l *loop) kind(i int) int { return l.kinds[min(i, len(l.kinds)-1)] }

// writeTracked writes the rows of both reports, with those that came and went
// marked, and in the others what differs.
func (l *loop) writeTracked(out []byte, f *filling) []byte {
	old, new := l.printed(f.tracked.rows[l.number]), l.printed(f.rows[l.number])
	pairs := diff.Rows(old.values, new.values, func(i, j int) bool {
		return l.kind(i) == l.kind(j) && slices.Equal(old.goesOn[i], new.goesOn[j])
	})
	if len(l.merging) > 0 {
		pairs = together(pairs, &old, &new)
	}
	for _, p := range pairs {
		switch {
		case p.Old < 0:
			out = l.whole(out, f, l.row(p.New), &new, p.New, diff.Inserted)
		case p.New < 0:
			out = l.whole(out, f, l.copy(p.Old), &old, p.Old, diff.Deleted)
		default:
			l.set(f.tracked.texts, old.values[p.Old])
			f.tracked.row = p.Old + 1
			l.take(f, &new, p.New)
			out = l.row(p.New).write(out, f)
		}
		out = f.flush(out)
	}
	blank := make([]string, len(l.columns))
	l.set(f.texts, blank)
	l.set(f.tracked.texts, blank)
	l.forget(f)
	return l.after.write(out, f)
}

// together brings the rows that came and went between two pairs into an order in
// which cells go on with what they go on with: first those that go on with the
// row above, then those that begin anew, the ones that went before those that came.
func together(pairs []diff.Pair, old, new *printedRows) []diff.Pair {
	list := make([]diff.Pair, 0, len(pairs))
	var went, came []diff.Pair
	flush := func() {
		n, m := leading(went, old), leading(came, new)
		list = append(append(append(append(list, went[:n]...), came[:m]...), went[n:]...), came[m:]...)
		went, came = nil, nil
	}
	for _, p := range pairs {
		switch {
		case p.New < 0:
			went = append(went, p)
		case p.Old < 0:
			came = append(came, p)
		default:
			flush()
			list = append(list, p)
		}
	}
	flush()
	return list
}

// leading counts the rows in front that go on with the one above.
func leading(pairs []diff.Pair, rows *printedRows) int {
	n := slices.IndexFunc(pairs, func(p diff.Pair) bool { return !slices.Contains(rows.goesOn[max(p.Old, p.New)], true) })
	if n < 0 {
		return len(pairs)
	}
	return n
}

// copy is what row i is made of where the form's own stands elsewhere.
func (l *loop) copy(i int) segments {
	if i < len(l.copies) {
		return l.copies[i]
	}
	return l.again
}

// set puts a row's values among the texts.
func (l *loop) set(texts, row []string) {
	for c, t := range l.texts {
		texts[t] = row[c]
	}
}

// take makes row i the one that is written.
func (l *loop) take(f *filling, p *printedRows, i int) {
	l.set(f.texts, p.values[i])
	f.row, f.goesOn = i+1, append(f.goesOn[:0], p.goesOn[i]...)
	l.forget(f)
}

// forget what was found of another row's values.
func (l *loop) forget(f *filling) {
	for _, t := range l.texts {
		f.tracked.known[t] = false
	}
}

// whole writes a row that came or went.
func (l *loop) whole(out []byte, f *filling, row segments, p *printedRows, i int, op diff.Op) []byte {
	l.take(f, p, i)
	tracked := f.tracked
	f.tracked = nil // within the row nothing is compared
	written := row.write(nil, f)
	f.tracked = tracked
	return l.marked(written, op).write(out, f)
}

// kinds numbers the form's rows, and the further one behind them, by what they are
// but for their values and their number.
func (r *rowCompiler) kinds() []int {
	texts := make([]string, len(r.keys))
	for i, k := range r.keys {
		texts[i] = "\x01" + string(k) + "\x01"
	}
	var seen []string
	var kinds []int
	for _, row := range append(slices.Clone(r.loop.copies), r.loop.again) {
		f := &filling{texts: texts, goesOn: make([]bool, len(r.loop.merging))}
		made := string(row.write(nil, f))
		kind := slices.Index(seen, made)
		if kind < 0 {
			kind, seen = len(seen), append(seen, made)
		}
		kinds = append(kinds, kind)
	}
	return kinds
}

// ancestry is the tags around an element, with the namespaces that they declare.
func (c *compiler) ancestry(n *node) (a around) {
	for n = n.parent; n != nil; n = n.parent {
		a.before = c.open(n, "") + a.before
		a.after += "</" + c.tag(n) + ">"
	}
	return a
}
