// Package find looks for words in a report's texts, and replaces them. It is
// pure: it returns what is to be changed and changes nothing itself.
package find

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jibiao/report"
)

// A Query is what is looked for.
type Query struct {
	Text string // nothing is found of an empty one
	// Exact tells full width from half width and capitals from small letters;
	// otherwise ２０２４ is 2024, ＡＢＣ is abc and （ is (.
	Exact bool
}

// A Hit is a place where it stands: bytes of the key's text.
type Hit struct {
	Key      report.Key
	From, To int
}

// In finds the places in one text. They do not overlap.
func (q Query) In(k report.Key, text string) []Hit {
	want := []rune(q.fold(q.Text))
	if len(want) == 0 {
		return nil
	}
	var hits []Hit
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if q.foldRune(r) == want[0] {
			if length := q.matches(text[at:], want); length > 0 {
				hits = append(hits, Hit{k, at, at + length})
				size = length
			}
		}
		at += size
	}
	return hits
}

// matches says how many bytes of the text's beginning are what is wanted, 0
// if they are not.
func (q Query) matches(text string, want []rune) int {
	n := 0
	for _, w := range want {
		r, size := utf8.DecodeRuneInString(text[n:])
		if size == 0 || q.foldRune(r) != w {
			return 0
		}
		n += size
	}
	return n
}

func (q Query) fold(s string) string { return strings.Map(q.foldRune, s) }

// foldRune makes equal what the query does not tell apart.
func (q Query) foldRune(r rune) rune {
	switch {
	case q.Exact, r >= '一' && r <= '龥': // most of all, and with nothing to fold
		return r
	case r == '\u3000':
		return ' '
	case r >= '！' && r <= '～':
		r -= '！' - '!'
	}
	return unicode.ToLower(r)
}

// All finds the places in all texts, in document order.
func (q Query) All(form *report.Form, texts report.Values) []Hit {
	var hits []Hit
	for _, k := range form.KeysOf(texts) {
		hits = append(hits, q.In(k, texts[k])...)
	}
	return hits
}

// Replace puts a text into the places, which are those of one text, in order.
func Replace(text string, hits []Hit, with string) string {
	var b strings.Builder
	done := 0
	for _, h := range hits {
		b.WriteString(text[done:h.From])
		b.WriteString(with)
		done = h.To
	}
	b.WriteString(text[done:])
	return b.String()
}

// ReplaceAll makes the texts that replacing everywhere changes, and counts the
// places. Cells for which open says no are left alone.
func (q Query) ReplaceAll(form *report.Form, texts report.Values, with string, open func(report.Key) bool) (changed report.Values, n int) {
	changed = report.Values{}
	for _, k := range form.KeysOf(texts) {
		if hits := q.In(k, texts[k]); len(hits) > 0 && open(k) {
			changed[k] = Replace(texts[k], hits, with)
			n += len(hits)
		}
	}
	return changed, n
}
