package prose

import (
	"strings"
	"unicode/utf8"
)

// leastSentence is the length of a sentence that is not written twice by
// chance, in characters.
const leastSentence = 24

// Sentences are a text's sentences of some length, without the numbers of list
// items and without what stands around them.
func Sentences(text string) []string {
	var out []string
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("。；！？\n", r) }) {
		n, _ := NumberOf(s)
		s = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(s), n.Text))
		if utf8.RuneCountInString(s) >= leastSentence {
			out = append(out, s)
		}
	}
	return out
}

// Same says whether two sentences are the same but for one name of a few
// characters. Sentences that differ in their figures, or in what they are of
// (市级 and 县级, 上半年 and 下半年), are two facts.
func Same(a, b string) bool {
	if a == b {
		return true
	}
	if !alikeAtAnEnd(a, b) {
		return false
	}
	ra, rb := []rune(a), []rune(b)
	short := min(len(ra), len(rb))
	front := 0
	for front < short && ra[front] == rb[front] {
		front++
	}
	back := 0
	for back < short-front && ra[len(ra)-1-back] == rb[len(rb)-1-back] {
		back++
	}
	differ := string(ra[front:len(ra)-back]) + string(rb[front:len(rb)-back])
	if utf8.RuneCountInString(differ) == 2 && strings.ContainsAny(differ, "上下省市县区") {
		return false
	}
	const name = 8
	return len(ra)-front-back <= name && len(rb)-front-back <= name && short-front-back <= short/5 &&
		!strings.ContainsAny(differ, "0123456789０１２３４５６７８９一二三四五六七八九十%，、")
}

// alikeAtAnEnd rules out most pairs of sentences at once.
func alikeAtAnEnd(a, b string) bool {
	const some = 12
	if len(a) < some || len(b) < some {
		return false
	}
	return a[:some] == b[:some] || a[len(a)-some:] == b[len(b)-some:]
}
