package docx

import (
	"regexp"
	"strings"
)

// similar says whether two captions, without blanks, are the same but for a
// word that was added, brackets, or one character.
func similar(a, b string) bool {
	if a == b {
		return a != ""
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

// telling are characters by which captions differ that are not the same.
const telling = "0123456789一二三四五六七八九十甲乙丙丁不非无未中央省市县区乡镇级上下前后年季月日本初末内外预决收支增减总其他大小多少正副男女"

var bracketed = regexp.MustCompile(`[（(【\[〔][^（()）【】\[\]〔〕]*[)）】\]〕]`)

// essence is what a caption says without brackets and what is in them, without
// its number and the words that come and go.
func essence(s string) string {
	s = bracketed.ReplaceAllString(s, "")
	return strings.NewReplacer("的", "", "：", "", ":", "", "、", "", "，", "", ".", "", "．", "").Replace(s)
}
