package docx

import (
	"bytes"
	"iter"
)

// A scope is what holds for an element and for what is in it up to where
// another namespace is declared: the bytes of the part, and the prefixes of
// WordprocessingML. Elements of one scope have the same namespaces in force.
type scope struct {
	src      []byte
	prefixes []string
}

// attr returns the attribute's value, "" when it is absent. The attribute is
// one without namespace or of WordprocessingML.
func (n *node) attr(name string) string {
	for raw, value := range n.rawAttributes() {
		if n.scope.local(raw, name) {
			return attributeValue(value)
		}
	}
	return ""
}

// attributes are the names without prefix and the values of those attributes
// that attr finds.
func (n *node) attributes() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for raw, value := range n.rawAttributes() {
			name := raw[bytes.IndexByte(raw, ':')+1:]
			if n.scope.local(raw, string(name)) && !yield(string(name), attributeValue(value)) {
				return
			}
		}
	}
}

// local says whether an attribute as written is the one of the name.
func (s *scope) local(raw []byte, name string) bool {
	prefix := len(raw) - len(name) - 1
	switch {
	case prefix == -1:
		return string(raw) == name && name != "xmlns"
	case prefix < 0 || raw[prefix] != ':' || string(raw[prefix+1:]) != name:
		return false
	}
	for _, p := range s.prefixes {
		if string(raw[:prefix]) == p {
			return true
		}
	}
	return false
}

// rawAttributes are the attributes of the element's tag as written.
func (n *node) rawAttributes() iter.Seq2[[]byte, []byte] {
	return tagAttributes(n.scope.src[n.start:n.inner])
}

// tagAttributes are the names and values in a start tag that a scanner has
// found well-formed, as written.
func tagAttributes(tag []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(name, value []byte) bool) {
		i := 1
		for inName[tag[i]] {
			i++
		}
		for {
			for isBlank(tag[i]) {
				i++
			}
			from := i
			for inName[tag[i]] {
				i++
			}
			if i == from {
				return
			}
			name := tag[from:i]
			for tag[i] != '"' && tag[i] != '\'' {
				i++
			}
			end := i + 1 + bytes.IndexByte(tag[i+1:], tag[i])
			if !yield(name, tag[i+1:end]) {
				return
			}
			i = end + 1
		}
	}
}

// attributeValue is what a value as written stands for.
func attributeValue(raw []byte) string {
	if bytes.IndexByte(raw, '&') < 0 && bytes.IndexByte(raw, '\r') < 0 {
		return string(raw)
	}
	return unescape(raw)
}
