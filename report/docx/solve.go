package docx

import (
	"fmt"
	"strings"

	"jibiao/report"
)

// solve splits the texts into values. Places that hold one value and nothing
// else come first; what they tell then separates values that stand side by
// side elsewhere.
func (x *extraction) solve() {
	var mixed []filled
	for _, p := range x.places {
		if p.pattern.sole() {
			x.learn(p.pattern.keys[0], p.text, p.at)
		} else {
			mixed = append(mixed, p)
		}
	}
	var doubtful []filled
	for _, p := range mixed {
		if keys, values, unique := x.split(&p); unique {
			x.learnAll(keys, values, p.at)
		} else {
			doubtful = append(doubtful, p)
		}
	}
	for _, p := range doubtful {
		x.guess(&p)
	}
}

// guess takes what it can of a text that has no split or several.
func (x *extraction) guess(p *filled) {
	if unfilled(p.text) && x.knows(p.pattern.keys) {
		return // the title of an empty form
	}
	keys, values, unique := x.split(p)
	switch {
	case values == nil:
		x.lost(x.where(p.at), p.text)
		for _, k := range p.pattern.keys {
			x.missing = append(x.missing, absent{k, p.at})
		}
		return
	case !unique:
		x.add(report.Issue{
			ID: "X4", Key: keys[0], Also: keys[1:], Where: x.where(p.at),
			What: fmt.Sprintf("“%s”可以有几种拆分方法，请核对拆出的内容", excerpt(p.text)),
		})
	}
	x.learnAll(keys, values, p.at)
}

func (x *extraction) knows(keys []report.Key) bool {
	for _, k := range keys {
		if _, known := x.known[k]; !known {
			return false
		}
	}
	return true
}

// maxDoubt is up to how many values of one text are each doubted by itself.
const maxDoubt = 16

// split tries to read a text with everything that is known already, then with
// one known value after the other in doubt, then with none. The values are
// those of the keys that were still open; nil says that there is no way.
func (x *extraction) split(p *filled) (keys []report.Key, values []string, unique bool) {
	tries := []pattern{p.pattern.bind(x.known, true), p.pattern.bind(x.known, false)}
	if len(p.pattern.keys) <= maxDoubt {
		for _, k := range p.pattern.keys {
			tries = append(tries, p.pattern.bind(x.knownBut(k, p.pattern.keys), false))
		}
	}
	tries = append(tries, p.pattern)
	for _, try := range tries {
		found, sure, ok := try.match(p.text)
		if ok && sure {
			return try.keys, notNil(found), true
		}
		if ok && values == nil {
			keys, values = try.keys, notNil(found)
		}
	}
	if values != nil {
		return keys, values, false
	}
	for _, try := range []pattern{tries[0], p.pattern} {
		if found, ok := try.matchLoosely(p.text); ok {
			return try.keys, notNil(found), true
		}
	}
	return nil, nil, false
}

// notNil lets an empty list say that there was nothing left to read.
func notNil(list []string) []string { return append([]string{}, list...) }

// knownBut are the known values of the keys, without one of them.
func (x *extraction) knownBut(doubted report.Key, keys []report.Key) map[report.Key]string {
	m := map[report.Key]string{}
	for _, k := range keys {
		if v, ok := x.known[k]; ok && k != doubted {
			m[k] = v
		}
	}
	return m
}

func (x *extraction) learnAll(keys []report.Key, values []string, at spot) {
	for i, k := range keys {
		x.learn(k, values[i], at)
	}
}

// learn takes a value in, or tells that it contradicts one taken before.
func (x *extraction) learn(k report.Key, text string, at spot) {
	text = report.CleanText(text)
	before, ok := x.known[k]
	switch {
	case !ok:
		x.known[k] = text
		return
	case before == text, before == "" && unfilled(text):
		return
	case before == "":
		x.known[k] = text
	}
	x.add(report.Issue{
		ID: "X1", Key: k, Where: x.where(at),
		What: fmt.Sprintf("“%s”在几处的内容不同：取“%s”，另一处是“%s”", k, excerpt(x.known[k]), excerpt(other(before, text))),
	})
}

// unfilled says whether a text still has a blank to be filled in, as the title
// of an empty form has (underlined spaces before 年度): such a text is no value.
func unfilled(text string) bool {
	return strings.Contains(text, "   ") || strings.Contains(text, "__") || strings.Contains(text, "　　")
}

// other is the text that was not taken.
func other(before, text string) string {
	if before == "" {
		return before
	}
	return text
}

// tellMissing reports the places that the file lacks.
func (x *extraction) tellMissing() {
	for _, m := range x.missing {
		what := fmt.Sprintf("文件中没有找到这个位置，“%s”没有读入", m.key)
		if x.known[m.key] != "" {
			what = fmt.Sprintf("文件中没有找到这个位置，“%s”取自别处", m.key)
		}
		x.add(report.Issue{ID: "X2", Key: m.key, Where: x.where(m.at), What: what})
	}
}
