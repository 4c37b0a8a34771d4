package prose

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// What a blank form asks of whoever fills it in, in brackets: 结合自评情况…200字以内,
// 请简要说明项目情况. 需要说明的是, 请参见附件3的说明 and 需求说明书 are the clerk's own.
var (
	limit  = regexp.MustCompile(`[0-9]{2,4}字(?:以内|之内|左右|以下)`)
	please = regexp.MustCompile(`^(?:请|此处|在此|应|需)(?:[^求收付急款假示见][^见。；]{0,19})?(?:填写|说明|描述|列出|列示|概述)(?:[^书的]|$)`)
)

// placeholder stands where a name or a figure was to be put. 二〇〇〇年 is a year.
var placeholder = regexp.MustCompile(`[〇○]{4,}年|(?:[xX]{2,}|[×╳]{2,})年|(?:[xX]{2,}|[×╳]{2,}|[〇○]{3,})(?:市|县|区|省|局|馆|单位|部门|万元|元|个|项)|_{3,}|＿{3,}`)

// bareAsk is a paragraph that is nothing but a prompt.
var bareAsk = regexp.MustCompile(`^(?:请在此|此处)(?:填写|输入|说明)`)

// Prompts finds the form's own prompts and placeholders that were left in.
func Prompts(text string) []Spot {
	spots := slices.Concat(bracketedPrompts(text), bareAsks(text))
	if strings.ContainsAny(text, "xX×╳〇○_＿") {
		for _, at := range placeholder.FindAllStringIndex(text, -1) {
			spots = append(spots, prompt(at[0], at[1]))
		}
	}
	slices.SortStableFunc(spots, func(a, b Spot) int { return a.From - b.From })
	return apart(spots)
}

func prompt(from, to int) Spot { return Spot{From: from, To: to, What: "表样的提示语"} }

// longestPrompt bounds what is looked at behind a bracket, in bytes.
const longestPrompt = 300

func bracketedPrompts(text string) []Spot {
	var spots []Spot
	for i, r := range text {
		if r != '（' && r != '(' {
			continue
		}
		inner := text[i+len(string(r)):]
		end := strings.IndexAny(inner, "（）()\n")
		if end < 0 || end > longestPrompt || strings.ContainsRune("（(\n", firstRune(inner[end:])) {
			continue
		}
		if words := inner[:end]; limit.MatchString(words) || please.MatchString(words) {
			spots = append(spots, prompt(i, i+len(string(r))+end+len(string(firstRune(inner[end:])))))
		}
	}
	return spots
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

func bareAsks(text string) []Spot {
	var spots []Spot
	at := 0
	for _, p := range strings.Split(text, "\n") {
		if bareAsk.MatchString(strings.TrimLeft(p, " \u3000")) {
			spots = append(spots, prompt(at, at+len(p)))
		}
		at += len(p) + 1
	}
	return spots
}
