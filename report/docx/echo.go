package docx

import (
	"strings"
	"unicode/utf8"
)

// afterEchoes is the control, or the last of the controls behind it that only
// say again what it says. LibreOffice writes a control in a line whose text it
// sets in several portions (Chinese, then figures) once as a whole, and then
// for every portion, and often for the end, a control with the portion and the
// whole again.
func afterEchoes(sdt *node) *node {
	if sdt.next == nil || sdt.next.name != "sdt" || sdt.child("sdtContent").child("r") == nil {
		return sdt
	}
	whole, said := controlText(sdt), ""
	if utf8.RuneCountInString(whole) < 2 {
		return sdt
	}
	last := sdt
	for c := sdt.next; c != nil && c.name == "sdt" && title(c.child("sdtPr")) == title(sdt.child("sdtPr")); c = c.next {
		portion, ok := strings.CutSuffix(controlText(c), whole)
		if said += portion; !ok || (portion == "") != (last != sdt) || !strings.HasPrefix(whole, said) {
			return last
		}
		if said == whole {
			last = c // one more may follow, with nothing but the whole
		}
	}
	return last
}

// controlText is the text in a control's runs.
func controlText(sdt *node) string {
	var b strings.Builder
	sdt.walk(func(n *node) bool {
		if n.name == "t" {
			p := decode(n.scope.src, n)
			b.WriteString(p.text)
		}
		return n.name != "del" && n.name != "moveFrom"
	})
	return b.String()
}
