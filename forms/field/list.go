package field

import (
	"regexp"
	"strconv"
	"strings"
)

// A mark is what stands before an item of a list: "1.", "（一）", "第二，", "③", "·".
type mark struct {
	before, number, behind string // "（", "一", "）"; number is empty for a bullet
	length                 int    // in the item, with the blanks around it
}

// The marks of lists. The blanks around a mark belong to it: the next item gets
// the same.
var marks = []*regexp.Regexp{
	regexp.MustCompile(`^([ \t　]*)(\d{1,3})([.．](?:[ \t]+|$))`),
	regexp.MustCompile(`^([ \t　]*)(\d{1,3})([.．])\D`), // 1.5 is a number
	regexp.MustCompile(`^([ \t　]*)(\d{1,3})([、)）][ \t]*)`),
	regexp.MustCompile(`^([ \t　]*[(（])(\d{1,3})([)）][ \t]*)`),
	regexp.MustCompile(`^([ \t　]*)([一二三四五六七八九十]{1,3})((?:、|是)[ \t]*)`),
	regexp.MustCompile(`^([ \t　]*[(（])([一二三四五六七八九十]{1,3})([)）][ \t]*)`),
	regexp.MustCompile(`^([ \t　]*第)([一二三四五六七八九十]{1,3})([，、：,:][ \t]*)`),
	regexp.MustCompile(`^([ \t　]*)([①-⑳])([.、]?[ \t]*)`),
	regexp.MustCompile(`^([ \t　]*)()([·•●■◆▪➢√][ \t]*)`),
}

// markOf finds the mark at the beginning of a paragraph.
func markOf(paragraph string) (m mark, ok bool) {
	for _, pattern := range marks {
		if at := pattern.FindStringSubmatch(paragraph); at != nil {
			m = mark{before: at[1], number: at[2], behind: at[3]}
			m.length = len(m.before) + len(m.number) + len(m.behind)
			return m, true
		}
	}
	return mark{}, false
}

// isMark says whether a text is the mark of an item and nothing else.
func isMark(text string) bool {
	m, ok := markOf(text)
	return ok && m.length == len(text)
}

// next is the mark of the item that follows.
func (m *mark) next() string { return m.before + successor(m.number) + m.behind }

// successor is the number behind one, in its own writing.
func successor(number string) string {
	runes := []rune(number)
	switch {
	case len(runes) == 0:
		return ""
	case runes[0] >= '①' && runes[0] <= '⑳':
		return string(min(runes[0]+1, '⑳'))
	}
	if n, err := strconv.Atoi(number); err == nil {
		return strconv.Itoa(n + 1)
	}
	return chinese(min(readChinese(runes)+1, 99))
}

const digits = "零一二三四五六七八九"

// readChinese reads 一 to 九十九.
func readChinese(number []rune) int {
	tens, rest := 0, string(number)
	if head, tail, ok := strings.Cut(rest, "十"); ok {
		tens, rest = max(1, digitOf(head)), tail
	}
	return 10*tens + digitOf(rest)
}

func digitOf(text string) int { return max(0, strings.Index(digits, text)) / len("零") }

// chinese writes 1 to 99.
func chinese(n int) string {
	digit := func(n int) string { return string([]rune(digits)[n]) }
	text := ""
	if n >= 20 {
		text = digit(n / 10 % 10)
	}
	if n >= 10 {
		text += "十"
	}
	if n%10 > 0 {
		text += digit(n % 10)
	}
	return text
}
