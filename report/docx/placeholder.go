package docx

import (
	"strings"

	"jibiao/report"
)

// A placeholder is {{key}} in a text: text[start:end] with its braces.
type placeholder struct {
	start, end int
	key        report.Key
}

// A misprint is something with double braces that is no placeholder.
type misprint struct {
	start, end int
	what       string // in Chinese, for the clerk
}

// maxMisprints bounds what is told of one paragraph.
const maxMisprints = 20

// placeholders finds the {{key}} of a text, in order. Blanks inside of the
// braces are allowed; of three braces in a row the inner two count. What has
// double braces but is no placeholder stays text and is told as a misprint.
func placeholders(text string) (found []placeholder, wrong []misprint) {
	complain := func(start, end int, what string) {
		if len(wrong) < maxMisprints {
			wrong = append(wrong, misprint{start, end, what})
		}
	}
	unclosed := "“{{”后面没有对应的“}}”"
	open := -1
	for i := 0; i+1 < len(text); i++ {
		switch {
		case text[i] == '{' && text[i+1] == '{' && (i+2 == len(text) || text[i+2] != '{'):
			if open >= 0 {
				complain(open, open+2, unclosed)
			}
			open = i
			i++
		case text[i] == '}' && text[i+1] == '}' && open < 0:
			complain(i, i+2, "“}}”前面没有对应的“{{”")
			i++
		case text[i] == '}' && text[i+1] == '}':
			key := report.Key(strings.Trim(text[open+2:i], " \u00a0\u3000"))
			if key.Valid() {
				found = append(found, placeholder{open, i + 2, key})
			} else {
				complain(open, i+2, "“{{"+string(key)+"}}”不是有效的字段名（由文字、数字、下划线组成，用点分隔，不以数字开头）")
			}
			open = -1
			i++
		}
	}
	if open >= 0 {
		complain(open, open+2, unclosed)
	}
	return found, wrong
}
