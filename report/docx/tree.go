package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
)

// A node is an element of an XML part with the places of its tags in the
// bytes it was read from. The element spans src[start:end] and its content
// src[inner:innerEnd]; both are equal offsets for <empty/>.
//
// An element of the WordprocessingML namespace, transitional or strict, is
// named by its local name alone ("tbl"), one of markup compatibility as
// "mc:Choice", and any other as ":local".
type node struct {
	name               string
	attrs              []attribute
	parent             *node
	first, last, next  *node
	start, end         int32
	inner, innerEnd    int32
	preserve, declares bool // xml:space="preserve" holds; the tag declares namespaces
}

// An attribute is one without namespace or of WordprocessingML.
type attribute struct{ name, value string }

// attr returns the attribute's value, "" when it is absent.
func (n *node) attr(name string) string {
	for _, a := range n.attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// child returns the first child of the name, or nil; n may be nil.
func (n *node) child(name string) *node {
	if n == nil {
		return nil
	}
	for c := n.first; c != nil; c = c.next {
		if c.name == name {
			return c
		}
	}
	return nil
}

// walk calls visit for the node and, where visit says so, for what is in it,
// in document order.
func (n *node) walk(visit func(*node) bool) {
	if !visit(n) {
		return
	}
	for c := n.first; c != nil; c = c.next {
		c.walk(visit)
	}
}

const (
	nsWord       = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	nsWordStrict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
	nsCompat     = "http://schemas.openxmlformats.org/markup-compatibility/2006"
	nsXML        = "http://www.w3.org/XML/1998/namespace"
)

var (
	errDeclaration = errors.New("document type or entity declaration")
	errDepth       = errors.New("elements nested too deep")
	errNodes       = errors.New("too many elements")
)

// parse reads an XML part. encoding/xml checks characters and entities; the
// balance of tags, namespaces, depth and number of elements are checked here,
// because the raw tokens that carry byte offsets come unchecked.
func parse(src []byte) (*node, error) {
	b := builder{src: src, spaces: map[string]string{"xml": nsXML}, names: map[xml.Name]string{}}
	d := xml.NewDecoder(bytes.NewReader(src))
	for {
		start := int(d.InputOffset())
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return b.finish()
		}
		if err == nil {
			err = b.add(token, start, int(d.InputOffset()))
		}
		if err != nil {
			return nil, fmt.Errorf("parse XML at byte %d: %w", start, err)
		}
	}
}

// A builder makes a tree of tokens.
type builder struct {
	src    []byte
	root   *node
	open   *node
	tags   []xml.Name        // of the open elements, as written
	spaces map[string]string // prefix -> namespace in force
	undo   []binding
	names  map[xml.Name]string // resolved -> node name, so that names are shared
	nodes  int
	arena  []node
}

// A binding is what a prefix meant before the element at depth redefined it.
type binding struct {
	depth       int
	prefix, was string
}

func (b *builder) finish() (*node, error) {
	if b.root == nil || b.open != nil {
		return nil, fmt.Errorf("parse XML: %w", io.ErrUnexpectedEOF)
	}
	return b.root, nil
}

func (b *builder) add(token xml.Token, start, end int) error {
	switch t := token.(type) {
	case xml.StartElement:
		return b.begin(t, start, end)
	case xml.EndElement:
		return b.close(t, start, end)
	case xml.Directive:
		return errDeclaration
	case xml.CharData:
		if b.open == nil && len(bytes.Trim(t, " \t\r\n\uFEFF")) > 0 {
			return errors.New("text outside of the root element")
		}
	}
	return nil
}

func (b *builder) begin(t xml.StartElement, start, end int) error {
	switch {
	case len(b.tags) >= maxDepth:
		return errDepth
	case b.nodes >= maxNodes:
		return errNodes
	case b.open == nil && b.root != nil:
		return errors.New("second root element")
	}
	b.nodes++
	b.tags = append(b.tags, t.Name)
	n := b.alloc()
	n.start, n.inner, n.parent = int32(start), int32(end), b.open
	n.declares = b.declare(t.Attr)
	n.preserve = b.open != nil && b.open.preserve
	if err := b.name(n, t); err != nil {
		return err
	}
	b.open = n
	return nil
}

// alloc takes nodes in blocks: a part has hundred thousands of them.
func (b *builder) alloc() *node {
	if len(b.arena) == 0 {
		b.arena = make([]node, min(512, 16+b.nodes))
	}
	n := &b.arena[0]
	b.arena = b.arena[1:]
	return n
}

// declare puts the tag's namespaces into force and says whether it has any.
func (b *builder) declare(attrs []xml.Attr) bool {
	found := false
	for _, a := range attrs {
		prefix := a.Name.Local
		switch {
		case a.Name.Space == "xmlns":
		case a.Name.Space == "" && a.Name.Local == "xmlns":
			prefix = ""
		default:
			continue
		}
		found = true
		b.undo = append(b.undo, binding{len(b.tags), prefix, b.spaces[prefix]})
		b.spaces[prefix] = a.Value
	}
	return found
}

func (b *builder) name(n *node, t xml.StartElement) error {
	space := b.spaces[t.Name.Space]
	if space == "" && t.Name.Space != "" {
		return fmt.Errorf("undeclared namespace prefix %q", t.Name.Space)
	}
	n.name = b.shared(xml.Name{Space: space, Local: t.Name.Local})
	for _, a := range t.Attr {
		switch b.spaces[a.Name.Space] {
		case nsWord, nsWordStrict:
		case nsXML:
			if a.Name.Local == "space" {
				n.preserve = a.Value == "preserve"
			}
			continue
		default:
			if a.Name.Space != "" || a.Name.Local == "xmlns" {
				continue
			}
		}
		n.attrs = append(n.attrs, attribute{a.Name.Local, a.Value})
	}
	return nil
}

func (b *builder) shared(name xml.Name) string {
	if s, ok := b.names[name]; ok {
		return s
	}
	s := ":" + name.Local
	switch name.Space {
	case nsWord, nsWordStrict:
		s = name.Local
	case nsCompat:
		s = "mc:" + name.Local
	}
	b.names[name] = s
	return s
}

func (b *builder) close(t xml.EndElement, start, end int) error {
	depth := len(b.tags)
	if depth == 0 || b.tags[depth-1] != t.Name {
		return fmt.Errorf("unexpected end tag %q", t.Name.Local)
	}
	n := b.open
	n.innerEnd, n.end = int32(start), int32(end)
	for i := len(b.undo) - 1; i >= 0 && b.undo[i].depth == depth; i-- {
		b.spaces[b.undo[i].prefix] = b.undo[i].was
		b.undo = b.undo[:i]
	}
	b.tags, b.open = b.tags[:depth-1], n.parent
	b.attach(n)
	return nil
}

// attach hangs a finished element under its parent.
func (b *builder) attach(n *node) {
	switch {
	case b.open == nil:
		b.root = n
	case n.first == nil && chaff[n.name]:
		b.nodes--
	case b.open.last == nil:
		b.open.first, b.open.last = n, n
	default:
		b.open.last.next = n
		b.open.last = n
	}
}

// chaff are the frequent elements without content that nobody here asks for;
// leaving them out halves the tree.
var chaff = map[string]bool{
	"adjustRightInd": true, "bCs": true, "cantSplit": true, "color": true, "cs": true, "i": true, "iCs": true,
	"insideH": true, "insideV": true, "kern": true, "lang": true, "lastRenderedPageBreak": true, "noProof": true,
	"proofErr": true, "shd": true, "snapToGrid": true, "szCs": true, "tblLook": true, "widowControl": true,
}
