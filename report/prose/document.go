package prose

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// documentNumber is the number of an official document with a year in other
// brackets than its own, 〔 〕: 财预[2013]53号.
var documentNumber = regexp.MustCompile(`\p{Han}([\[(（【［])((?:19|20)[0-9]{2})([\])）】］])[0-9]{1,5}号`)

// DocumentNumbers finds the brackets in document numbers that should be 〔 〕.
func DocumentNumbers(text string) []Spot {
	if !strings.Contains(text, "号") {
		return nil
	}
	var spots []Spot
	for _, at := range documentNumber.FindAllStringSubmatchIndex(text, -1) {
		spots = append(spots, Spot{at[2], at[7], "〔" + text[at[4]:at[5]] + "〕", "文号的括号"})
	}
	return spots
}

// DocumentNumberAt is the whole document number around a place.
func DocumentNumberAt(text string, s Spot) string {
	from := s.From
	for from > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:from])
		if s.From-from >= 4*size || !isHan(r) || strings.ContainsRune("据按照的和与及（", r) {
			break
		}
		from -= size
	}
	number, _, _ := strings.Cut(text[s.To:], "号")
	return text[from:s.From] + s.Mended + number + "号"
}

// BookTitles finds the marks of titles within titles that should be single:
// 《关于印发《办法》的通知》.
func BookTitles(text string) []Spot {
	if !strings.Contains(text, "《") {
		return nil
	}
	var spots, pending []Spot
	depth := 0
	for i, r := range text {
		switch r {
		case '《':
			if depth++; depth == 2 {
				pending = append(pending, Spot{i, i + utf8.RuneLen(r), "〈", "书名号"})
			}
		case '》':
			if depth == 2 {
				pending = append(pending, Spot{i, i + utf8.RuneLen(r), "〉", "书名号"})
			}
			if depth = max(0, depth-1); depth == 0 {
				spots, pending = append(spots, pending...), nil
			}
		case '\n':
			depth, pending = 0, nil // one that was never closed says nothing
		}
	}
	return spots
}
