package docx

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"jibiao/report"
)

// loops makes loops of the rows at the places, after the body was compiled.
func (c *compiler) loops(body *node, g *report.Grid, places []loopPlace) map[string]*loop {
	if len(places) == 0 {
		return nil
	}
	loops := make(map[string]*loop, len(places))
	tables := tableNodes(body)
	for _, p := range places {
		table := 0
		for _, b := range g.Blocks[:p.block] {
			if b.Table != nil {
				table++
			}
		}
		l := c.loop(rowNodes(tables[table])[p.row:p.row+p.rows], p.group)
		l.number = len(loops)
		loops[p.group] = l
	}
	return loops
}

// loop takes the changes in the rows out of the compiler's and puts one in
// their place that writes the rows.
func (c *compiler) loop(rows []*node, group string) *loop {
	first, last := rows[0], rows[len(rows)-1]
	l := &loop{least: len(rows)}
	for i, k := range c.keys {
		if g, column, repeats := k.Repeats(); repeats && g == group {
			l.columns = append(l.columns, column)
			l.texts = append(l.texts, i)
		}
	}
	r := rowCompiler{compiler: c, loop: l, changes: c.take(int(first.start), int(last.end))}
	if merging := r.merging(rows); len(merging) > 0 {
		r.fromFirst(rows, merging)
	} else {
		r.fromEach(rows)
	}
	l.kinds = r.kinds()
	l.around = c.ancestry(first)
	c.change(int(first.start), int(last.end), l)
	return l
}

// take removes the changes between two places and returns them.
func (c *compiler) take(start, end int) []change {
	taken := changesIn(c.cuts, start, end)
	c.cuts = slices.DeleteFunc(c.cuts, func(x change) bool { return start <= x.start && x.end <= end })
	return taken
}

func changesIn(changes []change, start, end int) []change {
	var list []change
	for _, x := range changes {
		if start <= x.start && x.end <= end {
			list = append(list, x)
		}
	}
	return list
}

// outside are the changes but for those between two places.
func outside(changes []change, start, end int) []change {
	return slices.DeleteFunc(slices.Clone(changes), func(x change) bool { return start <= x.start && x.end <= end })
}

// A rowCompiler makes a loop's rows.
type rowCompiler struct {
	*compiler
	loop    *loop
	changes []change // in the form's rows
}

// fromEach makes the rows of the form's own; further ones are like the last.
func (r *rowCompiler) fromEach(rows []*node) {
	for i, tr := range rows {
		end := tr.end
		if i+1 < len(rows) {
			end = rows[i+1].start
		}
		own := slices.Concat(r.changes, r.numbers(tr, i+1))
		r.loop.rows = append(r.loop.rows, r.cut(int(tr.start), int(end), own))
		r.loop.copies = append(r.loop.copies, r.cut(int(tr.start), int(tr.end), append(own, r.renew(tr)...)))
	}
	last := rows[len(rows)-1]
	r.loop.again = r.cut(int(last.start), int(last.end), r.copied(last, len(rows), nil))
}

// fromFirst makes all rows of the form's first, whose cells in the columns merge
// with their like above. Of the other rows what lies between them stays.
func (r *rowCompiler) fromFirst(rows []*node, merging map[int]bool) {
	first := rows[0]
	cells := r.mergingCells(first, merging)
	own, further := slices.Concat(r.changes, r.numbers(first, 1)), r.copied(first, 1, cells)
	copied := slices.Concat(own, r.renew(first))
	for i, tc := range cells {
		r.loop.merging = append(r.loop.merging, r.columnsIn(tc))
		own = r.merge(own, i, tc)
		copied = r.merge(copied, i, tc)
		further = r.merge(further, i, tc)
	}
	r.loop.rows = []segments{r.cut(int(first.start), int(first.end), own)}
	r.loop.copies = []segments{r.cut(int(first.start), int(first.end), copied)}
	r.loop.again = r.cut(int(first.start), int(first.end), further)
	for i, tr := range rows[1:] {
		r.loop.after = append(r.loop.after, segment{r.src[rows[i].end:tr.start], nil})
	}
}

func (r *rowCompiler) cut(start, end int, changes []change) segments {
	return cutBetween(r.src, start, end, changesIn(changes, start, end))
}

// merging are the columns in which a cell with a value begins a vertical merge.
func (r *rowCompiler) merging(rows []*node) map[int]bool {
	columns := map[int]bool{}
	for _, tr := range rows {
		for _, tc := range columnCells(tr) {
			if begins(tc.node) && len(r.columnsIn(tc.node)) > 0 {
				columns[tc.column] = true
			}
		}
	}
	return columns
}

