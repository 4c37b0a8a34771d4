package docx

import "jibiao/report"

// styles is a style sheet: the defaults of the document and the named styles.
type styles struct {
	defaults *node            // w:docDefaults
	named    map[string]*node // "paragraph/a1" -> w:style
	standard map[string]string
}

// maxChain is how many styles are followed from one to what it is based on.
const maxChain = 32

func newStyles(sheet *node) *styles {
	s := &styles{named: map[string]*node{}, standard: map[string]string{}}
	if sheet == nil {
		return s
	}
	s.defaults = sheet.child("docDefaults")
	for c := sheet.first; c != nil; c = c.next {
		if c.name != "style" {
			continue
		}
		kind, id := c.attr("type"), c.attr("styleId")
		s.named[kind+"/"+id] = c
		if c.attr("default") != "" && isOn(c.attr("default")) {
			s.standard[kind] = id
		}
	}
	return s
}

// chain lists the style and what it is based on, the outermost base first. An
// empty id means the standard style of the kind.
func (s *styles) chain(kind, id string) []*node {
	if id == "" {
		id = s.standard[kind]
	}
	var leafFirst []*node
	for n := s.named[kind+"/"+id]; n != nil && len(leafFirst) < maxChain; {
		leafFirst = append(leafFirst, n)
		base := n.child("basedOn")
		if base == nil {
			break
		}
		n = s.named[kind+"/"+base.attr("val")]
	}
	for i, j := 0, len(leafFirst)-1; i < j; i, j = i+1, j-1 {
		leafFirst[i], leafFirst[j] = leafFirst[j], leafFirst[i]
	}
	return leafFirst
}

// looks is how a paragraph stands and how text in it is set, before its own
// direct formatting or after it.
type looks struct {
	paragraph report.Paragraph // without runs
	style     report.Style     // of text without formatting of its own
	// Indents said in hundredths of a character take precedence over lengths.
	firstChars, leftChars, rightChars int
}

// base is how a paragraph of the style looks in a table of the style; both
// may be empty, "no table" is the table style "-".
func (s *styles) base(table, style string) looks {
	l := looks{paragraph: report.Paragraph{Align: report.AlignLeft}}
	l.apply(s.defaults.child("pPrDefault").child("pPr"), s.defaults.child("rPrDefault").child("rPr"))
	for _, n := range s.chain("table", table) {
		l.apply(n.child("pPr"), n.child("rPr"))
	}
	for _, n := range s.chain("paragraph", style) {
		l.apply(n.child("pPr"), n.child("rPr"))
	}
	return l
}

// apply lays paragraph and run properties over the looks; each may be nil.
func (l *looks) apply(pPr, rPr *node) {
	if rPr != nil {
		applyRun(&l.style, rPr)
	}
	if pPr == nil {
		return
	}
	for c := pPr.first; c != nil; c = c.next {
		switch c.name {
		case "jc":
			l.paragraph.Align = alignment(c.attr("val"))
		case "ind":
			l.indent(c)
		case "spacing":
			l.spacing(c)
		}
	}
}

func (l *looks) indent(ind *node) {
	for name, value := range ind.attributes() {
		switch name {
		case "left", "start":
			l.paragraph.Left = twips(value)
		case "right", "end":
			l.paragraph.Right = twips(value)
		case "firstLine":
			l.paragraph.FirstLine = twips(value)
		case "hanging":
			l.paragraph.FirstLine = -twips(value)
		case "leftChars", "startChars":
			l.leftChars = number(value, -100000, 100000)
		case "rightChars", "endChars":
			l.rightChars = number(value, -100000, 100000)
		case "firstLineChars":
			l.firstChars = number(value, 0, 100000)
		case "hangingChars":
			l.firstChars = -number(value, 0, 100000)
		}
	}
}

func (l *looks) spacing(spacing *node) {
	for name, value := range spacing.attributes() {
		switch name {
		case "before":
			l.paragraph.Before = twips(value)
		case "after":
			l.paragraph.After = twips(value)
		case "line":
			l.paragraph.LineHeight = 0
			if spacing.attr("lineRule") == "exact" {
				l.paragraph.LineHeight = twips(value)
			}
		}
	}
}

// finish turns indents said in characters into lengths, once the size of the
// paragraph's text is known.
func (l *looks) finish(size int) {
	if size == 0 {
		size = 21 // 五号
	}
	convert := func(chars int, length *int) {
		if chars != 0 {
			*length = chars * size * 10 / 100
		}
	}
	convert(l.firstChars, &l.paragraph.FirstLine)
	convert(l.leftChars, &l.paragraph.Left)
	convert(l.rightChars, &l.paragraph.Right)
}

func applyRun(s *report.Style, rPr *node) {
	for c := rPr.first; c != nil; c = c.next {
		switch c.name {
		case "rFonts":
			if font := c.attr("eastAsia"); font != "" {
				s.Font = font
			}
		case "sz":
			s.Size = halfPoints(c.attr("val"))
		case "b":
			s.Bold = on(c)
		case "u":
			s.Underline = on(c)
		}
	}
}

func alignment(jc string) report.Align {
	switch jc {
	case "center":
		return report.AlignCenter
	case "right", "end":
		return report.AlignRight
	case "both", "distribute", "thaiDistribute":
		return report.AlignJustify
	default:
		return report.AlignLeft
	}
}
