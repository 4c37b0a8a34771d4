package docx

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

var (
	errDeclaration = errors.New("document type or entity declaration")
	errEncoding    = errors.New("not in UTF-8")
	errCharacter   = errors.New("character that XML does not allow")
	errReference   = errors.New("invalid character or entity reference")
	errName        = errors.New("invalid name")
	errAttribute   = errors.New("invalid attribute")
	errBracket     = errors.New("unescaped bracket")
	errMarkup      = errors.New("invalid markup")
)

// A scanner cuts an XML part into tags and text. It refuses what is not
// well-formed within them, and every document type declaration; the balance
// of tags is its caller's, and so are their names, which are few and need not
// be checked each time. Its time is linear in the bytes.
//
// It knows UTF-8 only: Word, WPS and LibreOffice write nothing else.
type scanner struct {
	src  []byte
	at   int
	seen attributeNames
}

// A token is a stretch of the part, src[start:end].
type token struct {
	kind       tokenKind
	start, end int
	name       []byte // of a tag, with its prefix
	marked     bool   // the tag has attributes that begin with "xml"
}

type tokenKind byte

const (
	endOfPart tokenKind = iota
	startTag
	emptyTag
	endTag
	charData // text or a CDATA section
)

const (
	byteOrderMark = "\uFEFF"
	cdata         = "<![CDATA["
	cdataEnd      = "]]>"
)

// newScanner checks the part's characters and steps over its first line.
func newScanner(src []byte) (*scanner, error) {
	if err := checkCharacters(src); err != nil {
		return nil, err
	}
	s := &scanner{src: src}
	s.take(byteOrderMark)
	if s.sees("<?xml") && len(s.rest()) > len("<?xml") && isBlank(s.rest()[len("<?xml")]) {
		return s, s.declaration()
	}
	return s, nil
}

func (s *scanner) rest() []byte { return s.src[s.at:] }

func (s *scanner) sees(text string) bool {
	return len(s.src)-s.at >= len(text) && string(s.src[s.at:s.at+len(text)]) == text
}

// take steps over the text if it is next.
func (s *scanner) take(text string) bool {
	if !s.sees(text) {
		return false
	}
	s.at += len(text)
	return true
}