// begins says whether the cell begins a vertical merge.
func begins(tc *node) bool {
	merge := tc.child("tcPr").child("vMerge")
	return merge != nil && merge.attr("val") == "restart"
}

// goesOn says whether the cell is merged into the one above.
func goesOn(tc *node) bool { return tc.child("tcPr").child("vMerge") != nil && !begins(tc) }

// mergingCells are the row's cells that merge. A row of which no cell would be
// left keeps the last one: word processors drop rows without cells.
func (r *rowCompiler) mergingCells(tr *node, merging map[int]bool) []*node {
	var cells []*node
	others := 0
	for _, tc := range columnCells(tr) {
		switch {
		case merging[tc.column] && len(r.columnsIn(tc.node)) > 0:
			cells = append(cells, tc.node)
		case !goesOn(tc.node) && !begins(tc.node):
			others++
		}
	}
	if others == 0 && len(cells) > 0 {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// columnsIn are the loop's columns of which the cell holds values.
func (r *rowCompiler) columnsIn(tc *node) []int {
	var columns []int
	for _, x := range changesIn(r.changes, int(tc.start), int(tc.end)) {
		if s, ok := x.edit.(*slot); ok {
			if c := slices.Index(r.loop.texts, s.key); c >= 0 {
				columns = append(columns, c)
			}
		}
	}
	return columns
}

// merge puts one change that merges the cell in place of those within it.
func (r *rowCompiler) merge(changes []change, number int, tc *node) []change {
	start, end := int(tc.start), int(tc.end)
	inner := changesIn(changes, start, end)
	if !begins(tc) {
		inner = append(inner, r.vMerge(tc, ` `+r.prefix(tc)+`val="restart"`))
	}
	cell := &mergingCell{number: number, own: cutBetween(r.src, start, end, inner), on: r.continuation(tc)}
	return append(outside(changes, start, end), change{start, end, cell})
}

// vMerge gives the cell a vertical merge with the attributes, in the place
// among its properties that the schema names.
func (r *rowCompiler) vMerge(tc *node, attrs string) change {
	merge := "<" + r.prefix(tc) + "vMerge" + attrs + "/>"
	pr := tc.child("tcPr")
	open, end := "<"+r.prefix(tc)+"tcPr>", "</"+r.prefix(tc)+"tcPr>"
	switch {
	case pr == nil:
		return change{int(tc.inner), int(tc.inner), fixed(open + merge + end)}
	case pr.inner == pr.end:
		return change{int(pr.start), int(pr.end), fixed(open + merge + end)}
	}
	if old := pr.child("vMerge"); old != nil {
		return change{int(old.start), int(old.end), fixed(merge)}
	}
	at := int(pr.inner)
	for n := pr.first; n != nil; n = n.next {
		switch n.name {
		case "cnfStyle", "tcW", "gridSpan", "hMerge":
			at = int(n.end)
		}
	}
	return change{at, at, fixed(merge)}
}

// continuation is the cell merged into the one above, with an empty paragraph
// like its first one.
func (r *rowCompiler) continuation(tc *node) string {
	merge := r.vMerge(tc, "")
	start, end := int(tc.inner), int(tc.inner)
	changes := []change{merge}
	if pr := tc.child("tcPr"); pr != nil {
		start, end = int(pr.start), int(pr.end)
		changes = append(changes, r.renew(pr)...)
	}
	properties := cutBetween(r.src, start, end, changes).write(nil, &filling{})
	p := "<" + r.prefix(tc) + "p></" + r.prefix(tc) + "p>"
	if like := paragraphIn(tc); like != nil {
		place := paragraph{node: like}
		r.lookBack(&place)
		p = place.start + place.end + "</" + r.tag(like) + ">"
	}
	return r.open(tc, "") + string(properties) + p + "</" + r.tag(tc) + ">"
}

// paragraphIn is the first paragraph that lies in the element, or nil.
func paragraphIn(n *node) *node {
	var first *node
	flow(n, func(c *node) {
		if first == nil && c.name == "p" {
			first = c
		}
	})
	return first
}

// copied are the changes for a further row like the number-th of the form:
// nothing that names an element occurs twice, a caption that is merged over
// rows goes on, and a cell that counts the rows counts on.
func (r *rowCompiler) copied(tr *node, number int, merging []*node) []change {
	changes := append(changesIn(r.changes, int(tr.start), int(tr.end)), r.renew(tr)...)
	for _, tc := range columnCells(tr) {
		start, end := int(tc.start), int(tc.end)
		switch {
		case slices.Contains(merging, tc.node):
		case begins(tc.node) && len(r.columnsIn(tc.node)) == 0:
			changes = append(outside(changes, start, end), change{start, end, fixed(r.continuation(tc.node))})
		default:
			changes = append(changes, r.count(tc.node, number)...)
		}
	}
	return changes
}

// count changes a cell that holds just the number of its row.
func (r *rowCompiler) count(tc *node, number int) []change {
	pieces, text := r.pieces(tc)
	if strings.TrimSpace(text) != strconv.Itoa(number) {
		return nil
	}
	var changes []change
	for i := range pieces {
		if p := &pieces[i]; p.t != nil && strings.TrimSpace(p.text) != "" {
			e := edit(fixed(""))
			if len(changes) == 0 {
				e = &rowNumber{r.inline(p)}
			}
			changes = append(changes, change{p.offset(0), p.offset(len(p.text)), e})
		}
	}
	return changes
}

// numbers are the cells of a row of the form that hold just its number: Fill
// writes what stands there already, but where rows came or went the number of a
// row has changed.
func (r *rowCompiler) numbers(tr *node, number int) []change {
	var changes []change
	for _, tc := range columnCells(tr) {
		pieces, text := r.pieces(tc.node)
		if len(pieces) == 1 && pieces[0].t != nil && text == strconv.Itoa(number) {
			p := &pieces[0]
			changes = append(changes, change{p.offset(0), p.offset(len(p.text)), &rowNumber{r.inline(p)}})
		}
	}
	return changes
}

// pieces are those of the paragraphs in a cell, and the text that they make.
func (r *rowCompiler) pieces(tc *node) (pieces []piece, text string) {
	tc.walk(func(n *node) bool {
		if n.name == "p" {
			l := readLine(r.src, n)
			text += l.text()
			pieces = append(pieces, l.pieces...)
		}
		return n.name != "p"
	})
	return pieces, text
}

// renew changes what of an element may not occur twice in a document.
func (r *rowCompiler) renew(root *node) []change {
	var changes []change
	replace := func(start, end int32, e edit) { changes = append(changes, change{int(start), int(end), e}) }
	root.walk(func(n *node) bool {
		switch n.name {
		case "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference",
			"footnoteReference", "endnoteReference", "permStart", "permEnd", "del", "moveFrom",
			"moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
			"pPrChange", "rPrChange", "tcPrChange", "trPrChange", "tblPrExChange", "cellIns", "cellDel", "cellMerge":
			replace(n.start, n.end, fixed(""))
			return false
		case "tr", "p":
			replace(n.start, n.inner, fixed(r.unnamed(n)))
		case "ins", "moveTo":
			if p := n.parent.name; p == "rPr" || p == "trPr" {
				replace(n.start, n.end, fixed(""))
				return false
			}
			replace(n.start, n.inner, renewed(numbered.ReplaceAllString(string(r.src[n.start:n.inner]), "${1}"+freshID)))
		case ":docPr":
			replace(n.start, n.inner, renewed(plainID.ReplaceAllString(string(r.src[n.start:n.inner]), "${1}"+freshID)))
		case "sdtPr":
			for c := n.first; c != nil; c = c.next {
				if c.name == "id" || strings.TrimPrefix(c.name, ":") == "dataBinding" {
					replace(c.start, c.end, fixed(""))
				}
			}
			return false
		}
		return true
	})
	return changes
}

var plainID = regexp.MustCompile(`(\sid\s*=\s*["'])[^"']*`)

// unnamed is the element's start tag without the attributes by which word
// processors know an element again.
func (r *rowCompiler) unnamed(n *node) string {
	var b strings.Builder
	b.WriteString("<" + r.tag(n))
	for name, value := range n.rawAttributes() {
		local := string(name[bytes.IndexByte(name, ':')+1:])
		if local == "paraId" || local == "textId" || strings.HasPrefix(local, "rsid") {
			continue
		}
		quote := `"`
		if bytes.IndexByte(value, '"') >= 0 {
			quote = "'"
		}
		b.WriteString(" " + string(name) + "=" + quote + string(value) + quote)
	}
	if n.inner == n.end {
		b.WriteString("/")
	}
	return b.String() + ">"
}
