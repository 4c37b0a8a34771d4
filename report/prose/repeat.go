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
	if len(text) < leastSentence {
		return nil
	}
	var out []string
	for _, s := range strings.FieldsFunc(text, endsSentence) {
		n, _ := NumberOf(s)
		s = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(s), n.Text))
		if utf8.RuneCountInString(s) >= leastSentence {
			out = append(out, s)
		}
	}
	return out
}

func endsSentence(r rune) bool {
	switch r {
	case '。', '；', '！', '？', '\n':
		return true
	}
	return false
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
	front, back := sameEnds(a, b)
	inA, inB := a[front:len(a)-back], b[front:len(b)-back]
	const name = 8 // characters
	if max(len(inA), len(inB)) > name*utf8.UTFMax || strings.ContainsFunc(inA, isFigure) || strings.ContainsFunc(inB, isFigure) {
		return false
	}
	nA, nB := utf8.RuneCountInString(inA), utf8.RuneCountInString(inB)
	short := min(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	return max(nA, nB) <= name && min(nA, nB) <= short/5 && (nA+nB != 2 || !strings.ContainsAny(inA+inB, "上下省市县区"))
}

// isFigure: what makes of two sentences two facts.
func isFigure(r rune) bool {
	return r >= '0' && r <= '9' || r >= '０' && r <= '９' || strings.ContainsRune("一二三四五六七八九十%，、", r)
}

// sameEnds tells how many bytes, of whole characters, two texts have in common
// at their beginnings, and how many behind those at their ends.
func sameEnds(a, b string) (front, back int) {
	short := min(len(a), len(b))
	for front < short && a[front] == b[front] {
		front++
	}
	for front > 0 && front < short && !utf8.RuneStart(a[front]) {
		front--
	}
	for back < short-front && a[len(a)-1-back] == b[len(b)-1-back] {
		back++
	}
	for back > 0 && !utf8.RuneStart(a[len(a)-back]) {
		back--
	}
	return front, back
}

// alikeAtAnEnd rules out most pairs of sentences at once.
func alikeAtAnEnd(a, b string) bool {
	const some = 12
	if len(a) < some || len(b) < some {
		return false
	}
	return a[:some] == b[:some] || a[len(a)-some:] == b[len(b)-some:]
}
