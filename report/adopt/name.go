package adopt

import (
	"regexp"
	"strings"
	"unicode"

	"jibiao/report"
)

// A name is a caption taken apart.
type name struct {
	text  string // what a key may hold of it; may be empty
	unit  string // 万元, from brackets
	aside string // what else the brackets say: 自评, 含结转
}

// longest is how many characters of a caption make a name.
const longest = 20

var (
	numbering = regexp.MustCompile(`^(?:[一二三四五六七八九十]+[、.．]|第[一二三四五六七八九十]+(?:部分|章|节)|[（(](?:[一二三四五六七八九十]+|\d+)[）)]|[①-⑳⑴-⒇]|\d{1,2}[、．)）]|\d{1,2}\.([^\d]))[、.．]?`)
	partOf    = regexp.MustCompile(`^(?:其中|包括)[:：]`)
	brackets  = regexp.MustCompile(`[（(【\[〔]([^（(【\[〔）)】\]〕]*)[）)】\]〕]`)
	unitLead  = regexp.MustCompile(`^(?:金额)?单位[:：]?`)
	stamp     = regexp.MustCompile(`章|签|必填|全称|填写|选填`)
)

// units are what amounts are counted in.
var units = map[string]bool{}

func init() {
	for _, u := range strings.Fields("万元 元 亿元 千元 % ％ ‰ 人 人次 个 项 次 分 家 户 天 篇 份 件 平方米 ㎡ 公里 千米 米 亩 公顷 吨 台 套 名 辆 册 卷 场 期 处 所 小时") {
		units[u] = true
	}
}

// bare is a caption without blanks, numbering and 其中.
func bare(caption string) string {
	s := report.CleanCaption(caption)
	if r := []rune(s); len(r) > maxCaption {
		s = string(r[:maxCaption])
	}
	for {
		cut := partOf.ReplaceAllString(numbering.ReplaceAllString(s, "$1"), "")
		if cut == s || cut == "" {
			return s
		}
		s = cut
	}
}

// nameOf takes a caption apart.
func nameOf(caption string) name {
	var n name
	s := brackets.ReplaceAllStringFunc(bare(caption), func(in string) string {
		content := brackets.FindStringSubmatch(in)[1]
		switch unit := unitLead.ReplaceAllString(content, ""); {
		case units[unit]:
			n.unit = unit
		case !stamp.MatchString(content):
			n.aside += letters(content)
		}
		return ""
	})
	if comma := strings.IndexAny(s, "，,；;。"); comma > 0 && len(letters(s[:comma])) > 0 {
		s = s[:comma]
	}
	if n.text = identifier(s); n.text == "" {
		n.text, n.aside = identifier(n.aside), ""
	}
	return n
}

// letters drops what a key may not hold.
func letters(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
	if r := []rune(s); len(r) > longest {
		return string(r[:longest])
	}
	return s
}

var ordinal = regexp.MustCompile(`^\d+(?:季度|期|批|阶段|类|组|次|年|标段|部分)`)

// identifier makes a name that a formula can hold, or "".
func identifier(s string) string {
	s = letters(s)
	switch {
	case s == "":
		return ""
	case ordinal.MatchString(s) && !regexp.MustCompile(`^\d{4}年`).MatchString(s):
		s = "第" + s
	case unicode.IsDigit([]rune(s)[0]):
		s = "_" + s
	}
	if !report.Key(s).Valid() {
		s += "_"
	}
	return s
}
