package docx

import "jibiao/report"

// Grid is what the file says: its page, paragraphs and tables with the
// placeholders in them. Text boxes follow the paragraph that anchors them; the
// text of a table inside a cell counts as the cell's. Headers and footers are
// not part of it.
func (f *File) Grid() report.Grid { return f.grid(true) }

// grid reads the file; without keys, {{…}} is text like any other, which is
// how a filled report is read.
func (f *File) grid(keys bool) report.Grid { return f.gridSeen(keys, nil) }

// gridSeen is grid; seen gets the element of each of its paragraphs, in order.
func (f *File) gridSeen(keys bool, seen *[]*node) report.Grid {
	r := newReader(f, keys)
	r.seen = seen
	body := f.tree.child("body")
	g := report.Grid{Hash: f.hash, Page: page(body)}
	r.text = g.Page.Width - g.Page.Left - g.Page.Right
	flow(body, func(c *node) {
		switch c.name {
		case "p":
			for _, p := range r.paragraphs(c, nil) {
				g.Blocks = append(g.Blocks, report.Block{Paragraph: &p})
			}
		case "tbl":
			g.Blocks = append(g.Blocks, report.Block{Table: r.table(c)})
		}
	})
	return g
}

// noTable stands for the table style of text outside of tables.
const noTable = "-"

// A reader turns elements into the vocabulary of package report.
type reader struct {
	src        []byte
	styles     *styles
	keys       bool
	tableStyle string
	text       int // width between the page's margins
	seen       *[]*node
	line       line    // the one being read
	begun      []*node // paragraphs that the next one goes on with
	cells      slab[report.Paragraph]
	stretches  slab[report.Run]

	// What was worked out before: by table style and paragraph style, and by
	// properties that are shared.
	bases  map[[2]string]looks
	looks  map[shared]looks
	styled map[sharedRun]report.Style
}

// A shared is what paragraphs of one look have in common.
type shared struct {
	tableStyle string
	pPr        *node
}

// A sharedRun is what runs of one style have in common.
type sharedRun struct {
	base report.Style
	rPr  *node
}

func newReader(f *File, keys bool) *reader {
	return &reader{
		src: f.source, styles: f.styles, keys: keys, tableStyle: noTable,
		bases: map[[2]string]looks{}, looks: map[shared]looks{}, styled: map[sharedRun]report.Style{},
	}
}

// paragraphs appends the paragraph and those of text boxes anchored in it. One
// whose mark was deleted is read as the beginning of the next, as it will be when
// the changes are accepted; who wants to see elements gets it by itself.
func (r *reader) paragraphs(p *node, list []report.Paragraph) []report.Paragraph {
	if r.seen == nil && runsOn(p) {
		r.begun = append(r.begun, p)
		return list
	}
	r.line.pieces, r.line.boxes = r.line.pieces[:0], nil
	for _, before := range r.begun {
		r.line.read(r.src, before)
	}
	r.begun = r.begun[:0]
	r.line.read(r.src, p)
	if r.seen != nil {
		*r.seen = append(*r.seen, p)
	}
	boxes := r.line.boxes // those in them are read into the same line
	list = append(list, r.paragraph(p, &r.line))
	for _, box := range boxes {
		list = r.content(box, list)
	}
	return list
}

// runsOn says whether the paragraph's mark was deleted and a paragraph follows.
func runsOn(p *node) bool {
	mark := p.child("pPr").child("rPr")
	if mark.child("del") == nil && mark.child("moveFrom") == nil {
		return false
	}
	for n := p.next; n != nil; n = n.next {
		switch n.name {
		case "p":
			return true
		case "tbl", "sdt", "customXml":
			return false
		}
	}
	return false
}

// content appends all paragraphs in a cell or text box, those of tables in it
// included.
func (r *reader) content(n *node, list []report.Paragraph) []report.Paragraph {
	flow(n, func(c *node) {
		switch c.name {
		case "p":
			list = r.paragraphs(c, list)
		case "tbl", "tr", "tc":
			list = r.content(c, list)
		}
	})
	return list
}

func (r *reader) paragraph(p *node, l *line) report.Paragraph {
	look := r.look(p.child("pPr"))
	out := look.paragraph
	out.Runs = r.runs(l, look.style)
	look.finish(out.TextStyle().Size)
	out.FirstLine, out.Left, out.Right = look.paragraph.FirstLine, look.paragraph.Left, look.paragraph.Right
	return out
}

