package app

import (
	"strings"
	"unicode/utf8"

	"jibiao/report"
	"jibiao/report/find"
)

// wanted tells the steps that the filter lets through: those of the field or the
// person that the words name, those that are called so, and those with which
// the words came into a text or went out of it.
func (h *historyList) wanted() func(*report.Step) bool {
	text := strings.TrimSpace(h.filter.Text())
	if text == "" {
		return func(*report.Step) bool { return true }
	}
	words, form := find.Query{Text: text}, h.view.draft.Form()
	named := map[report.Key]bool{}
	for i := range form.Fields {
		named[form.Fields[i].Key] = has(words, form.Fields[i].Name())
	}
	called := map[string]bool{} // the same few words again and again
	calls := func(name string) bool {
		yes, known := called[name]
		if !known {
			yes = has(words, name)
			called[name] = yes
		}
		return yes
	}
	return func(s *report.Step) bool {
		if calls(s.Who) || calls(s.Label) || calls(kindName(s)) {
			return true
		}
		for _, e := range s.Edits {
			if column, row := e.Key.Row(); named[e.Key] || row > 0 && named[column] || cameOrWent(words, e) {
				return true
			}
		}
		return false
	}
}

func has(words find.Query, text string) bool { return len(words.In("", text)) > 0 }

// cameOrWent says whether the words stand in the text more often, or less, than
// before the edit. Only where the texts differ are they looked for.
func cameOrWent(words find.Query, e report.Edit) bool {
	older, newer := apart(e.Old, e.New, utf8.UTFMax*utf8.RuneCountInString(words.Text))
	return len(words.In("", older)) != len(words.In("", newer))
}

// apart is where two texts differ, with so many bytes on either side.
func apart(a, b string, more int) (partA, partB string) {
	from := alike(a, b)
	end := min(alikeEnd(a, b), len(a)-from, len(b)-from)
	from, end = max(0, from-more), max(0, end-more)
	for from > 0 && from < len(a) && !utf8.RuneStart(a[from]) {
		from--
	}
	for end > 0 && !utf8.RuneStart(a[len(a)-end]) {
		end--
	}
	return a[from : len(a)-end], b[from : len(b)-end]
}

// block is how much is compared at once: that is done many bytes at a time.
const block = 64

// alike is how long the texts' common beginning is, in bytes.
func alike(a, b string) int {
	n, most := 0, min(len(a), len(b))
	for n+block <= most && a[n:n+block] == b[n:n+block] {
		n += block
	}
	for n < most && a[n] == b[n] {
		n++
	}
	return n
}

// alikeEnd is how long their common end is.
func alikeEnd(a, b string) int {
	n, most := 0, min(len(a), len(b))
	for n+block <= most && a[len(a)-n-block:len(a)-n] == b[len(b)-n-block:len(b)-n] {
		n += block
	}
	for n < most && a[len(a)-n-1] == b[len(b)-n-1] {
		n++
	}
	return n
}
