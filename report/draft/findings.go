package draft

import (
	"reflect"
	"slices"

	"jibiao/report"
)

// Findings are what those who follow the findings are told.
type Findings struct {
	Issues []report.Issue // all of them, in document order; for reading only
	Keys   []report.Key   // the cells of findings that came, went or changed, in document order
}

// Issues are the findings of the texts as they stand, in document order. They
// are looked for only if a text has changed since the last time. For reading
// only; replaced, not changed, by the next step.
func (d *Draft) Issues() []report.Issue {
	if d.stale {
		d.issues, d.stale = d.checker.Check(d.all), false
	}
	return d.issues
}

// Known are the findings as of the last Check; looked is false before the first.
// They cost nothing, and are what is drawn of a report that has just been opened:
// Issues would keep its first paint waiting.
func (d *Draft) Known() (issues []report.Issue, looked bool) { return d.told, d.looked }

// Follow has f called after the first Check, and whenever a later one meets
// other findings than the time before. A follower draws what is Known when it
// comes.
func (d *Draft) Follow(f func(Findings)) { d.follow = append(d.follow, f) }

// Check brings the findings up to date and tells the followers. Every step but
// typing does it by itself; after typing whoever owns the draft calls it once
// there is a pause.
func (d *Draft) Check() {
	if len(d.follow) == 0 {
		return
	}
	before, first := d.told, !d.looked
	d.told, d.looked = d.Issues(), true
	if touched := differing(before, d.told); len(touched) > 0 || first {
		for _, f := range d.follow {
			f(Findings{Issues: d.told, Keys: d.form.Sort(touched)})
		}
	}
}

// differing lists the cells, each once, whose findings are not the same.
func differing(before, after []report.Issue) []report.Key {
	old, now := byKey(before), byKey(after)
	var keys []report.Key
	for k, issues := range now {
		if !reflect.DeepEqual(issues, old[k]) {
			keys = append(keys, k)
		}
	}
	for k := range old {
		if _, still := now[k]; !still {
			keys = append(keys, k)
		}
	}
	return keys
}

func byKey(issues []report.Issue) map[report.Key][]report.Issue {
	groups := map[report.Key][]report.Issue{}
	for i := range issues {
		k := issues[i].Key
		groups[k] = append(groups[k], issues[i])
	}
	return groups
}

// LastChange is the latest step in the report's log that changed the cell; ok
// is false if none did.
func (d *Draft) LastChange(k report.Key) (s report.Step, ok bool) {
	for _, s := range slices.Backward(d.history.steps) {
		if slices.ContainsFunc(s.Edits, func(e report.Edit) bool { return e.Key == k && e.Old != e.New }) {
			return s, true
		}
	}
	return report.Step{}, false
}
