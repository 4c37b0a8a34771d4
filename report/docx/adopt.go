package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"

	"jibiao/report"
	"jibiao/report/adopt"
)

// Adopt returns the file with {{key}} at the proposed places: the template of
// the form. The proposal's places are those of the file's own [File.Blank].
// A placeholder takes the place of what its stretch shows (blanks, a prompt);
// every other byte of the main part stays, and every other part. A control
// that gets a placeholder no longer counts as showing its prompt and is no
// longer bound to data that would overwrite the value; check boxes in a list
// that becomes one value go with the list.
//
// The error, which names the place, tells that the proposal does not belong to
// the file.
func (f *File) Adopt(p adopt.Proposal) ([]byte, error) {
	s := f.survey()
	a := adopter{survey: s, compiler: compiler{src: s.file.source}, controls: s.controls()}
	marks := marksOf(p)
	for _, n := range s.paragraphs {
		at := s.at[n]
		if list := marks[at]; len(list) > 0 {
			delete(marks, at)
			if err := a.paragraph(n, list); err != nil {
				return nil, fmt.Errorf("adopt form: block %d, cell %d, paragraph %d: %w", at.Block, at.Cell, at.Paragraph, err)
			}
		}
	}
	for at := range marks {
		return nil, fmt.Errorf("adopt form: block %d, cell %d, paragraph %d is not in the file", at.Block, at.Cell, at.Paragraph)
	}
	made := map[*zip.File]segments{f.main: cut(s.file.source, a.cuts)}
	parts, err := f.parts(made)
	if err != nil {
		return nil, err
	}
	t := Template{file: s.file, parts: parts}
	data, err := t.Fill(nil)
	if err != nil {
		return nil, fmt.Errorf("adopt form: %w", err)
	}
	return data, proves(data, p)
}

// proves reads the template back: it has the placeholders of the proposal, in
// their order, and no other.
func proves(data []byte, p adopt.Proposal) error {
	g, err := Scan(data)
	if err != nil {
		return fmt.Errorf("adopt form: read the template back: %w", err)
	}
	var want []placing
	for at, list := range marksOf(p) {
		for _, m := range list {
			if m.key != "" {
				m.at.Block, m.at.Cell, m.at.Paragraph = at.Block, at.Cell, at.Paragraph
				want = append(want, m)
			}
		}
	}
	slices.SortFunc(want, func(a, b placing) int { return a.at.Compare(b.at) })
	keys := gridKeys(&g)
	for i, m := range want {
		if i >= len(keys) || keys[i] != m.key {
			return fmt.Errorf("adopt form: the template has %d placeholders of %d, the first that is not there is %q", len(keys), len(want), m.key)
		}
	}
	if len(keys) != len(want) {
		return fmt.Errorf("adopt form: the template has %d placeholders, want %d", len(keys), len(want))
	}
	return nil
}

// gridKeys lists every placeholder of the grid in reading order.
func gridKeys(g *report.Grid) []report.Key {
	var keys []report.Key
	for _, b := range g.Blocks {
		if b.Paragraph != nil {
			keys = append(keys, b.Paragraph.Keys()...)
			continue
		}
		for i := range b.Table.Cells {
			keys = append(keys, b.Table.Cells[i].Keys()...)
		}
	}
	return keys
}

// A placing is a placeholder for a stretch, or a stretch that goes.
type placing struct {
	at  adopt.Place
	key report.Key // "" = nothing comes in its place
}

// marksOf are the marks of each paragraph, from left to right.
func marksOf(p adopt.Proposal) map[adopt.Place][]placing {
	marks := map[adopt.Place][]placing{}
	add := func(at adopt.Place, key report.Key) {
		line := adopt.Place{Block: at.Block, Cell: at.Cell, Paragraph: at.Paragraph}
		marks[line] = append(marks[line], placing{at, key})
	}
	for i := range p.Fields {
		for _, at := range p.Fields[i].Places {
			add(at, p.Fields[i].Key)
		}
		for _, at := range p.Fields[i].Prompts {
			add(at, "")
		}
	}
	for _, list := range marks {
		slices.SortFunc(list, func(a, b placing) int { return a.at.Compare(b.at) })
	}
	return marks
}

