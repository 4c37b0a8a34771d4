package adopt

import (
	"regexp"
	"strings"
	"unicode"

	"jibiao/report"
)

// lists finds the lists of boxes: □是 □否, or 是□ 否□.
func (l *lineText) lists() []stretch {
	marks := box.FindAllStringIndex(l.text, -1)
	if ticking.MatchString(l.text) {
		return nil
	}
	if len(marks) == 0 || len(marks) > maxBoxes || !strings.ContainsAny(l.text, boxes) {
		return nil
	}
	from, to := marks[0][0], l.behind(marks[len(marks)-1][1])
	if head := l.text[:from]; trailing(head, l.text[marks[len(marks)-1][1]:]) {
		from, to = l.firstOption(from), marks[len(marks)-1][1]
	}
	list := l.text[from:to]
	s := stretch{from: from, to: to, kind: report.KindChoice}
	for _, m := range box.FindAllStringIndex(list, -1) {
		s.choices = append(s.choices, untick(list[:m[0]])+"☑"+untick(list[m[1]:]))
	}
	if len(s.choices) == 1 {
		s.label = box.ReplaceAllString(list, "")
		s.choices = append(s.choices, untick(list))
	}
	return []stretch{s}
}

// ticking is how to fill boxes in, and none to be filled in: 在□内打√.
var ticking = regexp.MustCompile(`在[“"]?[□☐◻▢][”"]?[^，。]{0,3}[打画划勾√]`)

// untick empties the boxes that the form ticked by example.
func untick(s string) string { return regexp.MustCompile(`[☑☒■]`).ReplaceAllString(s, "□") }

// trailing says whether the boxes stand behind their words.
func trailing(before, after string) bool {
	return letters(before) != "" && !endsInColon(before) && letters(after) == ""
}

// firstOption is where the words before the first box begin.
func (l *lineText) firstOption(end int) int {
	head := strings.TrimRightFunc(l.text[:end], unicode.IsSpace)
	at := strings.LastIndexFunc(head, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("：:（(，,；;", r) })
	if at < 0 {
		return 0
	}
	return at + width(l.text[at:])
}

// behind is where the words of the last box end: at a wide gap, at the end, or
// before the bracket that encloses the list.
func (l *lineText) behind(at int) int {
	rest := l.text[at:]
	if gap := regexp.MustCompile(`[ 　\x{A0}]{4,}|\t`).FindStringIndex(strings.TrimLeft(rest, " 　")); gap != nil && letters(rest[:gap[0]+len(rest)-len(strings.TrimLeft(rest, " 　"))]) != "" {
		rest = rest[:gap[0]+len(rest)-len(strings.TrimLeft(rest, " 　"))]
	}
	for i, r := range rest {
		if strings.ContainsRune("）)】]", r) && strings.Count(rest[:i], "（")+strings.Count(rest[:i], "(") == 0 {
			rest = rest[:i]
			break
		}
	}
	return at + len(strings.TrimRightFunc(rest, unicode.IsSpace))
}
