package store

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// An Excerpt is a piece of a text, on one line, with marks on the words that
// were searched for.
type Excerpt struct {
	Text  string // … where it is cut off
	Marks []Mark // in order, not touching
}

// A Mark is a stretch of an excerpt's Text, in bytes.
type Mark struct{ From, To int }

// How many characters an excerpt has before the first word, and in all.
const (
	excerptBefore = 14
	excerptLength = 90
)

func countWords(text string, words []string) (n int) {
	folded := foldText(text)
	for _, w := range words {
		if strings.Contains(folded, w) {
			n++
		}
	}
	return n
}

// excerpt cuts a text around the first of the words (as of searchWords) in it.
func excerpt(text string, words []string) Excerpt {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	first := firstWord(runes, words)
	if first < 0 {
		return Excerpt{}
	}
	from := max(0, first-excerptBefore)
	to := min(len(runes), from+excerptLength)
	before, after := "", ""
	if from > 0 {
		before = "…"
	}
	if to < len(runes) {
		after = "…"
	}
	e := Excerpt{Text: before + string(runes[from:to]) + after}
	e.Marks = marks([]rune(e.Text), words)
	return e
}

// firstWord is the index of the first character of a word, or -1.
func firstWord(runes []rune, words []string) int {
	folded := foldText(string(runes))
	first := -1
	for _, w := range words {
		if i := strings.Index(folded, w); i >= 0 && (first < 0 || i < first) {
			first = i
		}
	}
	if first < 0 {
		return -1
	}
	return utf8.RuneCountInString(folded[:first])
}

// marks are the stretches of the text that are words.
func marks(runes []rune, words []string) []Mark {
	folded := []rune(foldText(string(runes)))
	marked := make([]bool, len(folded))
	for _, w := range words {
		word := []rune(w)
		for i := range len(folded) - len(word) + 1 {
			if slices.Equal(folded[i:i+len(word)], word) {
				for j := range word {
					marked[i+j] = true
				}
			}
		}
	}
	var all []Mark
	at := 0
	for i, r := range runes {
		size := utf8.RuneLen(r)
		switch {
		case marked[i] && len(all) > 0 && all[len(all)-1].To == at:
			all[len(all)-1].To += size
		case marked[i]:
			all = append(all, Mark{From: at, To: at + size})
		}
		at += size
	}
	return all
}