// An adopter collects the changes that make a template.
type adopter struct {
	*survey
	compiler
	controls []prompted
}

// paragraph marks a paragraph, and where it lies in one of several
// alternatives, its likes in the others.
func (a *adopter) paragraph(p *node, marks []placing) error {
	for _, n := range append([]*node{p}, echoes(a.src, p)...) {
		l := readLine(a.src, n)
		end := 0
		for _, m := range marks {
			if m.at.From < end || m.at.To < m.at.From || m.at.To > len(l.text()) {
				return fmt.Errorf("no stretch from %d to %d", m.at.From, m.at.To)
			}
			end = m.at.To
			a.place(n, &l, m)
		}
	}
	return nil
}

// echoes are the paragraphs that stand in other branches of the alternatives
// around p where p stands in its own.
func echoes(src []byte, p *node) []*node {
	branch := p
	for branch.parent != nil && branch.parent.name != "mc:AlternateContent" {
		branch = branch.parent
	}
	if branch.parent == nil {
		return nil
	}
	l := readLine(src, p)
	at := slices.Index(paragraphsIn(branch), p)
	var list []*node
	for other := branch.parent.first; other != nil; other = other.next {
		if all := paragraphsIn(other); other != branch && at < len(all) {
			if like := readLine(src, all[at]); like.text() == l.text() {
				list = append(list, all[at])
			}
		}
	}
	return list
}

func paragraphsIn(n *node) []*node {
	var list []*node
	n.walk(func(c *node) bool {
		if c.name == "p" {
			list = append(list, c)
		}
		return true
	})
	return list
}

// place puts one placeholder into the paragraph.
func (a *adopter) place(p *node, l *line, m placing) {
	for _, c := range a.controls {
		if c.paragraph == p && c.Place == m.at {
			a.unprompt(&c)
			if c.Place.From == c.Place.To {
				a.intoControl(p, &c, m.key)
				return
			}
		}
	}
	if m.at.From == m.at.To {
		a.insert(p, l, m.at.From, m.key)
	} else {
		a.replace(p, l, m)
	}
}

// holder is the placeholder as text, "" for none.
func holder(key report.Key) string {
	if key == "" {
		return ""
	}
	return "{{" + string(key) + "}}"
}

// textElement is a w:t with the placeholder.
func (a *adopter) textElement(like *node, key report.Key) string {
	if key == "" {
		return ""
	}
	prefix := a.prefix(like)
	return "<" + prefix + "t>" + holder(key) + "</" + prefix + "t>"
}

// prefix is that of the element's tag, with its colon.
func (a *adopter) prefix(like *node) string {
	prefix, _, ok := strings.Cut(a.tag(like), ":")
	if !ok {
		return ""
	}
	return prefix + ":"
}

// replace puts the placeholder in the place of a stretch of text.
func (a *adopter) replace(p *node, l *line, m placing) {
	boxes := a.boxes(p, l, m)
	key, at := m.key, 0
	for i := range l.pieces {
		piece := &l.pieces[i]
		from, to := max(m.at.From-at, 0), min(m.at.To-at, len(piece.text))
		at += len(piece.text)
		if from >= to {
			continue
		}
		if box := boxOf(boxes, piece); box != nil {
			if boxes[0] == box || key != "" {
				a.change(int(box.start), int(box.end), fixed(a.run(p, a.plainLook(l, boxes), key)))
				boxes = slices.DeleteFunc(boxes, func(n *node) bool { return n == box })
				key = ""
			} else {
				a.change(int(box.start), int(box.end), fixed(""))
			}
			continue
		}
		if piece.t == nil {
			a.change(int(piece.mark.start), int(piece.mark.end), fixed(a.textElement(piece.mark, key)))
		} else {
			a.change(piece.offset(from), piece.offset(to), fixed(holder(key)))
			a.keepBlanks(piece, from, to, key)
		}
		key = ""
	}
}

