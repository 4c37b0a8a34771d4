package formula

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// A Template is a text with formulas in braces, such as a check's message:
//
//	结余 {结余资金} ≠ {实际到位资金 - 实际支出资金}
//
// {{ and }} print one brace.
type Template struct {
	src   string
	parts []part
	names []string
}

// A part is a formula or, where hole is nil, a literal text.
type part struct {
	text string
	hole *Expr
}

// ParseTemplate reads a template of at most 4 KiB. Every error is a
// *[SyntaxError] whose Src and Offset are those of the whole template.
func ParseTemplate(src string) (*Template, error) {
	if len(src) > maxSource {
		return nil, &SyntaxError{src, maxSource, fmt.Sprintf("文字太长，最多 %d 字节", maxSource)}
	}
	t := &Template{src: src}
	for at := 0; at < len(src); {
		next, err := t.parsePart(at)
		if err != nil {
			return nil, err
		}
		at = next
	}
	return t, nil
}

// String is the source as it was given to ParseTemplate.
func (t *Template) String() string { return t.src }

// Names lists the keys that the formulas refer to, in order of first
// appearance, each once. The caller owns the slice.
func (t *Template) Names() []string { return slices.Clone(t.names) }

// Format prints the template over the cells of env. Values print as
// [Value.String] does, but Empty ones as 空. Every error is an *[EvalError]
// that names the formula in the braces, or the whole template where the text
// exceeds 1 MiB.
func (t *Template) Format(env Env) (string, error) {
	var b strings.Builder
	for _, p := range t.parts {
		printed := p.text
		if p.hole != nil {
			v, err := p.hole.Eval(env)
			if err != nil {
				return "", err
			}
			if printed = v.String(); v.IsEmpty() {
				printed = "空"
			}
		}
		if b.Len()+len(printed) > maxText {
			return "", &EvalError{Src: t.src, Message: errLongText.Error()}
		}
		b.WriteString(printed)
	}
	return b.String(), nil
}

// parsePart adds the part that begins at the given offset and says where the
// next one begins.
func (t *Template) parsePart(at int) (next int, err error) {
	rest := t.src[at:]
	switch {
	case strings.HasPrefix(rest, "{{"), strings.HasPrefix(rest, "}}"):
		t.parts = append(t.parts, part{text: rest[:1]})
		return at + 2, nil
	case rest[0] == '{':
		return t.parseHole(at + 1)
	case rest[0] == '}':
		return 0, &SyntaxError{t.src, at, "“}”前面没有“{”；要印出大括号请写“}}”"}
	}
	n := strings.IndexAny(rest, "{}")
	if n < 0 {
		n = len(rest)
	}
	t.parts = append(t.parts, part{text: rest[:n]})
	return at + n, nil
}

// parseHole adds the formula that begins at the given offset, just after its
// brace, and says where the closing brace ends.
func (t *Template) parseHole(at int) (next int, err error) {
	n := holeLength(t.src[at:])
	if n < 0 {
		return 0, &SyntaxError{t.src, at - 1, "“{”没有配对的“}”；要印出大括号请写“{{”"}
	}
	hole, err := Parse(t.src[at : at+n])
	var bad *SyntaxError
	if errors.As(err, &bad) {
		return 0, &SyntaxError{t.src, at + bad.Offset, bad.Message}
	}
	t.parts = append(t.parts, part{hole: hole})
	for _, key := range hole.names {
		if !slices.Contains(t.names, key) {
			t.names = append(t.names, key)
		}
	}
	return at + n + 1, nil
}

// holeLength is where the brace is that closes the hole whose inside s begins
// with, or -1. Braces within texts do not count.
func holeLength(s string) int {
	var quote byte // that of the text we are in, or 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quote == '"' && c == '\\':
			i++
		case c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '`'):
			quote = c
		case quote == 0 && c == '}':
			return i
		}
	}
	return -1
}
