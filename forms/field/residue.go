package field

import (
	"regexp"
	"strings"

	"jibiao/report"
)

// bookmark is what some programs make of Word's invisible marks.
var bookmark = regexp.MustCompile(`\[bookmark:[^\]\n]*\]`)

// listTab is the tab that Word copies behind the number or the bullet of a list.
var listTab = regexp.MustCompile(`(?m)^([^\t\n]{0,8})\t`)

// residue is what is invisible in Word and in the way elsewhere, and the
// bullets that Word draws with its symbol fonts.
var residue = strings.NewReplacer(
	"\u00AD", "", "\u200B", "", "\u200C", "", "\u200E", "", "\u200F", "", "\u2060", "", "\uFEFF", "", "\uFFFC", "",
	"\u202A", "", "\u202B", "", "\u202C", "", "\u202D", "", "\u202E", "",
	"\u00A0", " ", "\u202F", " ", "\u2002", " ", "\u2003", " ", "\u2005", " ", "\u2009", " ",
	"\uF0B7", "·", "\uF06C", "●", "\uF06E", "■", "\uF075", "◆", "\uF0A7", "▪", "\uF0D8", "➢", "\uF0FC", "√",
)

// withoutResidue cleans a text that comes from the clipboard. The line ends
// behind it go too: Word and Excel copy them with every paragraph and cell.
func withoutResidue(text string) string {
	text = report.CleanText(residue.Replace(text))
	text = strings.TrimRight(bookmark.ReplaceAllString(text, ""), "\n")
	text = listTab.ReplaceAllStringFunc(text, func(head string) string {
		head = strings.TrimSuffix(head, "\t")
		if isMark(head) {
			return head
		}
		return head + " "
	})
	return strings.ReplaceAll(text, "\t", " ")
}
