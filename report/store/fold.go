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
// each other as a word, in their order, then every character once by itself.
// So a phrase of pairs stands in the index exactly where its characters stand
// in a text, however short it is and whatever words it is made of.
func grams(texts ...string) string {
	var b strings.Builder
	singles := map[rune]bool{}
	for _, text := range texts {
		before := ' '
		for _, r := range foldText(text) {
			if r != ' ' {
				singles[r] = true
				if before != ' ' {
					writeWord(&b, before, r)
				}
			}
			before = r
		}
	}
	for r := range singles {
		writeWord(&b, r)
	}
	return b.String()
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
