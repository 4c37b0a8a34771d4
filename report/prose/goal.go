package prose

import (
	"regexp"
	"strings"
)

// intent is what goals say that promises nothing which could be looked up
// afterwards, unless a measure stands beside it.
var (
	intent  = regexp.MustCompile(`加强|提升|提高|完善|优化|强化|推进|推动|深化|健全|改善|促进`)
	measure = regexp.MustCompile(`[0-9０-９%％‰]|百分之|[一二两三四五六七八九十百千万]+余?多?(?:个|项|次|家|人|份|部|期|篇|场|件|套|处|成|倍|轮|批)|全部|全覆盖|零|不发生|未发生|年底前|月底前`)
)

// VagueGoal is the first list item that only means well (加强、提升、完善) and has
// nothing that could be measured, without its number and final mark; "" if
// there is none.
func VagueGoal(text string) string {
	for _, item := range Items(text) {
		n, _ := NumberOf(item)
		body := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(item), n.Text))
		if intent.MatchString(body) && !measure.MatchString(body) {
			return strings.TrimRight(body, "。；;，")
		}
	}
	return ""
}
