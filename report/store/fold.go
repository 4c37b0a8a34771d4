package store

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// fold gives the characters that a search does not tell apart one form: upper
// and lower case, full and half width. What stands between words (blanks, line
// ends, controls) becomes a blank. Nothing else becomes ASCII: Latin letters,
// digits and marks are given their full width, so that the index's tokenizer,
// which knows ASCII only, takes every character as part of a word.
func fold(r rune) rune {
	const wide = '！' - '!'
	switch {
	case '一' <= r && r <= '鿿': // most of any text
		return r
	case unicode.IsSpace(r) || unicode.IsControl(r):
		return ' '
	}
	if f := width.LookupRune(r).Folded(); f != 0 {
		r = f
	}
	if r = unicode.ToLower(r); '!' <= r && r <= '~' {
		r += wide
	}
	return r
}

func foldText(s string) string { return strings.Map(fold, s) }

// grams is how texts go into the index: every two characters that stand beside
// each other as a word, in their order, and at the end of each stretch without
// blanks its last character by itself. So a phrase of pairs stands in the index
// exactly where its characters stand in a text, whatever words it is made of.
// Then follows each character that did not stand by itself so far, once.
func grams(texts ...string) string {
	g := gramWriter{alone: map[rune]bool{}}
	for _, text := range texts {
		for _, r := range foldText(text) {
			g.add(r)
		}
		g.add(' ')
	}
	for r, alone := range g.alone {
		if !alone {
			writeWord(&g.out, r)
		}
	}
	return g.out.String()
}

// A gramWriter writes pairs of characters.
type gramWriter struct {
	out    strings.Builder
	before rune          // 0 at the beginning of a stretch
	alone  map[rune]bool // the characters seen: whether they were written by themselves
}

func (g *gramWriter) add(r rune) {
	switch {
	case r != ' ' && g.before != 0:
		writeWord(&g.out, g.before, r)
	case r == ' ' && g.before != 0:
		writeWord(&g.out, g.before)
		g.alone[g.before] = true
	}
	if r == ' ' {
		g.before = 0
		return
	}
	if !g.alone[r] {
		g.alone[r] = false // seen
	}
	g.before = r
}

func writeWord(b *strings.Builder, runes ...rune) {
	for _, r := range runes {
		b.WriteRune(r)
	}
	b.WriteByte(' ')
}

// searchWords are the words of a query, folded, each once.
func searchWords(query string) []string {
	var words []string
	seen := map[string]bool{}
	for _, w := range strings.Fields(foldText(query)) {
		if !seen[w] {
			seen[w] = true
			words = append(words, w)
		}
	}
	return words
}

// phrases is the question to the index for reports that have all the words.
func phrases(words []string) string {
	terms := make([]string, len(words))
	for i, w := range words {
		terms[i] = `"` + pairs(w) + `"`
	}
	return strings.Join(terms, " AND ")
}

// pairs is a word as the index has it.
func pairs(word string) string {
	runes := []rune(word)
	if len(runes) == 1 {
		return word
	}
	var b strings.Builder
	for i := range len(runes) - 1 {
		writeWord(&b, runes[i], runes[i+1])
	}
	return b.String()
}
