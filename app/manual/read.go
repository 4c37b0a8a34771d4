package manual

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Read reads a page.
func Read(page string) []Chapter {
	r := &reader{source: []byte(page)}
	document := goldmark.DefaultParser().Parse(text.NewReader(r.source))
	for n := document.FirstChild(); n != nil; n = n.NextSibling() {
		r.block(n, 0)
	}
	return r.chapters
}

// A reader makes chapters of a page's tree.
type reader struct {
	source   []byte
	chapters []Chapter
}

func (r *reader) block(n ast.Node, depth int) {
	switch n := n.(type) {
	case *ast.Heading:
		r.heading(n)
	case *ast.List:
		r.list(n, depth+1)
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		r.add(Block{Kind: Code, Text: r.lines(n), Depth: depth})
	case *ast.Paragraph, *ast.TextBlock:
		r.paragraph(n, Block{Depth: depth})
	}
}

func (r *reader) heading(n *ast.Heading) {
	b := r.inline(n)
	if n.Level <= 2 {
		r.chapters = append(r.chapters, Chapter{Title: b.Text})
		return
	}
	b.Kind = Heading
	r.add(b)
}

// list adds the items: of each, its first paragraph has the lead.
func (r *reader) list(n *ast.List, depth int) {
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		lead := "•"
		if n.IsOrdered() {
			lead = fmt.Sprintf("%d.", number)
			number++
		}
		for c := item.FirstChild(); c != nil; c = c.NextSibling() {
			if c == item.FirstChild() && (c.Kind() == ast.KindParagraph || c.Kind() == ast.KindTextBlock) {
				r.paragraph(c, Block{Kind: Item, Lead: lead, Depth: depth})
			} else {
				r.block(c, depth)
			}
		}
	}
}

// paragraph adds a paragraph; one that holds a picture and nothing else is one.
func (r *reader) paragraph(n ast.Node, as Block) {
	if picture, is := n.FirstChild().(*ast.Image); is && n.ChildCount() == 1 {
		r.add(Block{Kind: Picture, Text: r.inline(picture).Text, File: string(picture.Destination), Depth: as.Depth})
		return
	}
	b := r.inline(n)
	as.Text, as.Marks = b.Text, b.Marks
	r.add(as)
}

func (r *reader) add(b Block) {
	if len(r.chapters) == 0 {
		r.chapters = []Chapter{{}}
	}
	last := &r.chapters[len(r.chapters)-1]
	last.Blocks = append(last.Blocks, b)
}

// lines are a block of code's.
func (r *reader) lines(n ast.Node) string {
	return strings.TrimSuffix(string(n.Lines().Value(r.source)), "\n")
}

// inline is the text of a node's children, with what stands out in it.
func (r *reader) inline(n ast.Node) (b Block) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		from := len(b.Text)
		switch c := c.(type) {
		case *ast.Text:
			b.Text += string(c.Value(r.source))
			if c.SoftLineBreak() {
				b.Text += between(b.Text, r.following(c))
			}
			continue
		case *ast.String:
			b.Text += string(c.Value)
			continue
		}
		inner := r.inline(c)
		b.Text += inner.Text
		switch c.Kind() {
		case ast.KindEmphasis:
			b.Marks = append(b.Marks, Mark{from, len(b.Text), Strong})
		case ast.KindCodeSpan:
			b.Marks = append(b.Marks, Mark{from, len(b.Text), Typed})
		}
	}
	return b
}

// following is the page's text on the line behind a line's end.
func (r *reader) following(n *ast.Text) string {
	return strings.TrimLeft(string(r.source[n.Segment.Stop:min(len(r.source), n.Segment.Stop+80)]), " \n")
}

// between is what stands where a line of the page ends: a blank between words
// of letters, nothing beside Chinese.
func between(before, behind string) string {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(behind)
	if last < 0x2000 && first < 0x2000 {
		return " "
	}
	return ""
}
