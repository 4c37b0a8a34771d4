package preview

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	anchorLeast = 8  // characters that a text must have to be looked for: a figure is found anywhere
	anchorMost  = 16 // characters that are looked for: the rest may be on the next page
)

// Locate tells for each of the texts, which follow one another in a document,
// on which of its pages it begins, counted from 0. A text that is too short, or
// is not found behind the one before, is taken to be where that was.
func Locate(texts, pages []string) []int {
	all, starts := "", make([]int, len(pages))
	for i, p := range pages {
		starts[i] = len(all)
		all += solid(p)
	}
	places := make([]int, len(texts))
	page, at := 0, 0
	for i, t := range texts {
		if found := strings.Index(all[at:], anchor(t)); found >= 0 {
			at += found
		}
		for page+1 < len(pages) && starts[page+1] <= at {
			page++
		}
		places[i] = page
	}
	return places
}

// anchor is what of a text is looked for; "" = nothing, which is found at once.
func anchor(text string) string {
	text = solid(text)
	if utf8.RuneCountInString(text) < anchorLeast {
		return ""
	}
	runes := []rune(text)
	return string(runes[:min(len(runes), anchorMost)])
}

// solid is a text without spaces and line ends, which paper has elsewhere.
func solid(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, text)
}
