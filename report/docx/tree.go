package docx

import (
	"bytes"
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
	name                string
	scope               *scope
	parent, first, next *node
	start, end          int32
	inner, innerEnd     int32
	preserve, declares  bool // xml:space="preserve" holds; the tag declares namespaces
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

var (
	errDepth   = errors.New("elements nested too deep")
	errNodes   = errors.New("too many elements")
	errOutside = errors.New("text outside of the root element")
)

// parse reads an XML part. The nodes refer to its bytes, which must not
// change. The scanner checks what is within tags; their balance, namespaces,
// depth and number are checked here.
func parse(src []byte) (*node, error) { return newBuilder(src).parse() }

// parseShared is parse for a part of which nothing will be changed: property
// elements written alike share their children (see twins).
func parseShared(src []byte) (*node, error) {
	b := newBuilder(src)
	b.twins = &twins{}
	return b.parse()
}

func (b *builder) parse() (*node, error) {
	s, err := newScanner(b.src)
	if err != nil {
		return nil, fmt.Errorf("parse XML: %w", err)
	}
	for {
		at := s.at
		t, err := s.next()
		if err == nil {
			err = b.add(&t)
		}
		s.at = max(s.at, b.skip)
		if err != nil {
			return nil, fmt.Errorf("parse XML at byte %d: %w", at, err)
		}
		if t.kind == endOfPart {
			return b.root, nil
		}
	}
}

// A builder makes a tree of tokens.
type builder struct {
	src    []byte
	root   *node
	open   []element
	spaces namespaces
	nodes  int
	slab   []node
	twins  *twins // nil: nothing is shared
	skip   int    // up to here the bytes are known
}

// An element is one whose end tag is still to come.
type element struct {
	node, last *node // last is the last of its children
	tag        []byte
}

func newBuilder(src []byte) *builder {
	return &builder{src: src, open: make([]element, 0, 32), spaces: newNamespaces(src)}
}

func (b *builder) add(t *token) error {
	switch t.kind {
	case startTag:
		return b.begin(t)
	case emptyTag:
		if err := b.begin(t); err != nil {
			return err
		}
		b.close(t.end, t.end)
	case endTag:
		if n := len(b.open); n == 0 || !bytes.Equal(b.open[n-1].tag, t.name) {
			return fmt.Errorf("unexpected end tag %q", t.name)
		}
		b.close(t.start, t.end)
	case charData:
		if len(b.open) == 0 && len(bytes.Trim(b.src[t.start:t.end], blanks)) > 0 {
			return errOutside
		}
	case endOfPart:
		if b.root == nil || len(b.open) > 0 {
			return io.ErrUnexpectedEOF
		}
	}
	return nil
}

func (b *builder) begin(t *token) error {
	var parent *node
	switch n := len(b.open); {
	case n >= maxDepth:
		return errDepth
	case b.nodes >= maxNodes:
		return errNodes
	case n > 0:
		parent = b.open[n-1].node
	case b.root != nil:
		return errors.New("second root element")
	}
	n := b.alloc()
	n.parent, n.start, n.inner = parent, int32(t.start), int32(t.end)
	n.preserve = parent != nil && parent.preserve
	b.open = append(b.open, element{node: n, tag: t.name})
	if t.marked {
		if err := b.marks(n, b.src[t.start:t.end]); err != nil {
			return err
		}
	}
	n.scope = b.spaces.scope
	var err error
	if n.name, err = b.spaces.name(t.name); err != nil {
		return err
	}
	if t.kind == startTag && b.twins != nil {
		if twin := b.twins.find(n); twin != nil {
			n.first, b.skip = twin.first, t.start+int(twin.end-twin.start)
			b.close(b.skip-int(twin.end-twin.innerEnd), b.skip)
		}
	}
	return nil
}

// marks heeds the attributes that XML itself defines.
func (b *builder) marks(n *node, tag []byte) error {
	for name, value := range tagAttributes(tag) {
		switch prefix, declares := declared(name); {
		case declares:
			n.declares = true
			if err := b.spaces.declare(len(b.open), prefix, attributeValue(value)); err != nil {
				return err
			}
		case string(name) == "xml:space":
			n.preserve = attributeValue(value) == "preserve"
		}
	}
	return nil
}

// alloc takes nodes in slabs: a part has hundred thousands of them.
func (b *builder) alloc() *node {
	if len(b.slab) == 0 {
		b.slab = make([]node, min(4096, 32+b.nodes))
	}
	n := &b.slab[0]
	b.slab = b.slab[1:]
	b.nodes++
	return n
}

// close ends the innermost open element and hangs it under its parent.
func (b *builder) close(innerEnd, end int) {
	depth := len(b.open)
	n := b.open[depth-1].node
	n.innerEnd, n.end = int32(innerEnd), int32(end)
	if n.declares {
		b.spaces.leave(depth)
	}
	if b.twins != nil && n.first != nil {
		b.twins.keep(n)
	}
	b.open = b.open[:depth-1]
	if depth == 1 {
		b.root = n
		return
	}
	up := &b.open[depth-2]
	switch {
	case n.first == nil && chaff[n.name]:
		b.nodes--
	case up.last == nil:
		up.node.first, up.last = n, n
	default:
		up.last.next, up.last = n, n
	}
}

// chaff are the frequent elements without content that nobody here asks for;
// leaving them out halves the tree.
var chaff = map[string]bool{
	"adjustRightInd": true, "bCs": true, "cantSplit": true, "color": true, "cs": true, "i": true, "iCs": true,
	"insideH": true, "insideV": true, "kern": true, "lang": true, "lastRenderedPageBreak": true, "noProof": true,
	"proofErr": true, "shd": true, "snapToGrid": true, "szCs": true, "tblLook": true, "widowControl": true,
}
