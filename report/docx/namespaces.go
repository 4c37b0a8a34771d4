package docx

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
)

const (
	nsWord       = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	nsWordStrict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
	nsCompat     = "http://schemas.openxmlformats.org/markup-compatibility/2006"
	nsXML        = "http://www.w3.org/XML/1998/namespace"
)

var (
	errPrefix   = errors.New("namespace prefix")
	errNames    = errors.New("too many names")
	errPrefixes = errors.New("too many prefixes for one namespace")
)

// A namespace is one as far as it matters here.
type namespace byte

const (
	undeclared namespace = iota
	otherNamespace
	wordNamespace
	compatNamespace
	namespaceCount
)

func namespaceOf(uri string) namespace {
	switch uri {
	case "":
		return undeclared
	case nsWord, nsWordStrict:
		return wordNamespace
	case nsCompat:
		return compatNamespace
	default:
		return otherNamespace
	}
}

// namespaces are the namespaces in force at one place of the part.
type namespaces struct {
	scope    *scope
	prefixes map[string]namespace
	undo     []binding
	names    [namespaceCount]map[string]string // local name -> node name, so that names are shared
	last     string                            // prefix that was asked for last…
	meant    namespace                         // …and what it meant; undeclared when that is not known
}

// A binding is what a prefix meant before the element at depth redefined it.
type binding struct {
	depth  int
	prefix string
	was    namespace
	scope  *scope
}

func newNamespaces(src []byte) namespaces {
	s := namespaces{scope: &scope{src: src}, prefixes: map[string]namespace{"xml": otherNamespace}}
	for i := range s.names {
		s.names[i] = map[string]string{}
	}
	return s
}

// declared returns the prefix that the attribute declares, if it declares one.
func declared(attribute []byte) (prefix string, ok bool) {
	if string(attribute) == "xmlns" {
		return "", true
	}
	rest, ok := bytes.CutPrefix(attribute, []byte("xmlns:"))
	return string(rest), ok
}

// declare puts a namespace into force for the element at depth.
func (s *namespaces) declare(depth int, prefix, uri string) error {
	switch {
	case prefix == "xmlns", (prefix == "xml") != (uri == nsXML):
		return fmt.Errorf("%w %q is reserved", errPrefix, prefix)
	case prefix != "" && uri == "":
		return fmt.Errorf("%w %q without namespace", errPrefix, prefix)
	}
	was, is := s.prefixes[prefix], namespaceOf(uri)
	s.undo = append(s.undo, binding{depth, prefix, was, s.scope})
	s.prefixes[prefix], s.meant = is, undeclared
	if was != is {
		s.scope = &scope{s.scope.src, s.scope.with(prefix, is)}
	}
	switch {
	case len(s.prefixes) > maxNames:
		return errNames
	case len(s.scope.prefixes) > maxPrefixes:
		return errPrefixes
	}
	return nil
}

// with lists the prefixes of WordprocessingML once the prefix means is.
// Attributes without prefix have no namespace, so that "" is never listed.
func (s *scope) with(prefix string, is namespace) []string {
	known := slices.Contains(s.prefixes, prefix)
	switch {
	case prefix == "" || known == (is == wordNamespace):
		return s.prefixes
	case known:
		return slices.DeleteFunc(slices.Clone(s.prefixes), func(p string) bool { return p == prefix })
	default:
		return append(slices.Clone(s.prefixes), prefix)
	}
}

// leave takes back what the element at depth declared.
func (s *namespaces) leave(depth int) {
	for i := len(s.undo) - 1; i >= 0 && s.undo[i].depth == depth; i-- {
		s.prefixes[s.undo[i].prefix], s.scope = s.undo[i].was, s.undo[i].scope
		s.undo = s.undo[:i]
	}
	s.meant = undeclared
}

// name is what a node of the tag is called. A tag whose local name was met
// before, with a prefix that is declared, has a valid name.
func (s *namespaces) name(tag []byte) (string, error) {
	colon := bytes.IndexByte(tag, ':')
	prefix, local := tag[:max(colon, 0)], tag[colon+1:]
	if s.meant == undeclared || string(prefix) != s.last {
		s.last, s.meant = string(prefix), s.prefixes[string(prefix)]
		if s.meant == undeclared && colon >= 0 {
			return "", fmt.Errorf("%w %q is not declared", errPrefix, prefix)
		}
	}
	shared, ok := s.names[s.meant][string(local)]
	if !ok || colon == 0 {
		if !qualified(tag) {
			return "", fmt.Errorf("%w %q", errName, tag)
		}
		shared = nodeName(s.meant, string(local))
		if s.names[s.meant][string(local)] = shared; len(s.names[s.meant]) > maxNames {
			return "", errNames
		}
	}
	return shared, nil
}

func nodeName(of namespace, local string) string {
	switch of {
	case wordNamespace:
		return local
	case compatNamespace:
		return "mc:" + local
	default:
		return ":" + local
	}
}
