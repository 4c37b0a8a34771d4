// Package diff says what differs between two texts, two tables' rows and two
// reports, as a reader of Chinese would mark it. It is pure: the same input
// gives the same answer, however long it takes.
//
// The algorithm is Myers's with a cleanup of its own. A library for it
// (github.com/sergi/go-diff) was tried: it cuts numbers in two (12[86.4→91.2]),
// knows the ends of English words only, joins paragraphs, replaces bytes that are
// not UTF-8, and gives up after a second by the clock; and rows need the
// algorithm over something else than characters.
package diff

// An Op is what became of a piece of text.
type Op int

// The ops.
const (
	Same     Op = iota // it stands in both texts
	Deleted            // in the old one only
	Inserted           // in the new one only
)

// A Piece is a stretch of text that is the same, deleted or inserted. It is never empty.
type Piece struct {
	Op   Op
	Text string
}

// Texts compares two texts. The pieces that are not Inserted, put together, are
// the old text byte by byte, those that are not Deleted the new one; neighbours
// differ in Op. Two empty texts have no pieces.
//
// Lines are paired with lines, so that no piece joins two paragraphs unless the
// line break itself came or went. Within a line, numbers and Latin words are
// compared as wholes, characters that are in both texts only by chance are
// counted as changed, and what was added or left out is moved to begin and end
// with a sentence where it can. Within a line Deleted comes before Inserted.
func Texts(old, new string) []Piece {
	if old == new {
		return appendPiece(nil, Same, old)
	}
	o, n := linesOf(old), linesOf(new)
	pairs := align(len(o), len(n), matching{
		same: func(i, j int) bool { return o[i].text == n[j].text },
		like: func(i, j int) float64 { return likeness(o[i].pairs(), n[j].pairs()) },
	})
	s := script{}
	for _, g := range grouped(o, n, pairs) {
		s.group(g)
	}
	return breaksBehind(s.pieces)
}

// A script is the pieces of a text as they are found, line by line.
type script struct {
	pieces   []Piece
	old, new bool // a line of that text was written
}

func (s *script) add(op Op, text string) { s.pieces = appendPiece(s.pieces, op, text) }

// appendPiece appends a text to the last piece or as one of its own.
func appendPiece(list []Piece, op Op, text string) []Piece {
	switch n := len(list); {
	case text == "":
	case n > 0 && list[n-1].Op == op:
		list[n-1].Text += text
	default:
		list = append(list, Piece{op, text})
	}
	return list
}

// group adds lines that belong together, and the break in front of them.
func (s *script) group(g group) {
	inOld, inNew := len(g.old) > 0, len(g.new) > 0
	switch broken, breaks := inOld && s.old, inNew && s.new; {
	case broken && breaks:
		s.add(Same, "\n")
	case broken:
		s.add(Deleted, "\n")
	case breaks:
		s.add(Inserted, "\n")
	}
	s.old, s.new = s.old || inOld, s.new || inNew
	switch {
	case inOld && inNew:
		for _, piece := range inLine(textOf(g.old), textOf(g.new)) {
			s.add(piece.Op, piece.Text)
		}
	case inOld:
		s.add(Deleted, textOf(g.old))
	default:
		s.add(Inserted, textOf(g.new))
	}
}

// breaksBehind lets a whole line that came or went take the break behind it along
// and not the one before: that is how one thinks of a paragraph.
func breaksBehind(pieces []Piece) []Piece {
	for i := 1; i+1 < len(pieces); i++ {
		before, p, after := &pieces[i-1], &pieces[i], &pieces[i+1]
		if before.Op == Same && after.Op == Same && p.Text[0] == '\n' && after.Text[0] == '\n' {
			before.Text, p.Text, after.Text = before.Text+"\n", p.Text[1:]+"\n", after.Text[1:]
			if after.Text == "" {
				return breaksBehind(joined(pieces, i+1))
			}
		}
	}
	return pieces
}

// joined leaves piece i, which is empty, out.
func joined(pieces []Piece, i int) []Piece {
	list := pieces[:i:i]
	for _, p := range pieces[i+1:] {
		list = appendPiece(list, p.Op, p.Text)
	}
	return list
}
