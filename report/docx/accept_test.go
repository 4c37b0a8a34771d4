package docx

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
)

// A plainNode is an element of a part as encoding/xml reads it: what is told of tracked
// changes here is told by other code than the one under test.
type plainNode struct {
	name  string // local
	attrs []xml.Attr
	kids  []*plainNode
	text  string
}

func readPlain(t testing.TB, src []byte) *plainNode {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(string(src)))
	open := []*plainNode{{}}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return open[0].kids[0]
		}
		if err != nil {
			t.Fatalf("the part is no XML: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := &plainNode{name: token.Name.Local, attrs: slices.Clone(token.Attr)}
			up := open[len(open)-1]
			up.kids = append(up.kids, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			open[len(open)-1].text += string(token)
		}
	}
}

func (e *plainNode) child(names ...string) *plainNode {
	for _, name := range names {
		i := slices.IndexFunc(e.kids, func(k *plainNode) bool { return k.name == name })
		if i < 0 {
			return nil
		}
		e = e.kids[i]
	}
	return e
}

func (e *plainNode) attr(name string) string {
	for _, a := range e.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// settle accepts or rejects all tracked changes in the element.
func settle(e *plainNode, accept bool) {
	goes := "ins"
	if accept {
		goes = "del"
	}
	var kids []*plainNode
	var begun []*plainNode // content of paragraphs whose mark went
	for _, k := range e.kids {
		switch {
		case k.name == goes:
			continue
		case k.name == "ins" || k.name == "del":
			if len(k.kids) > 0 {
				settle(k, accept)
				kids = append(kids, k.kids...)
			}
			continue
		case k.name == "tr" && k.child("trPr", goes) != nil:
			continue
		case k.name == "delText":
			k.name = "t"
		}
		gone := k.name == "p" && k.child("pPr", "rPr", goes) != nil
		settle(k, accept)
		if k.name != "p" {
			kids = append(kids, k)
			continue
		}
		content := k.kids
		var own []*plainNode
		if len(content) > 0 && content[0].name == "pPr" {
			own, content = content[:1], content[1:]
		}
		if gone {
			begun = append(begun, content...)
			continue
		}
		k.kids = slices.Concat(own, begun, content)
		begun = nil
		kids = append(kids, k)
	}
	if begun != nil {
		panic("the last paragraph's mark went")
	}
	e.kids = kids
}

// hollow are elements that say nothing of text and structure, or nothing when empty.
var (
	unsaid = []string{"bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak", "sdtPr"}
	hollow = []string{"rPr", "pPr", "trPr", "tcPr"}
	aside  = []string{"id", "space", "rsidR", "paraId", "author", "date"}
)

// shape writes down text and structure: how runs are cut does not matter.
func (e *plainNode) shape() string {
	if slices.Contains(unsaid, e.name) {
		return ""
	}
	var b strings.Builder
	if e.name == "p" {
		var s strokes
		s.read(e, "")
		b.WriteString(s.String())
	} else {
		for _, k := range e.kids {
			b.WriteString(k.shape())
		}
		b.WriteString(strings.TrimSpace(e.text))
	}
	if b.Len() == 0 && slices.Contains(hollow, e.name) {
		return ""
	}
	return e.tag() + b.String() + "</>\n"
}

func (e *plainNode) tag() string {
	s := "<" + e.name
	for _, a := range e.attrs {
		if !slices.Contains(aside, a.Name.Local) && a.Name.Space != "xmlns" {
			s += fmt.Sprintf(" %s=%q", a.Name.Local, a.Value)
		}
	}
	return s + ">"
}

// strokes are a paragraph's text by how it looks.
type strokes struct {
	strings.Builder
	look string
}

func (s *strokes) read(e *plainNode, look string) {
	for _, k := range e.kids {
		switch k.name {
		case "pPr":
			s.WriteString(k.shape())
		case "r":
			rPr := ""
			if pr := k.child("rPr"); pr != nil {
				rPr = pr.shape()
			}
			s.run(k, look+rPr)
		case "hyperlink", "sdt", "sdtContent", "smartTag", "fldSimple":
			s.read(k, look+k.tag())
		default:
			s.WriteString(k.shape())
		}
	}
}

func (s *strokes) run(r *plainNode, look string) {
	for _, k := range r.kids {
		said := k.shape()
		switch k.name {
		case "rPr":
			continue
		case "t":
			said = k.text
			if k.attr("space") != "preserve" {
				said = strings.Trim(said, " \t\r\n")
			}
			said = escape(said)
		}
		if said != "" && look != s.look {
			s.WriteString("{" + look + "}")
			s.look = look
		}
		s.WriteString(said)
	}
}

// settled is the shape of a file's main part with all changes accepted or rejected.
func settled(t testing.TB, src []byte, accept bool) string {
	t.Helper()
	root := readPlain(t, src)
	settle(root, accept)
	return root.shape()
}
