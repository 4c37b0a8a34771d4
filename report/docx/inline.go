package docx

import (
	"strings"

	"jibiao/report/diff"
)

// An around is tags before and behind something.
type around struct{ before, after string }

// An inline is a place in the text of a run: how the run is left there and
// entered again.
type inline struct {
	prefix   string // of names: w:
	run      around // <w:r><w:rPr>… and </w:r>
	text     around // <w:t xml:space="preserve"> and </w:t>
	gone     around // the same of deleted text
	markable bool   // what is inserted and deleted here can be marked
	isInsert bool   // all here is marked as inserted by the form itself
	tab, br  string // the elements of a tab and a line break
}

// inline makes the place of the piece.
func (c *compiler) inline(p *piece) inline {
	prefix, tag := c.prefix(p.run), c.tag(p.t)
	open := c.open(p.t, ` xml:space="preserve"`)
	in := inline{
		prefix: prefix,
		run:    around{c.open(p.run, ""), "</" + c.tag(p.run) + ">"},
		text:   around{open, "</" + tag + ">"},
		tab:    "<" + prefix + "tab/>",
		br:     "<" + prefix + "br/>",
		// Within alternatives the run cannot be left, and names without a prefix
		// have attributes that belong to no namespace.
		markable: p.t.parent == p.run && prefix != "",
		isInsert: p.run.ancestor("ins") != nil || p.run.ancestor("moveTo") != nil,
	}
	deleted := c.prefix(p.t) + "delText"
	in.gone = around{"<" + deleted + open[1+len(tag):], "</" + deleted + ">"}
	if rPr := p.run.child("rPr"); rPr != nil {
		in.run.before += c.without(rPr, "rPrChange")
	}
	return in
}

func (in *inline) textOf(op diff.Op) *around {
	if op == diff.Deleted {
		return &in.gone
	}
	return &in.text
}

// mark is the element around a run that came or went, or "".
func (in *inline) mark(op diff.Op) string {
	if op == diff.Inserted && in.isInsert {
		return ""
	}
	return changeNames[op]
}

// changeNames are the elements that say what became of what is in them.
var changeNames = [...]string{diff.Same: "", diff.Deleted: "del", diff.Inserted: "ins"}

// begin enters a run of text.
func (in *inline) begin(out []byte, f *filling, op diff.Op) []byte {
	if name := in.mark(op); name != "" {
		out = append(f.change(out, in.prefix, name), '>')
	}
	out = append(out, in.run.before...)
	return append(out, in.textOf(op).before...)
}

// end leaves it.
func (in *inline) end(out []byte, op diff.Op) []byte {
	out = append(out, in.textOf(op).after...)
	out = append(out, in.run.after...)
	if name := in.mark(op); name != "" {
		out = append(out, "</"+in.prefix+name+">"...)
	}
	return out
}

// between writes an element between two texts of the run.
func (in *inline) between(out []byte, element string, op diff.Op) []byte {
	text := in.textOf(op)
	out = append(out, text.after...)
	out = append(out, element...)
	return append(out, text.before...)
}

func (in *inline) lineBreak(out []byte, op diff.Op) []byte { return in.between(out, in.br, op) }

// words writes text without line breaks.
func (in *inline) words(out []byte, text string, op diff.Op) []byte {
	for {
		word, rest, more := strings.Cut(text, "\t")
		out = appendEscaped(out, word)
		if !more {
			return out
		}
		out, text = in.between(out, in.tab, op), rest
	}
}