// boxes are the check boxes of the paragraph that lie in the stretch as a whole.
func (a *adopter) boxes(p *node, l *line, m placing) []*node {
	var list []*node
	p.walk(func(n *node) bool {
		if n.name == "sdt" && n.child("sdtPr").child(":checkbox") != nil {
			if from, to, text := a.content(n, p); text != "" && m.at.From <= from && to <= m.at.To {
				list = append(list, n)
			}
		}
		return true
	})
	return list
}

func boxOf(boxes []*node, p *piece) *node {
	for _, b := range boxes {
		if inside(p.run, b) {
			return b
		}
	}
	return nil
}

// plainLook is the run whose looks a list has: one of its words, not a box.
func (a *adopter) plainLook(l *line, boxes []*node) *node {
	for i := range l.pieces {
		if boxOf(boxes, &l.pieces[i]) == nil {
			return l.pieces[i].run.child("rPr")
		}
	}
	return nil
}

// keepBlanks marks the blanks that come to the end of a text when a stretch
// goes.
func (a *adopter) keepBlanks(p *piece, from, to int, key report.Key) {
	rest := p.text[:from] + holder(key) + p.text[to:]
	tag := a.src[p.t.start:p.t.inner]
	if !p.t.preserve && strings.Trim(rest, blanks) != rest && !bytes.Contains(tag, []byte("xml:space")) {
		a.change(int(p.t.inner)-1, int(p.t.inner)-1, fixed(` xml:space="preserve"`))
	}
}

// insert puts the placeholder between two characters: before a tab, behind a
// text, or into an empty paragraph.
func (a *adopter) insert(p *node, l *line, at int, key report.Key) {
	var before, after *piece
	seen := 0
	for i := range l.pieces {
		piece := &l.pieces[i]
		if seen == at && after == nil && (piece.text != "" || piece.t != nil) {
			after = piece
		}
		if seen += len(piece.text); seen == at {
			before = piece
		}
	}
	switch {
	case after != nil && after.t == nil:
		a.change(int(after.mark.start), int(after.mark.start), fixed(a.textElement(after.mark, key)))
	case before != nil && before.t != nil:
		a.write(before.t, before.offset(len(before.text)), key)
	case after != nil:
		a.write(after.t, after.offset(0), key)
	case before != nil:
		a.change(int(before.mark.end), int(before.mark.end), fixed(a.textElement(before.mark, key)))
	default:
		a.fill(p, a.run(p, nil, key))
	}
}

// write puts the placeholder into a w:t, which may be <w:t/>.
func (a *adopter) write(t *node, offset int, key report.Key) {
	if t.inner == t.end {
		a.change(int(t.start), int(t.end), fixed(a.textElement(t, key)))
		return
	}
	a.change(offset, offset, fixed(holder(key)))
}

// fill puts a run at the end of an element, which may be <w:p/>.
func (a *adopter) fill(n *node, run string) {
	if n.inner < n.end {
		a.change(int(n.innerEnd), int(n.innerEnd), fixed(run))
		return
	}
	tag := bytes.TrimSuffix(a.src[n.start:n.end], []byte("/>"))
	a.change(int(n.start), int(n.end), fixed(string(tag)+">"+run+"</"+a.tag(n)+">"))
}

// leastSize is that of the smallest text that can be read, in half-points.
// Forms made of web pages have empty cells of 2 points.
const leastSize = 10

// run is a run with the placeholder. It looks as text typed into the
// paragraph would, or has the given properties; but it can be read.
func (a *adopter) run(p, rPr *node, key report.Key) string {
	prefix, looks := a.prefix(p), ""
	if rPr == nil {
		rPr = p.child("pPr").child("rPr")
	}
	if rPr != nil && rPr.inner < rPr.innerEnd {
		drop := []string{"ins", "del", "moveFrom", "moveTo", "rPrChange"}
		if size := rPr.child("sz"); size != nil && halfPoints(size.attr("val")) < leastSize {
			drop = append(drop, "sz")
		}
		looks = a.without(rPr, drop...)
	}
	return "<" + prefix + "r>" + looks + a.textElement(p, key) + "</" + prefix + "r>"
}
