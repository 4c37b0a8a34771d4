package forms

import "jibiao/report"

// A place is where a value is filled in: a slot of a block of the sheet.
type place struct {
	key         report.Key
	block, slot int
}

// places are those of a pane, in reading order.
type places struct {
	order []place
	index map[report.Key]int
}

// has says whether the value has a place already.
func (ps *places) has(k report.Key) bool {
	_, has := ps.index[k]
	return has
}

// add gives the value its place.
func (ps *places) add(k report.Key, block, slot int) {
	ps.index[k] = len(ps.order)
	ps.order = append(ps.order, place{k, block, slot})
}

// of finds the place of a value.
func (ps *places) of(k report.Key) (place, bool) {
	i, has := ps.index[k]
	if !has {
		return place{}, false
	}
	return ps.order[i], true
}

// near finds the next place from index i on, i itself left out, in steps of
// by, that may be edited.
func (p *Pane) near(i, by int) (place, bool) {
	for i += by; i >= 0 && i < len(p.places.order); i += by {
		if at := p.places.order[i]; p.mayEdit(at.key) {
			return at, true
		}
	}
	return place{}, false
}

// pinned are the places that have their widgets wherever the view is: the one
// being edited, because it holds the editor, those that the Tab key goes to
// from there, and the two that it comes to from outside.
func (p *Pane) pinned() []place {
	var list []place
	pin := func(at place, found bool) {
		if found {
			list = append(list, at)
		}
	}
	pin(p.near(-1, 1))
	pin(p.near(len(p.places.order), -1))
	if i, has := p.places.index[p.current]; has {
		list = append(list, p.places.order[i])
		pin(p.near(i, -1))
		pin(p.near(i, 1))
	}
	return list
}