// look is how a paragraph with the properties looks, and in it the style of
// the paragraph's mark.
func (r *reader) look(pPr *node) looks {
	at := shared{r.tableStyle, pPr.twin()}
	if l, ok := r.looks[at]; ok {
		return l
	}
	l := r.base(pPr.child("pStyle"))
	l.apply(pPr, nil)
	l.paragraph.Style = l.style
	if mark := pPr.child("rPr"); mark != nil {
		applyRun(&l.paragraph.Style, mark)
	}
	if at.pPr != pPr {
		r.looks[at] = l
	}
	return l
}

func (r *reader) base(style *node) looks {
	id := ""
	if style != nil {
		id = style.attr("val")
	}
	at := [2]string{r.tableStyle, id}
	l, ok := r.bases[at]
	if !ok {
		l = r.styles.base(r.tableStyle, id)
		r.bases[at] = l
	}
	return l
}

// runs cuts a line into stretches of one style and places of values. A place
// has the style in which its first brace stands.
func (r *reader) runs(l *line, base report.Style) []report.Run {
	var places []placeholder
	if r.keys {
		places, _ = placeholders(l.text())
	}
	out := runs{list: r.stretches.begin()}
	at := 0 // of the piece in the line's text
	for i := range l.pieces {
		p := &l.pieces[i]
		style := r.style(p.run, base)
		for from := 0; from < len(p.text); {
			if len(places) > 0 && places[0].end <= at+from {
				places = places[1:]
				continue
			}
			to := len(p.text)
			if len(places) > 0 && places[0].start <= at+from {
				to = min(to, places[0].end-at)
				if places[0].start == at+from {
					out.key(places[0].key, style)
				}
			} else {
				if len(places) > 0 {
					to = min(to, places[0].start-at)
				}
				out.literal(p.text[from:to], style)
			}
			from = to
		}
		at += len(p.text)
	}
	return r.stretches.end(out.done())
}

// runs collects stretches of text, joining those of one style.
type runs struct {
	list  []report.Run
	text  string // not yet listed…
	more  []byte // …or, of several stretches, here
	style report.Style
}

func (rs *runs) literal(s string, style report.Style) {
	if style != rs.style {
		rs.flush()
	}
	rs.style = style
	switch {
	case rs.text == "":
		rs.text = s
	case len(rs.more) == 0:
		rs.more = append(append(rs.more, rs.text...), s...)
	default:
		rs.more = append(rs.more, s...)
	}
}

func (rs *runs) key(k report.Key, style report.Style) {
	rs.flush()
	rs.list = append(rs.list, report.Run{Key: k, Style: style})
}

func (rs *runs) flush() {
	if len(rs.more) > 0 {
		rs.text = string(rs.more)
	}
	if rs.text != "" {
		rs.list = append(rs.list, report.Run{Text: rs.text, Style: rs.style})
	}
	rs.text, rs.more = "", rs.more[:0]
}

func (rs *runs) done() []report.Run {
	rs.flush()
	return rs.list
}

func (r *reader) style(run *node, base report.Style) report.Style {
	rPr := run.child("rPr")
	if rPr == nil {
		return base
	}
	at := sharedRun{base, rPr.twin()}
	if s, ok := r.styled[at]; ok {
		return s
	}
	if named := rPr.child("rStyle"); named != nil {
		for _, n := range r.styles.chain("character", named.attr("val")) {
			if own := n.child("rPr"); own != nil {
				applyRun(&base, own)
			}
		}
	}
	applyRun(&base, rPr)
	if at.rPr != rPr {
		r.styled[at] = base
	}
	return base
}

// page reads the last section's paper. A file that does not say has A4 with
// Word's margins.
func page(body *node) report.Page {
	p := report.Page{Width: 11906, Height: 16838, Top: 1440, Right: 1800, Bottom: 1440, Left: 1800}
	section := body.child("sectPr")
	if size := section.child("pgSz"); size != nil {
		p.Width, p.Height = twips(size.attr("w")), twips(size.attr("h"))
	}
	if m := section.child("pgMar"); m != nil {
		p.Top, p.Right, p.Bottom, p.Left = twips(m.attr("top")), twips(m.attr("right")), twips(m.attr("bottom")), twips(m.attr("left"))
	}
	return p
}
