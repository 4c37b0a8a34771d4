package app

import (
	"slices"

	"jibiao/report"
)

// walkFindings goes to the next cell (1) or the one before (-1), in document
// order from where the clerk is, that has a finding.
func (v *reportView) walkFindings(by int) {
	v.draft.Check()
	var found []report.Key
	for _, issue := range v.draft.Issues() {
		if issue.Key != "" {
			found = append(found, issue.Key)
		}
	}
	if len(found) == 0 {
		text, _ := v.verdict()
		v.status.tell(text)
		return
	}
	v.pane.GoTo(beside(v.draft.Form(), found, v.pane.Current(), by))
}

// beside is the key among some that comes after (1) or before (-1) another in
// document order; past the last one begins again.
func beside(form *report.Form, keys []report.Key, from report.Key, by int) report.Key {
	order := form.Sort(append(slices.Clone(keys), from))
	i := slices.Index(order, from)
	for range order {
		i = (i + by + len(order)) % len(order)
		if slices.Contains(keys, order[i]) {
			return order[i]
		}
	}
	return from
}
