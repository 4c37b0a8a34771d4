package docx

import (
	"slices"
	"strings"

	"jibiao/report"
	"jibiao/report/adopt"
)

// Blank is what a form without placeholders says of itself, for
// [adopt.Propose]. Placeholders count as text here.
func (f *File) Blank() adopt.Blank {
	s := f.survey()
	b := adopt.Blank{Grid: s.grid, Nested: s.nested(), Repeats: s.repeats()}
	for _, p := range s.paragraphs {
		b.Lines = append(b.Lines, s.lines(p)...)
	}
	for _, c := range s.controls() {
		b.Controls = append(b.Controls, c.Control)
	}
	return b
}

// A survey is a file with the elements of its grid's paragraphs.
type survey struct {
	file       *File
	grid       report.Grid
	paragraphs []*node
	at         map[*node]adopt.Place
	last       *node // the paragraph of line
	line       line
}

// survey reads the file with a tree of its own, in which every element has its
// own place.
func (f *File) survey() *survey {
	own := *f
	if tree, err := parse(f.source); err == nil { // it was read before
		own.tree = tree
	}
	s := &survey{file: &own, at: map[*node]adopt.Place{}}
	s.grid = own.gridSeen(false, &s.paragraphs)
	next := 0
	place := func(p adopt.Place) {
		s.at[s.paragraphs[next]] = p
		next++
	}
	for b, block := range s.grid.Blocks {
		if block.Table == nil {
			place(adopt.Place{Block: b, Cell: -1})
			continue
		}
		for c := range block.Table.Cells {
			for p := range block.Table.Cells[c].Paragraphs {
				place(adopt.Place{Block: b, Cell: c, Paragraph: p})
			}
		}
	}
	return s
}

// maxNested is how deep tables in tables are looked into, maxControls how many
// controls: more than any form, and few enough that a hostile file does no harm.
const (
	maxNested   = 3
	maxControls = 1000
)

// nested are the tables in cells and in text boxes, inner ones first.
func (s *survey) nested() []adopt.Nested {
	var list []adopt.Nested
	var visit func(n *node, depth int)
	visit = func(n *node, depth int) {
		deeper := depth
		if n.name == "tc" || n.name == "txbxContent" {
			deeper++
		}
		for c := n.first; c != nil && depth <= maxNested; c = c.next {
			visit(c, deeper)
		}
		if n.name == "tbl" && depth > 0 {
			if t, ok := s.inner(n); ok {
				list = append(list, t)
			}
		}
	}
	visit(s.file.tree, 0)
	return list
}

// inner reads one nested table; ok is false for one that the grid does not show.
func (s *survey) inner(tbl *node) (adopt.Nested, bool) {
	var seen []*node
	r := newReader(s.file, false)
	r.seen = &seen
	n := adopt.Nested{Table: r.table(tbl)}
	for i := range n.Table.Cells {
		var places []adopt.Place
		for range n.Table.Cells[i].Paragraphs {
			at, ok := s.at[seen[0]]
			if !ok {
				return n, false
			}
			places, seen = append(places, at), seen[1:]
		}
		n.At = append(n.At, places)
	}
	return n, len(n.At) > 0
}

// lines are the tabs of a paragraph that draw a line.
func (s *survey) lines(p *node) []adopt.Place {
	if !s.leaders(p) {
		return nil
	}
	var list []adopt.Place
	l := readLine(s.file.source, p)
	at := 0
	for i := range l.pieces {
		if l.pieces[i].text == "\t" && l.pieces[i].mark != nil {
			place := s.at[p]
			place.From, place.To = at, at+1
			list = append(list, place)
		}
		at += len(l.pieces[i].text)
	}
	return list
}

// leaders says whether a tab stop of the paragraph, or of its style, has a
// line as its leader.
func (s *survey) leaders(p *node) bool {
	pPr := p.child("pPr")
	style := ""
	if n := pPr.child("pStyle"); n != nil {
		style = n.attr("val")
	}
	for _, n := range append(s.file.styles.chain("paragraph", style), p) {
		tabs := n.child("pPr").child("tabs")
		if tabs == nil {
			continue
		}
		for t := tabs.first; t != nil; t = t.next {
			if leader := t.attr("leader"); leader == "underscore" || leader == "heavy" {
				return true
			}
		}
	}
	return false
}

// repeats are the rows in repeating sections.
func (s *survey) repeats() []adopt.Rows {
	var list []adopt.Rows
	s.file.tree.walk(func(n *node) bool {
		if n.name == "sdt" && n.child("sdtPr").child(":repeatingSection") != nil {
			if rows, ok := s.rows(n); ok {
				list = append(list, rows)
			}
		}
		return true
	})
	return list
}