// blank steps over blanks and says whether there were any.
func (s *scanner) blank() bool {
	from := s.at
	for s.at < len(s.src) && isBlank(s.src[s.at]) {
		s.at++
	}
	return s.at > from
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// next returns the next tag or text; comments and instructions are passed over.
func (s *scanner) next() (token, error) {
	for s.at < len(s.src) {
		switch {
		case s.src[s.at] != '<':
			return s.text()
		case s.at+1 == len(s.src):
			return token{}, io.ErrUnexpectedEOF
		case s.src[s.at+1] == '/':
			return s.endTag()
		case s.src[s.at+1] == '?':
			if err := s.instruction(); err != nil {
				return token{}, err
			}
		case s.sees("<!--"):
			if err := s.comment(); err != nil {
				return token{}, err
			}
		case s.sees(cdata):
			return s.section()
		case s.src[s.at+1] == '!':
			return token{}, errDeclaration
		default:
			return s.startTag()
		}
	}
	return token{}, nil
}

// text reads up to the next tag.
func (s *scanner) text() (token, error) {
	t := token{kind: charData, start: s.at, end: len(s.src)}
	if n := bytes.IndexByte(s.rest(), '<'); n >= 0 {
		t.end = s.at + n
	}
	text := s.src[t.start:t.end]
	s.at = t.end
	if bytes.Contains(text, []byte(cdataEnd)) {
		return t, fmt.Errorf("%w %s", errBracket, cdataEnd)
	}
	return t, checkReferences(text)
}

func (s *scanner) section() (token, error) {
	t := token{kind: charData, start: s.at}
	n := bytes.Index(s.rest(), []byte(cdataEnd))
	if n < 0 {
		return t, io.ErrUnexpectedEOF
	}
	s.at += n + len(cdataEnd)
	t.end = s.at
	return t, nil
}

func (s *scanner) comment() error {
	s.at += len("<!--")
	n := bytes.Index(s.rest(), []byte("--"))
	if n < 0 {
		return io.ErrUnexpectedEOF
	}
	if s.at += n; !s.take("-->") {
		return fmt.Errorf("%w: -- in a comment", errMarkup)
	}
	return nil
}

func (s *scanner) instruction() error {
	s.at += len("<?")
	target, err := s.name()
	switch {
	case err != nil:
		return err
	case string(target) == "xml":
		return fmt.Errorf("%w: XML declaration behind the beginning", errMarkup)
	case !s.blank() && !s.sees("?>"):
		return fmt.Errorf("%w: instruction without target", errMarkup)
	}
	n := bytes.Index(s.rest(), []byte("?>"))
	if n < 0 {
		return io.ErrUnexpectedEOF
	}
	s.at += n + len("?>")
	return nil
}

// declaration reads <?xml version="1.0" encoding="UTF-8" standalone="yes"?>.
func (s *scanner) declaration() error {
	s.at += len("<?xml")
	order := []string{"version", "encoding", "standalone"}
	for first := true; s.blank() && !s.sees("?>"); first = false {
		name, value, err := s.attribute()
		if err != nil {
			return err
		}
		for len(order) > 0 && order[0] != string(name) && !first {
			order = order[1:]
		}
		if len(order) == 0 || order[0] != string(name) {
			return fmt.Errorf("%w of the XML declaration: %s", errAttribute, name)
		}
		if order = order[1:]; !declarable(string(name), value) {
			return fmt.Errorf("%w: %s is %q", errEncoding, name, value)
		}
	}
	if len(order) == 3 || !s.take("?>") {
		return fmt.Errorf("%w: XML declaration", errMarkup)
	}
	return nil
}

func declarable(name string, value []byte) bool {
	switch name {
	case "version":
		return string(value) == "1.0"
	case "encoding":
		return bytes.EqualFold(value, []byte("utf-8"))
	default:
		return string(value) == "yes" || string(value) == "no"
	}
}

func (s *scanner) startTag() (token, error) {
	t := token{kind: startTag, start: s.at}
	s.at++
	t.name = s.letters()
	s.seen.reset()
	for {
		gap := s.blank()
		switch {
		case s.take(">"):
			t.end = s.at
			return t, nil
		case s.take("/>"):
			t.kind, t.end = emptyTag, s.at
			return t, nil
		case s.at == len(s.src):
			return t, io.ErrUnexpectedEOF
		case !gap:
			return t, fmt.Errorf("%w: no blank before it", errAttribute)
		}
		name, _, err := s.attribute()
		if err != nil {
			return t, err
		}
		if s.seen.again(name) {
			return t, fmt.Errorf("%w: %s occurs twice", errAttribute, name)
		}
		if s.seen.count() > maxOfTag {
			return t, errNames
		}
		t.marked = t.marked || bytes.HasPrefix(name, []byte("xml"))
	}
}

func (s *scanner) endTag() (token, error) {
	t := token{kind: endTag, start: s.at}
	s.at += len("</")
	t.name = s.letters()
	s.blank()
	if !s.take(">") {
		return t, fmt.Errorf("%w: end tag %s", errMarkup, t.name)
	}
	t.end = s.at
	return t, nil
}

// letters reads what may be a name.
func (s *scanner) letters() []byte {
	from := s.at
	for s.at < len(s.src) && inName[s.src[s.at]] {
		s.at++
	}
	return s.src[from:s.at]
}

// name reads a name, which may have a prefix.
func (s *scanner) name() ([]byte, error) {
	name := s.letters()
	if !qualified(name) {
		return nil, fmt.Errorf("%w %q", errName, name)
	}
	return name, nil
}

// attribute reads name="value".
func (s *scanner) attribute() (name, value []byte, err error) {
	if name, err = s.name(); err != nil {
		return nil, nil, err
	}
	s.blank()
	if !s.take("=") {
		return nil, nil, fmt.Errorf("%w: %s without value", errAttribute, name)
	}
	s.blank()
	if !s.sees(`"`) && !s.sees("'") {
		return nil, nil, fmt.Errorf("%w: %s without quotes", errAttribute, name)
	}
	quote := s.src[s.at]
	s.at++
	n := bytes.IndexByte(s.rest(), quote)
	if n < 0 {
		return nil, nil, io.ErrUnexpectedEOF
	}
	value = s.src[s.at : s.at+n]
	s.at += n + 1
	if bytes.IndexByte(value, '<') >= 0 {
		return nil, nil, fmt.Errorf("%w < in an attribute", errBracket)
	}
	return name, value, checkReferences(value)
}
