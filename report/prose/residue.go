package prose

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Residue finds what drafting and pasting leave behind: bookmarks of Word
// ([bookmark: _GoBack]), blanks in a row, half-width marks among Chinese text, and
// list items without the final mark that the others have.
func Residue(text string) []Spot {
	spots := slices.Concat(bookmarks(text), blanks(text), halfWidth(text), unfinished(text))
	slices.SortStableFunc(spots, func(a, b Spot) int { return a.From - b.From })
	return apart(spots)
}

// apart leaves out of sorted spots those that lie within another: they are
// mended with it.
func apart(spots []Spot) []Spot {
	end := 0
	return slices.DeleteFunc(spots, func(s Spot) bool {
		inside := s.From < end
		end = max(end, s.To)
		return inside
	})
}

var bookmark = regexp.MustCompile(`\[(?i:bookmark)[:：][^\]\n]*\]`)

func bookmarks(text string) []Spot {
	if !strings.Contains(text, "[") {
		return nil
	}
	var spots []Spot
	for _, at := range bookmark.FindAllStringIndex(text, -1) {
		spots = append(spots, Spot{at[0], at[1], "", "书签残留"})
	}
	return spots
}

// blankRun is two or more blanks within a paragraph; those before it are an
// indent.
var blankRun = regexp.MustCompile(`[ \x{A0}\x{3000}]{2,}`)

func blanks(text string) []Spot {
	if !strings.ContainsFunc(text, isBlank) {
		return nil
	}
	var spots []Spot
	for _, at := range blankRun.FindAllStringIndex(text, -1) {
		before, after := neighbours(text, at[0], at[1])
		switch {
		case before == 0 || after == 0: // an indent, or unseen
		case chinese(before) || chinese(after):
			spots = append(spots, Spot{at[0], at[1], "", "多余空格"})
		default:
			spots = append(spots, Spot{at[0], at[1], " ", "多余空格"})
		}
	}
	return spots
}

func isBlank(r rune) bool { return r == ' ' || r == '\u00A0' || r == '\u3000' }

// neighbours are the characters around a place, 0 at a paragraph's end.
func neighbours(text string, from, to int) (before, after rune) {
	before, size := utf8.DecodeLastRuneInString(text[:from])
	if size == 0 || before == '\n' {
		before = 0
	}
	after, size = utf8.DecodeRuneInString(text[to:])
	if size == 0 || after == '\n' {
		after = 0
	}
	return before, after
}

// chinese says whether a character is Han or a mark of Chinese text.
func chinese(r rune) bool {
	return unicode.Is(unicode.Han, r) || strings.ContainsRune("，。、；：？！“”‘’（）《》〈〉〔〕【】", r)
}

// fullWidth are the marks that Chinese text has in another width.
var fullWidth = map[rune]string{',': "，", ';': "；", ':': "：", '?': "？", '!': "！", '(': "（", ')': "）"}

// count is a number in brackets, (1), whose writing is a matter of taste.
var count = regexp.MustCompile(`\([0-9]{1,2}\)`)

func halfWidth(text string) []Spot {
	if !strings.ContainsAny(text, halfMarks) {
		return nil
	}
	var spots []Spot
	counts := count.FindAllStringIndex(text, -1)
	for i, r := range text {
		full, is := fullWidth[r]
		if !is || slices.ContainsFunc(counts, func(c []int) bool { return c[0] <= i && i < c[1] }) {
			continue
		}
		from, to := runOf(text, i)
		before, after := neighbours(text, from, to)
		if chinese(before) || chinese(after) && !latin(before) || r == ')' && opens(text[:i]) || r == '(' && holdsHan(text[i:]) {
			spots = append(spots, Spot{i, i + 1, full, "半角标点"})
		}
	}
	return spots
}

// halfMarks are the marks of fullWidth as they should not stand there.
const halfMarks = ",;:?!()"

// runOf is the run of half-width marks around one: they are mended together.
func runOf(text string, at int) (from, to int) {
	from, to = at, at+1
	for from > 0 && strings.IndexByte(halfMarks, text[from-1]) >= 0 {
		from--
	}
	for to < len(text) && strings.IndexByte(halfMarks, text[to]) >= 0 {
		to++
	}
	return from, to
}

func latin(r rune) bool { return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// opens says whether the bracket still open at the end of a text is one that
// is full-width, or will be.
func opens(before string) bool {
	at := strings.LastIndexAny(before, "(（)）")
	if at < 0 || strings.ContainsRune(before[at:], '\n') {
		return false
	}
	r, _ := utf8.DecodeRuneInString(before[at:])
	beforeOpen, _ := neighbours(before, at, at+1)
	return r == '（' || r == '(' && (chinese(beforeOpen) || holdsHan(before[at:]))
}

// holdsHan says whether a bracket that opens a text holds Chinese.
func holdsHan(text string) bool {
	inner, _, closed := strings.Cut(text[1:], ")")
	return closed && !strings.ContainsRune(inner, '\n') && strings.ContainsFunc(inner, chinese)
}

// finalMarks end a paragraph.
const finalMarks = "。；！？：…”）》.;!?:)"

// unfinished finds the list items without a final mark, where most of their
// list have one.
func unfinished(text string) []Spot {
	var open []int // where those end
	ended, last := 0, 0
	lines := strings.Split(text, "\n")
	at, style := 0, ""
	for i, p := range lines {
		end := at + len(strings.TrimRight(p, " \u3000"))
		n, ok := NumberOf(p)
		if ok && style == "" {
			style = n.Style
		}
		heads := i+1 < len(lines) && !numberedLike(lines[i+1], style) // its text follows below
		if ok && n.Style == style && !heads {
			last = end
			if r, _ := utf8.DecodeLastRuneInString(text[:end]); strings.ContainsRune(finalMarks, r) {
				ended++
			} else {
				open = append(open, end)
			}
		}
		at += len(p) + 1
	}
	if len(open) == 0 || ended < 2 || ended <= len(open) {
		return nil
	}
	var spots []Spot
	for _, end := range open {
		mark := "。"
		if end != last && strings.Count(text, "；\n") > strings.Count(text, "。\n") {
			mark = "；"
		}
		spots = append(spots, Spot{end, end, mark, "漏了句末标点"})
	}
	return spots
}

func numberedLike(paragraph, style string) bool {
	n, ok := NumberOf(paragraph)
	return ok && n.Style == style
}
