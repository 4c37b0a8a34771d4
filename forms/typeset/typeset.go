// Package typeset breaks Chinese text into lines as Word does and tells where
// in them a caret stands: no line starts with a closing mark or ends with an
// opening one, and Latin words and numbers with their units stay whole. It
// knows no widgets and no fonts; widths come from the caller.
//
// Offsets are of bytes in the text. Everything here belongs to one goroutine.
package typeset

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Setting is how a text is set. Lengths are in the unit of Advance.
type Setting struct {
	Width   float32            // of the room that the lines have
	First   float32            // indent of each paragraph's first line
	Flush   float32            // share of a line's free room that is left of it: 0 flush left, 0.5 centred, 1 flush right
	Advance func(rune) float32 // how wide a character is; not negative
}

// A Line is one line of a laid-out text.
type Line struct {
	Text  string
	Start int     // offset of Text in the whole text
	Width float32 // of Text, trailing blanks not counted: they hang over the edge
	Left  float32 // where it begins, from the left edge of the room
	Last  bool    // of its paragraph
}

// End is the offset behind the line's last character.
func (l *Line) End() int { return l.Start + len(l.Text) }

// A Layout is a text broken into lines. Paragraphs are separated by '\n'; an
// empty one is one empty line. Joining the lines of a paragraph gives the
// paragraph. A unit that is wider than the room is broken by characters, and a
// single character wider than it stands on a line of its own.
type Layout struct {
	setting    Setting
	text       string
	paragraphs []paragraph
}

// A paragraph is a stretch of the text, and how it is broken.
type paragraph struct {
	start, end int // in the text
	first      int // number of its first line in the layout
	lines      []broken
}

// broken is a line within its paragraph; it ends where the next one begins.
type broken struct {
	start int     // from the paragraph's start
	seen  int     // up to where the text was looked at to find the line's end
	width float32 // without trailing blanks
}

// New lays a text out.
func New(text string, s Setting) *Layout {
	l := &Layout{setting: s, text: text}
	l.paragraphs = split(text, 0, len(text))
	for i := range l.paragraphs {
		l.breakAll(&l.paragraphs[i])
	}
	l.number()
	return l
}

// Text is what is laid out.
func (l *Layout) Text() string { return l.text }

// Len is the number of lines, at least one.
func (l *Layout) Len() int {
	last := &l.paragraphs[len(l.paragraphs)-1]
	return last.first + len(last.lines)
}

// Lines are the lines with their numbers, from 0.
func (l *Layout) Lines() iter.Seq2[int, Line] {
	return func(yield func(int, Line) bool) {
		for i := range l.paragraphs {
			p := &l.paragraphs[i]
			for j := range p.lines {
				if !yield(p.first+j, l.line(p, j)) {
					return
				}
			}
		}
	}
}

// line makes the public form of a paragraph's line.
func (l *Layout) line(p *paragraph, i int) Line {
	b := &p.lines[i]
	line := Line{Start: p.start + b.start, Width: b.width, Last: i == len(p.lines)-1}
	end := p.end
	if !line.Last {
		end = p.start + p.lines[i+1].start
	}
	line.Text = l.text[line.Start:end]
	if i == 0 {
		line.Left = l.setting.First
	}
	line.Left = max(0, line.Left+l.setting.Flush*(l.setting.Width-line.Left-line.Width))
	return line
}

// SetText lays another text out. It compares it with the former one and breaks
// anew only what an edit may have changed: the paragraphs in which the texts
// differ, and of a single one only the lines around the place.
func (l *Layout) SetText(text string) {
	if text == l.text {
		return
	}
	before, after := common(l.text, text)
	shift := len(text) - len(l.text)
	first, last := l.paragraphAt(before), l.paragraphAt(len(l.text)-after)
	old := l.paragraphs[first]
	fresh := split(text, old.start, l.paragraphs[last].end+shift)
	l.text = text
	if first == last && len(fresh) == 1 {
		l.rebreak(&fresh[0], old.lines, before-old.start, len(text)-after-old.start, shift)
	} else {
		for i := range fresh {
			l.breakAll(&fresh[i])
		}
	}
	for i := last + 1; i < len(l.paragraphs); i++ {
		l.paragraphs[i].start += shift
		l.paragraphs[i].end += shift
	}
	l.paragraphs = slices.Replace(l.paragraphs, first, last+1, fresh...)
	l.number()
}

// number tells the paragraphs where their lines begin.
func (l *Layout) number() {
	n := 0
	for i := range l.paragraphs {
		l.paragraphs[i].first = n
		n += len(l.paragraphs[i].lines)
	}
}

// split finds the paragraphs in a stretch of a text.
func split(text string, start, end int) []paragraph {
	var out []paragraph
	for {
		n := strings.IndexByte(text[start:end], '\n')
		if n < 0 {
			return append(out, paragraph{start: start, end: end})
		}
		out = append(out, paragraph{start: start, end: start + n})
		start += n + 1
	}
}

// Difference is where a new text differs from an old one: between two offsets
// in the new text.
func Difference(old, text string) (from, to int) {
	before, after := common(old, text)
	from, to = before, len(text)-after
	for from > 0 && from < len(text) && !utf8.RuneStart(text[from]) {
		from--
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	return from, to
}

// common is how many bytes two texts have in common at their beginning and,
// behind these, at their end.
func common(a, b string) (before, after int) {
	n := min(len(a), len(b))
	for before < n && a[before] == b[before] {
		before++
	}
	for after < n-before && a[len(a)-1-after] == b[len(b)-1-after] {
		after++
	}
	return before, after
}
