package docx

import (
	"bytes"
	"math"
	"regexp"
	"slices"
	"strings"

	"jibiao/report"
)

// A compiler finds the places of values in the main part.
type compiler struct {
	src   []byte
	keys  []report.Key
	index map[report.Key]int
	cuts  []change

	lastID int // greatest w:id seen
}

// body compiles every paragraph of the part, those in text boxes and in every
// branch of alternatives too. Deleted text is left alone.
func (c *compiler) body(root *node) {
	root.walk(func(n *node) bool {
		c.lastID = max(c.lastID, number(n.attr("id"), 0, math.MaxInt32/2))
		switch n.name {
		case "del", "moveFrom":
			return false
		case "p":
			c.paragraph(n)
		}
		return true
	})
}

// paragraph compiles the text that is read, and by themselves the branches of
// alternatives that are not.
func (c *compiler) paragraph(p *node) {
	l := readLine(c.src, p)
	lines := []line{l}
	for _, branch := range unread(p) {
		var l line
		if run := branch.ancestor("r"); run != nil {
			l.readContent(c.src, run, branch)
		} else {
			l = readLine(c.src, branch)
		}
		lines = append(lines, l)
	}
	place := &paragraph{node: p}
	for i := range lines {
		c.line(place, &lines[i])
	}
	c.section(place)
	c.mark(place)
}

// unread lists the branches of alternatives in the paragraph's own text that
// flow passes over.
func unread(p *node) []*node {
	var branches []*node
	for c := p.first; c != nil; c = c.next {
		c.walk(func(n *node) bool {
			if n.name == "mc:AlternateContent" {
				read := chosen(n)
				for b := n.first; b != nil; b = b.next {
					if b != read {
						branches = append(branches, b)
					}
				}
			}
			return n.name != "p" && n.name != "del" && n.name != "moveFrom"
		})
	}
	return branches
}

// ancestor is the nearest element of the name around n within its paragraph, or nil.
func (n *node) ancestor(name string) *node {
	for a := n.parent; a != nil && a.name != "p"; a = a.parent {
		if a.name == name {
			return a
		}
	}
	return nil
}

// A paragraph is one that has places of values.
type paragraph struct {
	node       *node
	start, end string // <w:p><w:pPr>… and </w:pPr> of a further paragraph like it
	prefix     string // of names: w:
	marked     around // start, with room for what became of the paragraph's mark
	section    []byte // the section break that it carries, or nil
	slots      []*slot
}

// A stretch is the part of a placeholder that lies in one piece.
type stretch struct {
	piece    *piece
	from, to int
	slot     *slot // nil where the placeholder began in an earlier piece
}

// line turns the placeholders of a line into slots.
func (c *compiler) line(place *paragraph, l *line) {
	found, _ := placeholders(l.text())
	at, i := 0, 0
	var stretches []stretch
	for _, ph := range found {
		for at+len(l.pieces[i].text) <= ph.start {
			at += len(l.pieces[i].text)
			i++
		}
		s := c.slot(place, &l.pieces[i], ph.key)
		for {
			p := &l.pieces[i]
			from, to := max(ph.start-at, 0), min(ph.end-at, len(p.text))
			if to > from {
				stretches = append(stretches, stretch{p, from, to, s})
				s = nil
			}
			if ph.end <= at+len(p.text) {
				break
			}
			at += len(p.text)
			i++
		}
	}
	c.replace(stretches)
}

// replace makes changes of stretches, piece by piece.
func (c *compiler) replace(stretches []stretch) {
	for len(stretches) > 0 {
		n := slices.IndexFunc(stretches, func(s stretch) bool { return s.piece != stretches[0].piece })
		if n < 0 {
			n = len(stretches)
		}
		for _, s := range stretches[:n] {
			e := edit(fixed(""))
			if s.slot != nil {
				e = s.slot
			}
			c.change(s.piece.offset(s.from), s.piece.offset(s.to), e)
		}
		c.spaces(stretches[:n])
		stretches = stretches[n:]
	}
}

func (c *compiler) change(start, end int, e edit) {
	c.cuts = append(c.cuts, change{start, end, e})
}

// spaces sees to it that blanks at the ends of the piece's w:t survive: those
// of values, and those of text that came to an end by the filling.
func (c *compiler) spaces(stretches []stretch) {
	p := stretches[0].piece
	if p.t.preserve {
		return
	}
	s := &space{}
	for _, st := range stretches {
		if st.slot != nil {
			s.slots = append(s.slots, st.slot)
		}
		after := strings.HasPrefix(p.text[st.to:], " ")
		s.loose = s.loose || after || strings.HasSuffix(p.text[:st.from], " ")
		s.always = s.always || after && st.slot == nil
	}
	tag := c.src[p.t.start:p.t.inner]
	if bytes.Contains(tag, []byte("xml:space")) {
		c.change(int(p.t.start), int(p.t.inner), fixed(c.open(p.t, ` xml:space="preserve"`)))
	} else {
		c.change(int(p.t.inner)-1, int(p.t.inner)-1, s)
	}
	c.drop(int(p.t.inner), p.offset(0))
	c.drop(p.offset(len(p.text)), int(p.t.innerEnd))
}

// drop leaves bytes out: blanks that Word does not show and that a preserved
// value beside them would bring to light.
func (c *compiler) drop(start, end int) {
	if start < end {
		c.change(start, end, fixed(""))
	}
}

