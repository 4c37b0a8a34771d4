package diff

import "jibiao/report"

// A Change is a value that differs between two reports.
type Change struct {
	// Key is where the value stands: in the new report, or, of a row that is no
	// longer there, in the old one.
	Key report.Key
	// Was is where it stood in the old report; rows move. Empty of a row that came.
	Was report.Key
	// Row says whether the value's row is in both reports (Same, also of a value
	// that is in no row), in the old one only, or in the new one only.
	Row Op

	Old, New string
	Pieces   []Piece // of Texts(Old, New)
}

// Values lists what differs between two reports of one form, computed values
// included where they are given, in document order; a row that went stands where
// it stood. Rows that repeat are paired by what they say (see Rows): a row that
// comes in the middle is one change for each of its values, and the rows behind
// it are none. Values that the form has no place for are not compared.
func Values(form *report.Form, old, new report.Values) []Change {
	var list []Change
	done := map[string]bool{}
	for _, k := range form.Keys() {
		group, _, repeats := k.Repeats()
		switch {
		case !repeats:
			list = appendChange(list, Change{Key: k, Was: k, Old: old[k], New: new[k]})
		case !done[group]:
			done[group] = true
			list = rowChanges(list, form.Group(group), old, new)
		}
	}
	return list
}

func appendChange(list []Change, c Change) []Change {
	if c.Old == c.New {
		return list
	}
	c.Pieces = Texts(c.Old, c.New)
	return append(list, c)
}

func rowChanges(list []Change, g *report.Group, old, new report.Values) []Change {
	before, after := g.Values(old), g.Values(new)
	for _, p := range Rows(before, after, nil) {
		for c, k := range g.Columns {
			change := Change{Key: k.InRow(p.New + 1), Was: k.InRow(p.Old + 1)}
			switch {
			case p.New < 0:
				change.Key, change.Row, change.Old = change.Was, Deleted, before[p.Old][c]
			case p.Old < 0:
				change.Was, change.Row, change.New = "", Inserted, after[p.New][c]
			default:
				change.Old, change.New = before[p.Old][c], after[p.New][c]
			}
			list = appendChange(list, change)
		}
	}
	return list
}
