package docx

import (
	"regexp"
	"strings"
	"unicode"

	"jibiao/report"
)

// A pattern is what a place of the form reads as: literal text with holes for
// values. literals has one entry more than keys; any of them may be empty.
type pattern struct {
	literals []string
	keys     []report.Key
}

// patternOf reads paragraphs, joined by newlines.
func patternOf(paragraphs []report.Paragraph) pattern {
	var p pattern
	var b strings.Builder
	for i := range paragraphs {
		if i > 0 {
			b.WriteByte('\n')
		}
		for _, r := range paragraphs[i].Runs {
			if r.Key == "" {
				b.WriteString(r.Text)
				continue
			}
			p.literals, p.keys = append(p.literals, b.String()), append(p.keys, r.Key)
			b.Reset()
		}
	}
	p.literals = append(p.literals, b.String())
	return p
}

// inRow is the pattern of a row of a loop, counted from 1.
func (p *pattern) inRow(row int) pattern {
	out := pattern{literals: p.literals, keys: make([]report.Key, len(p.keys))}
	for i, k := range p.keys {
		out.keys[i] = k.InRow(row)
	}
	return out
}

// textOf is the paragraphs' text, joined by newlines.
func textOf(paragraphs []report.Paragraph) string {
	if len(paragraphs) == 1 && len(paragraphs[0].Runs) == 1 {
		return paragraphs[0].Runs[0].Text
	}
	lines := make([]string, len(paragraphs))
	for i := range paragraphs {
		lines[i] = paragraphs[i].Text()
	}
	return strings.Join(lines, "\n")
}

// sole says whether the pattern is one hole and nothing else.
func (p *pattern) sole() bool {
	return len(p.keys) == 1 && p.literals[0] == "" && p.literals[1] == ""
}

// literal says whether the pattern has text that is more than blanks.
func (p *pattern) literal() bool {
	for _, l := range p.literals {
		if strings.TrimSpace(l) != "" {
			return true
		}
	}
	return false
}

// bind puts known values into their holes. Of empty values, which prove
// little, only those that withEmpty asks for.
func (p *pattern) bind(known map[report.Key]string, withEmpty bool) pattern {
	out := pattern{literals: []string{p.literals[0]}}
	for i, k := range p.keys {
		if v, ok := known[k]; ok && (v != "" || withEmpty) {
			out.literals[len(out.literals)-1] += v + p.literals[i+1]
			continue
		}
		out.keys, out.literals = append(out.keys, k), append(out.literals, p.literals[i+1])
	}
	return out
}

// match splits a text by the pattern. Of several ways it takes the one with
// the shortest values from left to right, and says that it is not unique.
func (p *pattern) match(text string) (values []string, unique, ok bool) {
	n := len(p.keys)
	first, last := p.literals[0], p.literals[n]
	if n == 0 {
		return nil, true, text == first
	}
	if len(text) < len(first)+len(last) || !strings.HasPrefix(text, first) || !strings.HasSuffix(text, last) {
		return nil, false, false
	}
	text = text[len(first) : len(text)-len(last)]
	early, ok := positions(text, p.literals[1:n], strings.Index)
	if !ok {
		return nil, false, false
	}
	unique = true
	at := 0
	for i, e := range early {
		values = append(values, text[at:e])
		at = e + len(p.literals[i+1])
	}
	values = append(values, text[at:])
	for i, l := range latest(text, p.literals[1:n]) {
		unique = unique && l == early[i]
	}
	return values, unique, true
}

// positions finds the literals one behind the other, each as early as it can
// be. If that fails there is no way at all.
func positions(text string, literals []string, index func(string, string) int) ([]int, bool) {
	found := make([]int, len(literals))
	at := 0
	for i, l := range literals {
		n := index(text[at:], l)
		if n < 0 {
			return nil, false
		}
		found[i] = at + n
		at += n + len(l)
	}
	return found, true
}

// latest finds the literals as late as each can be; it is asked only where
// there is a way.
func latest(text string, literals []string) []int {
	found := make([]int, len(literals))
	for i := len(literals) - 1; i >= 0; i-- {
		found[i] = strings.LastIndex(text, literals[i])
		text = text[:max(found[i], 0)]
	}
	return found
}

// matchLoosely is match for a text in which the form's own blanks and line
// ends were changed. Patterns too long for it do not match.
func (p *pattern) matchLoosely(text string) (values []string, ok bool) {
	var b strings.Builder
	b.WriteString(`(?s)\A`)
	for i, l := range p.literals {
		if i > 0 {
			b.WriteString(`(.*?)`)
		}
		loosen(&b, l)
	}
	b.WriteString(`\z`)
	if b.Len() > 1<<16 || len(text) > 1<<20 {
		return nil, false
	}
	re, err := regexp.Compile(b.String())
	if err != nil {
		return nil, false
	}
	m := re.FindStringSubmatch(text)
	if m == nil {
		return nil, false
	}
	return m[1:], true
}

// loosen writes an expression for the literal in which blanks may come and go
// between its characters, and at its ends where it has some.
func loosen(b *strings.Builder, literal string) {
	const blank = `[\s\p{Z}]*`
	blanks := false
	for i, r := range literal {
		if unicode.IsSpace(r) {
			if !blanks {
				b.WriteString(blank)
			}
			blanks = true
			continue
		}
		if i > 0 && !blanks {
			b.WriteString(blank)
		}
		b.WriteString(regexp.QuoteMeta(string(r)))
		blanks = false
	}
}

// squeeze drops all blanks: captions are compared by what they say.
func squeeze(s string) string {
	if strings.IndexFunc(s, unicode.IsSpace) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// squeezed is the pattern with the blanks of its literals dropped.
func (p *pattern) squeezed() pattern {
	out := pattern{keys: p.keys, literals: make([]string, len(p.literals))}
	for i, l := range p.literals {
		out.literals[i] = squeeze(l)
	}
	return out
}
