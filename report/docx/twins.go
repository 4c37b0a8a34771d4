package docx

import "bytes"

// Twins are property elements that are written alike: a word processor gives
// every cell, paragraph and run of a table its properties anew. The second of
// them gets the children of the first, unread. The places of these children
// are then those in the first of the twins.
type twins struct{ runs, paragraphs, cells, rows kept }

// kept are some property elements, the one met last in front.
type kept struct {
	nodes [8]*node
}

// maxTwin is the length up to which properties are compared.
const maxTwin = 1 << 10

func (t *twins) kept(name string) *kept {
	switch name {
	case "rPr":
		return &t.runs
	case "pPr":
		return &t.paragraphs
	case "tcPr":
		return &t.cells
	case "trPr":
		return &t.rows
	default:
		return nil
	}
}

// find returns an element met before that is written like the one that begins
// with the node's tag, or nil.
func (t *twins) find(n *node) *node {
	k := t.kept(n.name)
	if k == nil {
		return nil
	}
	src := n.scope.src
	for i, known := range k.nodes {
		if known == nil {
			return nil
		}
		if known.scope == n.scope && known.preserve == n.preserve && bytes.HasPrefix(src[n.start:], src[known.start:known.end]) {
			copy(k.nodes[1:i+1], k.nodes[:i])
			k.nodes[0] = known
			return known
		}
	}
	return nil
}

// keep remembers an element that others may repeat. A section break is never
// shared.
func (t *twins) keep(n *node) {
	k := t.kept(n.name)
	if k == nil || n.end-n.start > maxTwin || n.first.parent != n || n.child("sectPr") != nil {
		return
	}
	copy(k.nodes[1:], k.nodes[:])
	k.nodes[0] = n
}

// twin is the element whose children the node has: itself, or the first one
// that was written like it. n may be nil.
func (n *node) twin() *node {
	if n == nil || n.first == nil {
		return n
	}
	return n.first.parent
}
