package adopt

import (
	"regexp"
	"strings"
	"unicode"
)

// A class is what a cell is for.
type class int

const (
	blank   class = iota // waits for a value: nothing in it, or a prompt
	caption              // says what others are
	fixed                // a figure or a dash of the form: 10, —
	text                 // a text that has blanks of its own: 填报人：____
)

// isBlank says whether a text is nothing but room to write.
func isBlank(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsSpace(r) && !strings.ContainsRune("_＿﹍…", r) }) < 0
}

var (
	figure  = regexp.MustCompile(`^[\d０-９.,．%％/／\-—–－+×√*~～≥≤=＝]+分?$`)
	enclose = regexp.MustCompile(`(?s)^[（(【\[].*[）)】\]][。.；;]?$`)
	asks    = regexp.MustCompile(`字以内|\d字|请|填写|填报|说明|概述|简述|简要|结合|包括|列示|列出|逐[条项]|介绍|反映|描述|分析|阐述|参照|根据|主要|此处|如[:：有无]|可[以另]`)
	orders  = regexp.MustCompile(`^(?:请(?:[^\p{Z}]{0,4})(?:填|说|简|概|逐|列|结|根|按|在|描|阐|输|选|写|注|对)|(?:单击|点击|在此|此处)[^。]{0,12}(?:输入|填写|选择)|(?:限|不超过|控制在)\d+字|简要说明|简述.{2,})`)
	most    = regexp.MustCompile(`(?:限|不超过|不多于|控制在|少于)?[^\d]{0,2}(\d{2,5})\s*(?:个)?(?:汉)?字(?:以内|内|左右)?`)
)

// isPrompt says whether a text tells the clerk what to write in its place.
func isPrompt(s string) bool {
	s = strings.TrimSpace(s)
	if len(s) > maxText {
		return false
	}
	if orders.MatchString(s) {
		return true
	}
	inner := strings.Trim(s, "（）()【】[]。.")
	return enclose.MatchString(s) && asks.MatchString(s) && !stamp.MatchString(inner[:min(len(inner), 12)]) && !numbering.MatchString(s)
}