// slot makes the place of a value that begins in the piece.
func (c *compiler) slot(place *paragraph, p *piece, key report.Key) *slot {
	i, ok := c.index[key]
	if !ok {
		i = len(c.keys)
		c.index[key] = i
		c.keys = append(c.keys, key)
	}
	s := &slot{inline: c.inline(p), key: i}
	if wrappers, ok := splittable(place.node, p); ok {
		c.lookBack(place)
		s.place, s.markable = place, s.markable && place.markable()
		s.leave, s.enter = c.around(wrappers)
		s.leave += "</" + c.tag(place.node) + ">"
	}
	place.slots = append(place.slots, s)
	return s
}

// splittable says whether the paragraph may be cut in two inside of the
// piece, and lists the elements between the run and the paragraph, innermost
// first. Where it may not, lines are parted by line breaks: in ruby text, in
// simple fields, in content controls that hold plain text only.
func splittable(p *node, at *piece) (wrappers []*node, ok bool) {
	if at.t.parent != at.run {
		return nil, false
	}
	for n := at.run.parent; n != p; n = n.parent {
		switch n.name {
		case "hyperlink", "ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo":
			wrappers = append(wrappers, n)
		default:
			return nil, false
		}
	}
	for n := at.run; n != nil && n.name != "tbl" && n.name != "body"; n = n.parent {
		if n.name == "sdt" && plainControl(n) {
			return nil, false
		}
	}
	return wrappers, true
}

func plainControl(sdt *node) bool {
	pr := sdt.child("sdtPr")
	for _, kind := range []string{"text", "date", "dropDownList", "comboBox"} {
		if pr.child(kind) != nil {
			return true
		}
	}
	return false
}

// lookBack prepares what a further paragraph like this one begins with. It
// has the same properties, but does not begin a page again, repeats no
// tracked change and carries no section break.
func (c *compiler) lookBack(place *paragraph) {
	if place.start != "" {
		return
	}
	place.prefix = c.prefix(place.node)
	place.start = c.open(place.node, "")
	pr, rPr := "<"+place.prefix+"pPr>", "<"+place.prefix+"rPr>"
	pPr := place.node.child("pPr")
	if pPr == nil || pPr.inner == pPr.end {
		place.marked = around{place.start + pr + rPr, closing(rPr) + closing(pr)}
		return
	}
	place.end = "</" + c.tag(pPr) + ">"
	tracked := []string{"pPrChange", "rPrChange", "ins", "del", "moveFrom", "moveTo"}
	own := c.without(pPr, append(tracked, "rPr", "sectPr", "pageBreakBefore")...)
	place.start += strings.TrimSuffix(own, string(c.src[pPr.innerEnd:pPr.end]))
	place.marked = around{place.start + rPr, closing(rPr)}
	if mark := pPr.child("rPr"); mark != nil {
		all := c.without(mark, tracked...)
		place.start += all
		if mark.inner != mark.end {
			place.marked.after = strings.TrimPrefix(all, string(c.src[mark.start:mark.inner]))
		}
	}
	if s := pPr.child("sectPr"); s != nil {
		place.section = c.src[s.start:s.end]
	}
}

// closing is the end tag of a start tag without attributes.
func closing(tag string) string { return "</" + tag[1:] }

// section lets a section break move on to the last of the paragraphs.
func (c *compiler) section(place *paragraph) {
	if place.section != nil {
		s := place.node.child("pPr").child("sectPr")
		c.change(int(s.start), int(s.end), sectionBreak{place})
	}
}

// around is the markup that leaves the wrappers of a run, and that enters the
// same again in a new paragraph.
func (c *compiler) around(wrappers []*node) (leave, enter string) {
	for _, w := range wrappers {
		leave += "</" + c.tag(w) + ">"
		again := string(c.src[w.start:w.inner])
		if w.name == "ins" || w.name == "moveTo" {
			again = numbered.ReplaceAllString(again, "${1}"+freshID)
		}
		if pr := w.child("sdtPr"); w.name == "sdt" && pr != nil {
			again += c.without(pr, "id", "dataBinding")
		}
		enter = again + enter
	}
	return leave, enter
}

// freshID stands in markup where Fill gives a new number: those of tracked
// changes must not occur twice. It is no character of XML.
const freshID = "\x00"

var numbered = regexp.MustCompile(`(\s[^\s=:]+:id\s*=\s*["'])[^"']*`)

// tag is the element's name as written, with its prefix.
func (c *compiler) tag(n *node) string {
	name := c.src[n.start+1 : n.inner]
	return string(name[:bytes.IndexAny(name, " \t\r\n/>")])
}

// prefix is that of the element's name, with its colon, or "".
func (c *compiler) prefix(n *node) string {
	tag := c.tag(n)
	return tag[:strings.IndexByte(tag, ':')+1]
}

// open is a start tag like the element's, with the given attributes in place
// of its own; only namespaces that it declares are kept.
func (c *compiler) open(n *node, attrs string) string {
	if n.declares {
		attrs = c.namespaces(n) + attrs
	}
	return "<" + c.tag(n) + attrs + ">"
}

func (c *compiler) namespaces(n *node) string {
	var b strings.Builder
	for name, value := range n.rawAttributes() {
		if _, ok := declared(name); ok {
			uri := strings.ReplaceAll(escape(attributeValue(value)), `"`, "&quot;")
			b.WriteString(" " + string(name) + `="` + uri + `"`)
		}
	}
	return b.String()
}

// without is the element as written but for the named elements in it.
func (c *compiler) without(n *node, names ...string) string {
	n = n.twin() // written alike, and the places of what is in it are there
	var b strings.Builder
	at := n.start
	n.walk(func(x *node) bool {
		if x == n || !slices.Contains(names, x.name) {
			return true
		}
		b.Write(c.src[at:x.start])
		at = x.end
		return false
	})
	b.Write(c.src[at:n.end])
	return b.String()
}
