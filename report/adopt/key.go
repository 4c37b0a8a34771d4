package adopt

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"jibiao/report"
)

// A naming is a candidate's key while it is made: outer names first, then the
// row's, what spans the column's, and the column's.
type naming struct {
	*candidate
	outer       []string
	row, column name
	over        []string
	around      [lastAt + 2]string // names that may qualify, from near to far
	number      bool               // the row's number is part of the name
}

func (n *naming) key() report.Key {
	row := n.row.text
	if n.number && row != "" && n.candidate.number > 1 {
		row = suffixed(row, n.candidate.number)
	}
	var parts []string
	for _, p := range slices.Concat(n.outer, []string{row}, n.over, []string{n.column.text}) {
		if p != "" && (len(parts) == 0 || parts[len(parts)-1] != p) {
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 {
		parts = []string{"填空"}
	}
	for i, p := range parts[:len(parts)-1] {
		parts[i] = unlike(p, parts[i+1])
	}
	return report.Key(strings.Join(parts, "."))
}

// unlike drops the ending that both names have: 预算安排资金 and 市级资金 are
// 预算安排.市级资金.
func unlike(outer, inner string) string {
	const common = "资金"
	if short := strings.TrimSuffix(outer, common); strings.HasSuffix(inner, common) && len([]rune(short)) >= 2 {
		return short
	}
	return outer
}

func suffixed(name string, n int) string {
	if name != "" && unicode.IsDigit([]rune(name)[len([]rune(name))-1]) {
		name += "_"
	}
	return name + strconv.Itoa(n)
}

// A qualifier is one more word that may tell two names apart.
type qualifier struct {
	say   func(*naming) string
	apply func(*naming, string)
}

// What of around is what.
const (
	overAt  = 0 // three that span the column's caption
	groupAt = 3 // four that span the row's
	aboveAt = 7 // those above the row's
	lastAt  = aboveAt + reach
)

// namer takes captions apart, each once.
type namer map[string]name

func (m namer) of(caption string) name {
	n, ok := m[caption]
	if !ok {
		n = nameOf(caption)
		m[caption] = n
	}
	return n
}

func (m namer) naming(c *candidate) *naming {
	n := &naming{candidate: c, row: m.of(c.label.row), column: m.of(c.label.column)}
	for _, part := range []struct {
		at, most int
		captions []string
	}{{overAt, 3, c.label.over}, {groupAt, 4, c.groups}, {aboveAt, reach, c.above}, {lastAt, 2, []string{c.section, c.title}}} {
		for i, caption := range part.captions[:min(part.most, len(part.captions))] {
			n.around[part.at+i] = m.of(caption).text
		}
	}
	if owner := n.around[groupAt]; owner != "" && (c.owned || numbered.MatchString(report.CleanCaption(c.label.row)+"：")) {
		n.outer = []string{owner}
	}
	return n
}

// qualifiers are tried from near to far.
func qualifiers() []qualifier {
	list := []qualifier{
		{func(n *naming) string { return n.column.aside }, func(n *naming, s string) { n.column.text += s }},
		{func(n *naming) string { return n.row.aside }, func(n *naming, s string) { n.row.text += s }},
	}
	for i := range lastAt + 2 {
		say := func(n *naming) string { return n.around[i] }
		if i < groupAt {
			list = append(list, qualifier{say, func(n *naming, s string) { n.over = append([]string{s}, n.over...) }})
		} else {
			list = append(list, qualifier{say, func(n *naming, s string) { n.outer = append([]string{s}, n.outer...) }})
		}
	}
	return append(list, qualifier{
		func(n *naming) string { return strconv.Itoa(n.candidate.number) },
		func(n *naming, _ string) { n.number = true },
	})
}

// nameAll gives every candidate its key.
func nameAll(found []*candidate) {
	var plain []*naming
	columns := map[*group][]*naming{}
	var groups []*group
	names := namer{}
	for _, c := range found {
		n := names.naming(c)
		if c.group == nil {
			plain = append(plain, n)
			continue
		}
		n.row = name{}
		if columns[c.group] == nil {
			groups = append(groups, c.group)
		}
		columns[c.group] = append(columns[c.group], n)
	}
	used := assign(plain)
	for _, g := range groups {
		g.call()
		g.name = free(used, g.name)
		assign(columns[g])
		for _, n := range columns[g] {
			n.candidate.key = report.Repeating(g.name, string(n.candidate.key))
		}
	}
}

// assign makes the keys differ, and says which names they begin with.
func assign(list []*naming) map[string]bool {
	distinguish(list, qualifiers())
	used := map[string]bool{}
	for _, n := range list {
		n.candidate.key = report.Key(free(used, string(n.key())))
	}
	return used
}

// free is the name, or the name with the first number that is not used; the
// result is used from then on.
func free(used map[string]bool, name string) string {
	try := name
	for i := 2; used[try]; i++ {
		try = suffixed(name, i)
	}
	used[try] = true
	return try
}

// distinguish qualifies those of the list that have one key by the nearest
// words in which they differ.
func distinguish(list []*naming, words []qualifier) {
	for _, same := range alike(list) {
		for i, w := range words {
			if differ(same, w) {
				for _, n := range same {
					if s := w.say(n); s != "" {
						w.apply(n, s)
					}
				}
				distinguish(same, words[i+1:])
				break
			}
		}
	}
}

func differ(same []*naming, w qualifier) bool {
	for _, n := range same[1:] {
		if w.say(n) != w.say(same[0]) {
			return true
		}
	}
	return false
}

// alike lists those that share a key, in order.
func alike(list []*naming) [][]*naming {
	at := map[report.Key]int{}
	var sets [][]*naming
	for _, n := range list {
		k := n.key()
		i, ok := at[k]
		if !ok {
			i = len(sets)
			at[k] = i
			sets = append(sets, nil)
		}
		sets[i] = append(sets[i], n)
	}
	return slices.DeleteFunc(sets, func(s []*naming) bool { return len(s) < 2 })
}