// rows are the rows of a table of the grid that the control holds.
func (s *survey) rows(sdt *node) (adopt.Rows, bool) {
	var found []adopt.Rows
	sdt.walk(func(n *node) bool {
		at, ok := s.at[n]
		if ok && at.Cell >= 0 && within(n, sdt, "tr") {
			row := s.grid.Blocks[at.Block].Table.Cells[at.Cell].Row
			found = append(found, adopt.Rows{Block: at.Block, Row: row, Rows: 1})
		}
		return true
	})
	if len(found) == 0 {
		return adopt.Rows{}, false
	}
	last := found[len(found)-1]
	found[0].Rows = last.Row - found[0].Row + 1
	return found[0], last.Block == found[0].Block
}

// within says whether an element of the name lies between n and the outer one.
func within(n, outer *node, name string) bool {
	for ; n != nil && n != outer; n = n.parent {
		if n.name == name {
			return true
		}
	}
	return false
}

// A prompted control is a content control that waits for a value.
type prompted struct {
	adopt.Control
	sdt, paragraph *node
}

// controls lists the content controls that show nothing but a prompt.
func (s *survey) controls() []prompted {
	var list []prompted
	s.file.tree.walk(func(n *node) bool {
		switch {
		case n.name == "del", n.name == "moveFrom", len(list) >= maxControls:
			return false
		case n.name == "sdt":
			if c, ok := s.control(n); ok {
				list = append(list, c)
				return false
			}
		}
		return true
	})
	return list
}

func (s *survey) control(sdt *node) (prompted, bool) {
	pr := sdt.child("sdtPr")
	c := prompted{sdt: sdt, paragraph: s.paragraphOf(sdt)}
	place, shown := s.at[c.paragraph]
	kind, known := controlKind(pr)
	if c.paragraph == nil || !shown || !known {
		return c, false
	}
	c.Kind, c.Choices, c.Title = kind, items(pr), title(pr)
	c.Place = place
	c.Place.From, c.Place.To, c.Prompt = s.content(sdt, c.paragraph)
	return c, pr.child("showingPlcHdr") != nil || isPrompt(c.Prompt)
}

// isPrompt says whether a control's text is none.
func isPrompt(text string) bool {
	text = strings.Trim(text, " \t\n_　\u00a0\u2002\u2003")
	return text == "" || strings.HasPrefix(text, "单击") || strings.HasPrefix(text, "点击") || strings.HasPrefix(text, "选择一项")
}

// paragraphOf is the one paragraph that the control is in, or that is in it.
func (s *survey) paragraphOf(sdt *node) *node {
	for a := sdt.parent; a != nil; a = a.parent {
		if a.name == "p" {
			return a
		}
		if a.name == "tc" || a.name == "txbxContent" {
			break
		}
	}
	var found []*node
	sdt.walk(func(n *node) bool {
		if n.name == "p" {
			found = append(found, n)
		}
		return true
	})
	if len(found) != 1 {
		return nil
	}
	return found[0]
}

// content is the stretch of the paragraph's text that the control holds.
func (s *survey) content(sdt, paragraph *node) (from, to int, text string) {
	if s.last != paragraph {
		s.last, s.line = paragraph, readLine(s.file.source, paragraph)
	}
	at, started := 0, false
	for i := range s.line.pieces {
		p := &s.line.pieces[i]
		if inside(p.run, sdt) {
			if !started {
				from, started = at, true
			}
			to = at + len(p.text)
			text += p.text
		} else if !started && p.run.start < sdt.start {
			from, to = at+len(p.text), at+len(p.text)
		}
		at += len(p.text)
	}
	return from, to, text
}

func inside(n, outer *node) bool {
	return outer.start <= n.start && n.end <= outer.end
}

// controlKind is what the control takes; of pictures, galleries and the like,
// and of check boxes, which are read as part of their list, it is not known.
func controlKind(pr *node) (kind report.Kind, known bool) {
	if pr == nil {
		return "", false
	}
	for c := pr.first; c != nil; c = c.next {
		switch c.name {
		case "date":
			return report.KindDate, true
		case "dropDownList", "comboBox":
			return report.KindChoice, true
		case "picture", "docPartList", "docPartObj", "equation", "group", "citation", "bibliography",
			":checkbox", ":repeatingSection", ":repeatingSectionItem":
			return "", false
		}
	}
	return "", true
}

// items are the texts that a list offers.
func items(pr *node) []string {
	var list []string
	for _, kind := range []string{"dropDownList", "comboBox"} {
		of := pr.child(kind)
		if of == nil {
			continue
		}
		for c := of.first; c != nil; c = c.next {
			said := c.attr("displayText")
			if said == "" {
				said = c.attr("value")
			}
			if c.name == "listItem" && c.attr("value") != "" && !slices.Contains(list, said) {
				list = append(list, said)
			}
		}
	}
	return list
}

// title is what the control's maker called it.
func title(pr *node) string {
	for _, name := range [...]string{"alias", "tag"} {
		if n := pr.child(name); n != nil && n.attr("val") != "" {
			return n.attr("val")
		}
	}
	return ""
}
