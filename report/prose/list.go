package prose

import (
	"regexp"
	"strconv"
	"strings"
)

// A Number is what a list item begins with: 1. 1、 （一） (1) 一、 ①.
type Number struct {
	Text  string // as it stands there
	Style string // numbers of one list have the same
	N     int    // its count, 0 where it cannot be told
}

// The writings of numbers. A dot before a digit belongs to a decimal.
var numbers = []struct {
	style string
	form  *regexp.Regexp
}{
	{"1", regexp.MustCompile(`^([0-9]{1,2})(?:[、．]|\.(?:[^0-9]|$))`)},
	{"(1)", regexp.MustCompile(`^[（(]([0-9]{1,2})[)）]`)},
	{"(一)", regexp.MustCompile(`^[（(]([一二三四五六七八九十]{1,3})[)）]`)},
	{"一", regexp.MustCompile(`^([一二三四五六七八九十]{1,3})[、．]`)},
	{"①", regexp.MustCompile(`^([①-⑳])`)},
}

// NumberOf is the number that a paragraph begins with; ok is false where it has
// none.
func NumberOf(paragraph string) (n Number, ok bool) {
	blank := len(paragraph) - len(strings.TrimLeft(paragraph, " \t\u3000"))
	text := paragraph[blank:]
	for _, w := range numbers {
		at := w.form.FindStringSubmatchIndex(text)
		if at == nil {
			continue
		}
		end := at[1]
		if dot := at[3]; text[dot] == '.' {
			end = dot + 1 // the match looked one character further
		}
		return Number{Text: text[:end], Style: w.style, N: value(text[at[2]:at[3]])}, true
	}
	return Number{}, false
}

const hanDigits = "一二三四五六七八九"

// value reads 12, 十二, ⑫; 0 is not read.
func value(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	r := []rune(s)
	if len(r) == 1 && r[0] >= '①' && r[0] <= '⑳' {
		return int(r[0]-'①') + 1
	}
	tens, ones, ten := strings.Cut(s, "十")
	if !ten {
		tens, ones = "", s
	}
	n := 0
	if ten {
		n = 10 * max(1, hanDigit(tens))
	}
	if ones != "" && hanDigit(ones) == 0 {
		return 0
	}
	return n + hanDigit(ones)
}

// hanDigit is the value of one digit, 0 of anything else.
func hanDigit(s string) int {
	if i := strings.Index(hanDigits, s); i >= 0 && len(s) == len("一") {
		return i/len("一") + 1
	}
	return 0
}

// spoken begins an item of a list within paragraphs: 一是…，二是….
var spoken = regexp.MustCompile(`(?m)(?:^[ \x{3000}]*|[。；，：、])([一二三四五六七八九十]{1,2})是`)

// Items are the paragraphs of a text that are list items of the outermost
// list; where there is no list what 一是, 二是 begin, or else all paragraphs that
// are not blank.
func Items(text string) []string {
	var marked, all []string
	style := ""
	for _, p := range strings.Split(text, "\n") {
		if strings.TrimSpace(p) == "" {
			continue
		}
		all = append(all, p)
		n, ok := NumberOf(p)
		if ok && style == "" {
			style = n.Style
		}
		if ok && n.Style == style {
			marked = append(marked, p)
		}
	}
	if len(marked) > 0 {
		return marked
	}
	if list := spokenItems(text); len(list) > 1 {
		return list
	}
	return all
}

// spokenItems are the stretches that 一是, 二是 and so on begin, counted from one
// on; of a text that does not count so there are none.
func spokenItems(text string) []string {
	var starts []int
	for _, at := range spoken.FindAllStringSubmatchIndex(text, -1) {
		if value(text[at[2]:at[3]]) == len(starts)+1 {
			starts = append(starts, at[2])
		}
	}
	items := make([]string, len(starts))
	for i, from := range starts {
		to := len(text)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		items[i] = strings.TrimSpace(text[from:to])
	}
	return items
}

// Misnumbered finds the numbers of list items that do not follow the ones
// before them: 1. 2. 4. A 1 begins a new list. Mended is the number that was to
// be expected, for telling; putting it there may hide that an item is missing.
func Misnumbered(text string) []Spot {
	var spots []Spot
	last := map[string]int{}
	at := 0
	for _, p := range strings.Split(text, "\n") {
		n, ok := NumberOf(p)
		if ok && n.N > 0 {
			if before := last[n.Style]; before > 0 && n.N != 1 && n.N != before+1 {
				from := at + strings.Index(p, n.Text)
				spots = append(spots, Spot{from, from + len(n.Text), strconv.Itoa(before + 1), "序号不连续"})
			}
			last[n.Style] = n.N
		}
		at += len(p) + 1
	}
	return spots
}
