package prose

import (
	"regexp"
	"unicode"
)

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// prompts are what a blank form asks of whoever fills it in.
var prompts = regexp.MustCompile(
	`[（(][^（）()\n]{0,60}[0-9]{2,4}字(?:以内|之内|左右|以下)[^（）()\n]{0,20}[）)]` + // （结合自评情况…200字以内）
		`|[（(](?:请|此处|在此|应|需)[^（）()\n]{0,20}(?:填写|说明|描述|列出|列示|概述)[^（）()\n]{0,40}[）)]` +
		`|(?m:^[ \x{3000}]*(?:请在此|此处)(?:填写|输入|说明)[^\n]*$)` +
		`|(?:[xX]{2,}|[×╳]{2,}|[〇○]{3,})(?:年|市|县|区|省|局|馆|单位|部门|万元|元|个|项)` +
		`|_{3,}|＿{3,}`)

// Prompts finds the form's own prompts and placeholders that were left in.
func Prompts(text string) []Spot {
	var spots []Spot
	for _, at := range prompts.FindAllStringIndex(text, -1) {
		spots = append(spots, Spot{at[0], at[1], "", "表样的提示语"})
	}
	return spots
}
