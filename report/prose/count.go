package prose

import (
	"regexp"
	"strconv"
	"strings"
)

// A Sum is a count in prose and the parts that it is said to have.
type Sum struct {
	Total int
	Parts []int
	Unit  string // 个
	Text  string // 共15个
}

// Of is what the parts come to.
func (s Sum) Of() int {
	n := 0
	for _, p := range s.Parts {
		n += p
	}
	return n
}

const counters = `个|项|条|家|份|件|名|期|场|部|篇|套|处|批|次`

var (
	total = regexp.MustCompile(`共(?:计|有|设|收|开展|组织|抽查|发放)?[^，。；：\n0-9]{0,8}?([0-9]{1,6})(` + counters + `)`)
	part  = regexp.MustCompile(`([0-9]{1,6})(` + counters + `)`)
	// overlap tells of counts that are no parts of the total: one may be within
	// another (收回210份，有效208份), or is compared with another year.
	overlap = regexp.MustCompile(`比|较|增|减|收回|回收|有效|合格|达标|通过|完成|优秀|以上|以下|女|少数民族`)
)

// Oversums finds the counts whose named parts come to more than they say: 共15个，
// 其中一类8个，二类8个. Parts that come to less are no mistake, since not all need be
// named.
func Oversums(text string) []Sum {
	var wrong []Sum
	for _, sentence := range strings.FieldsFunc(text, func(r rune) bool { return r == '。' || r == '\n' || r == '；' }) {
		at := total.FindStringSubmatchIndex(sentence)
		if at == nil {
			continue
		}
		head, rest, found := cutAny(sentence[at[1]:], "其中", "包括", "分别为", "分别是")
		if !found || len(head) > len("，，") {
			continue
		}
		s := Sum{Total: number(sentence[at[2]:at[3]]), Unit: sentence[at[4]:at[5]], Text: sentence[at[0]:at[1]]}
		for _, p := range part.FindAllStringSubmatch(rest, -1) {
			if p[2] == s.Unit {
				s.Parts = append(s.Parts, number(p[1]))
			}
		}
		if len(s.Parts) > 1 && s.Of() > s.Total && !strings.Contains(rest, "其中") && !total.MatchString(rest) && !overlap.MatchString(rest) {
			wrong = append(wrong, s)
		}
	}
	return wrong
}

func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0 // at most six digits: cannot be
	}
	return n
}

func cutAny(s string, seps ...string) (before, after string, found bool) {
	for _, sep := range seps {
		if before, after, found = strings.Cut(s, sep); found {
			return before, after, true
		}
	}
	return s, "", false
}
