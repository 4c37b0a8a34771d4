package docx

import (
	"slices"

	"jibiao/report/diff"
)

// marked is a written row, and what may stand behind it, with all that is in the
// row marked.
func (l *loop) marked(row []byte, op diff.Op) segments {
	src := slices.Concat([]byte(l.around.before), row, []byte(l.around.after))
	start := len(l.around.before)
	m := rowMarker{src: src, name: changeNames[op]}
	if tree, err := parse(src); err == nil { // it was read when the form was opened
		m.mark(tree)
	}
	return cutBetween(src, start, start+len(row), m.changes)
}

// A rowMarker finds the places of marks in a row.
type rowMarker struct {
	src     []byte
	name    string // of the marks
	changes []change
}

func (m *rowMarker) put(start, end int32, e edit) {
	m.changes = append(m.changes, change{int(start), int(end), e})
}

// changeTag is a tag that marks a change, made when it is written.
type changeTag struct {
	prefix, name string
	around
}

func (t *changeTag) write(out []byte, f *filling) []byte {
	return append(f.change(append(out, t.before...), t.prefix, t.name), t.after...)
}

func (m *rowMarker) mark(root *node) {
	c := compiler{src: m.src}
	root.walk(func(n *node) bool {
		switch n.name {
		case "tr":
			m.row(&c, n)
		case "p":
			m.paragraph(&c, n)
		case "r":
			m.run(&c, n)
			return false
		case "del", "moveFrom", "tcPr", "trPr", "pPr", "sdtPr":
			return false
		case "ins", "moveTo":
			return m.name == "del"
		}
		return true
	})
}

// row says in the row's properties what became of it; the schema wants it behind
// all others but one.
func (m *rowMarker) row(c *compiler, tr *node) {
	prefix, pr := c.prefix(tr), tr.child("trPr")
	t := &changeTag{prefix: prefix, name: m.name, around: around{"", "/>"}}
	open := "<" + prefix + "trPr>"
	switch {
	case pr == nil:
		t.before, t.after = open, "/>"+closing(open)
		at := tr.inner
		if ex := tr.child("tblPrEx"); ex != nil {
			at = ex.end
		}
		m.put(at, at, t)
	case pr.inner == pr.end:
		t.before, t.after = open, "/>"+closing(open)
		m.put(pr.start, pr.end, t)
	case pr.child(m.name) == nil:
		at := pr.innerEnd
		if n := pr.child("trPrChange"); n != nil {
			at = n.start
		}
		m.put(at, at, t)
	}
}

// paragraph marks a paragraph's mark, as Word does in such a row too.
func (m *rowMarker) paragraph(c *compiler, p *node) {
	at, taken := c.markPlace(p, c.prefix(p))
	switch {
	case taken:
	case p.inner == p.end: // <w:p/>
		t := &changeTag{prefix: c.prefix(p), name: m.name, around: around{">" + at.before, "/>" + at.after + "</" + c.tag(p) + ">"}}
		m.put(p.end-int32(len("/>")), p.end, t)
	default:
		m.put(at.from, at.to, &changeTag{prefix: c.prefix(p), name: m.name, around: around{at.before, "/>" + at.after}})
	}
}

// run marks a run; its text gets the name of deleted text where it is deleted.
func (m *rowMarker) run(c *compiler, r *node) {
	prefix := c.prefix(r)
	m.put(r.start, r.start, &changeTag{prefix: prefix, name: m.name, around: around{"", ">"}})
	r.walk(func(n *node) bool {
		if n.name == "t" && m.name == "del" {
			m.rename(n, "delText")
		}
		return n.name != "txbxContent"
	})
	m.put(r.end, r.end, fixed("</"+prefix+m.name+">"))
}

// rename gives an element another local name.
func (m *rowMarker) rename(n *node, local string) {
	c := compiler{src: m.src}
	old := len(c.tag(n)) - len(c.prefix(n))
	from := n.start + 1 + int32(len(c.prefix(n)))
	m.put(from, from+int32(old), fixed(local))
	if n.innerEnd < n.end {
		from = n.innerEnd + 2 + int32(len(c.prefix(n)))
		m.put(from, from+int32(old), fixed(local))
	}
}
