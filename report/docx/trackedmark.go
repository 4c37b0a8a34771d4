package docx

import (
	"strings"

	"jibiao/report/diff"
)

// splits says whether the paragraph's values make further paragraphs.
func (p *paragraph) splits(f *filling) bool {
	if f.tracked != nil && p.markable() {
		return len(p.breaks(f)) > 0
	}
	return p.lastSplit(f.texts) != nil
}

// breaks are the line breaks in the paragraph's values, in order.
func (p *paragraph) breaks(f *filling) []diff.Op {
	var list []diff.Op
	for _, s := range p.slots {
		if s.place == nil {
			continue
		}
		for _, piece := range f.pieces(s.key) {
			for range strings.Count(piece.Text, "\n") {
				list = append(list, piece.Op)
			}
		}
	}
	return list
}

// A paragraphMark is the place in a paragraph's own properties where it is said
// what became of the break at its end.
type paragraphMark struct {
	place *paragraph
	markPlace
	plain string // what stands there otherwise
	taken bool   // the form itself says something there already
}

func (m *paragraphMark) write(out []byte, f *filling) []byte {
	if f.tracked == nil || !m.place.markable() {
		return append(out, m.plain...)
	}
	breaks := m.place.breaks(f)
	f.tracked.breaks[m.place] = breaks
	op := at(breaks, 0)
	if op == diff.Same || m.taken {
		return append(out, m.plain...)
	}
	out = append(out, m.before...)
	out = append(f.change(out, m.place.prefix, changeNames[op]), "/>"...)
	return append(out, m.after...)
}

// markable says whether changes can be marked in the paragraph.
func (p *paragraph) markable() bool { return p.prefix != "" }

// mark prepares the paragraph's properties for a change of its mark.
func (c *compiler) mark(place *paragraph) {
	if place.start == "" {
		return // its values make no paragraphs
	}
	m := &paragraphMark{place: place}
	m.markPlace, m.taken = c.markPlace(place.node, place.prefix)
	m.plain = string(c.src[m.from:m.to])
	c.change(int(m.from), int(m.to), m)
}

// A markPlace is where a paragraph's properties say what became of its mark: the
// bytes that are replaced, and the tags that are wanted around.
type markPlace struct {
	from, to int32
	around
}

// markPlace finds the place, which the schema fixes; taken says that something is
// said there already.
func (c *compiler) markPlace(p *node, prefix string) (at markPlace, taken bool) {
	pPr := p.child("pPr")
	rPr := pPr.child("rPr")
	inRun := around{"<" + prefix + "rPr>", "</" + prefix + "rPr>"}
	inBoth := around{"<" + prefix + "pPr>" + inRun.before, inRun.after + "</" + prefix + "pPr>"}
	switch {
	case pPr == nil:
		return markPlace{p.inner, p.inner, inBoth}, false
	case pPr.inner == pPr.end:
		return markPlace{pPr.start, pPr.end, inBoth}, false
	case rPr == nil:
		before := pPr.innerEnd
		for _, later := range [...]string{"pPrChange", "sectPr"} {
			if n := pPr.child(later); n != nil {
				before = n.start
			}
		}
		return markPlace{before, before, inRun}, false
	case rPr.inner == rPr.end:
		return markPlace{rPr.start, rPr.end, inRun}, false
	default:
		return markPlace{rPr.inner, rPr.inner, around{}}, rPr.child("ins") != nil || rPr.child("del") != nil
	}
}
