package docx

import "strings"

// flow calls visit for what the element contains as a reader sees it, in
// document order and at any level (blocks, rows, cells, runs): content
// controls, smart tags, hyperlinks and accepted insertions are walked
// through, deletions are passed over, and of alternatives one is taken.
func flow(n *node, visit func(*node)) {
	for c := n.first; c != nil; c = c.next {
		switch c.name {
		case "sdt":
			if content := c.child("sdtContent"); content != nil {
				flow(content, visit)
			}
			c = afterEchoes(c)
		case "customXml", "smartTag", "hyperlink", "ins", "moveTo", "fldSimple", "dir", "bdo":
			flow(c, visit)
		case "mc:AlternateContent":
			if branch := chosen(c); branch != nil {
				flow(branch, visit)
			}
		case "del", "moveFrom":
		default:
			visit(c)
		}
	}
}

// chosen is the one branch of the alternatives that is read: the first
// choice that has text in it, else the fallback.
func chosen(alternatives *node) *node {
	for c := alternatives.first; c != nil; c = c.next {
		if c.name == "mc:Choice" && hasText(c) {
			return c
		}
	}
	return alternatives.child("mc:Fallback")
}

func hasText(n *node) bool {
	found := false
	n.walk(func(c *node) bool {
		found = found || c.name == "t"
		return !found
	})
	return found
}

// A piece is a bit of a paragraph's text as it lies in the file.
type piece struct {
	run, t *node // t is nil for text that has no w:t, such as a tab
	mark   *node // the element that stands for such a text
	text   string

	// Where the text lies in the part: from first on byte by byte or, of a w:t
	// with references in it, at these places, which are worked out when asked for.
	first   int
	escaped bool
	cut     int // blanks left out before the text
	at      []int
}

// offset is where byte i of the piece's text lies in the part; i may be the
// text's length.
func (p *piece) offset(i int) int {
	if !p.escaped {
		return p.first + i
	}
	if p.at == nil {
		p.at = offsets(p.t)
	}
	return p.at[p.cut+i]
}

// A line is what one paragraph shows, and the text boxes anchored in it.
type line struct {
	pieces []piece
	boxes  []*node
}

func (l *line) text() string {
	var b strings.Builder
	for i := range l.pieces {
		b.WriteString(l.pieces[i].text)
	}
	return b.String()
}

// readLine reads a paragraph, or any other element that holds runs.
func readLine(src []byte, paragraph *node) line {
	var l line
	l.read(src, paragraph)
	return l
}

func (l *line) read(src []byte, paragraph *node) {
	flow(paragraph, func(c *node) {
		if c.name == "r" {
			l.readContent(src, c, c)
		}
	})
}

// readContent reads what the run has in it, or in an element of it.
func (l *line) readContent(src []byte, run, content *node) {
	flow(content, func(c *node) {
		switch c.name {
		case "t":
			p := decode(src, c)
			p.run = run
			l.pieces = append(l.pieces, p)
		case "drawing", "pict", "object":
			l.boxes = textBoxes(c, l.boxes)
		case "ruby":
			if base := c.child("rubyBase"); base != nil {
				inner := readLine(src, base)
				l.pieces = append(l.pieces, inner.pieces...)
			}
		default:
			if s := mark(c); s != "" {
				l.pieces = append(l.pieces, piece{run: run, mark: c, text: s})
			}
		}
	})
}

// textBoxes appends the outermost text boxes in a drawing.
func textBoxes(drawing *node, boxes []*node) []*node {
	flow(drawing, func(c *node) {
		if c.name == "txbxContent" {
			boxes = append(boxes, c)
			return
		}
		boxes = textBoxes(c, boxes)
	})
	return boxes
}

// mark is the text of an element that stands for a character; "" for others.
// Page and column breaks are no text.
func mark(c *node) string {
	switch c.name {
	case "tab", "ptab":
		return "\t"
	case "br":
		if kind := c.attr("type"); kind == "page" || kind == "column" {
			return ""
		}
		return "\n"
	case "cr":
		return "\n"
	case "noBreakHyphen":
		return "\u2011"
	case "softHyphen":
		return "\u00ad"
	case "sym":
		return symbol(c.attr("font"), c.attr("char"))
	default:
		return ""
	}
}
