package docx

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// similar says whether two captions, without blanks, are the same but for a
// word that was added, brackets, or one character.
func similar(a, b string) bool {
	if a == b || !alikeAtAnEnd(a, b) {
		return a == b && a != ""
	}
	a, b = essence(a), essence(b)
	switch {
	case a == "" || b == "":
		return false
	case a == b:
		return true
	}
	long, short := []rune(a), []rune(b)
	if len(long) < len(short) {
		long, short = short, long
	}
	if len(long)-len(short) > 1 || len(short) < 4 {
		return false
	}
	n := 0
	for n < len(short) && long[n] == short[n] {
		n++
	}
	if len(long) > len(short) {
		return string(long[n+1:]) == string(short[n:]) && !strings.ContainsRune(telling, long[n])
	}
	return string(long[n+1:]) == string(short[n+1:]) &&
		(!strings.ContainsRune(telling, long[n]) || !strings.ContainsRune(telling, short[n]))
}

// sameHeading says whether two headings, without blanks, are the same but for
// the year, or for what captions may differ in.
func sameHeading(a, b string) bool {
	return a != "" && years.ReplaceAllString(a, "") == years.ReplaceAllString(b, "") || similar(a, b)
}

var years = regexp.MustCompile(`(?:19|20)\d\d|二[〇○零0][〇○零一二三四五六七八九]{2}`)

// alikeAtAnEnd says whether two texts begin or end with the same character: a
// quick answer for most pairs.
func alikeAtAnEnd(a, b string) bool {
	firstA, _ := utf8.DecodeRuneInString(a)
	firstB, _ := utf8.DecodeRuneInString(b)
	lastA, _ := utf8.DecodeLastRuneInString(a)
	lastB, _ := utf8.DecodeLastRuneInString(b)
	return firstA == firstB || lastA == lastB
}

// telling are characters by which captions differ that are not the same.
const telling = "0123456789一二三四五六七八九十甲乙丙丁不非无未中央省市县区乡镇级上下前后年季月日本初末内外预决收支增减总其他大小多少正副男女"

var bracketed = regexp.MustCompile(`[（(【\[〔][^（()）【】\[\]〔〕]*[)）】\]〕]`)

var comeAndGo = strings.NewReplacer("的", "", "：", "", ":", "", "、", "", "，", "", ".", "", "．", "")

// essence is what a caption says without brackets and what is in them, without
// its number and the words that come and go.
func essence(s string) string {
	if strings.ContainsAny(s, "（(【[〔") {
		s = bracketed.ReplaceAllString(s, "")
	}
	return comeAndGo.Replace(s)
}
