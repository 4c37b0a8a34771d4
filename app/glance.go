package app

import (
	"fmt"
	"strings"
	"time"

	"jibiao/forms"
	"jibiao/report"
	"jibiao/report/store"
)

// A glance is what a card tells of a report's content.
type glance struct {
	changed time.Time // of the report, when it was looked at
	sketch  *forms.Sketch
	empty   int     // required cells that are
	wrong   int     // other errors
	done    float32 // of what is to be filled in, from 0 to 1
}

// glances looks at the reports whose cards are in view, in the background, and
// keeps what it saw.
type glances struct {
	library *library
	work    latest
	seen    map[int64]glance
}

// mostGlances is how many are kept.
const mostGlances = 500

// look looks at those in view that were not looked at since they changed.
func (g *glances) look() {
	type task struct {
		store.Summary
		form *report.Form
	}
	var tasks []task
	l := g.library
	for i := range l.cards.slots {
		s := l.found[i].Summary
		if g.seen[s.ID].changed.Equal(s.Changed) {
			continue
		}
		b, err := l.app.bundleOf(s.BundleHash)
		if err != nil {
			continue // opening the report says why
		}
		tasks = append(tasks, task{s, b.Form})
	}
	if len(tasks) == 0 {
		return
	}
	g.work.do(func() func() {
		fresh := map[int64]glance{}
		for _, t := range tasks {
			v, err := l.app.store.Values(t.ID)
			if err != nil {
				return func() { l.app.fail("读取报告", err) }
			}
			fresh[t.ID] = glanceAt(t.form, v, t.Changed)
		}
		return func() { g.saw(fresh) }
	})
}

func (g *glances) saw(fresh map[int64]glance) {
	if len(g.seen) > mostGlances {
		clear(g.seen)
	}
	for id, one := range fresh {
		g.seen[id] = one
	}
	for i, slot := range g.library.cards.slots {
		if _, ok := fresh[g.library.found[i].ID]; ok {
			slot.show(i)
		}
	}
}

func glanceAt(form *report.Form, typed report.Values, changed time.Time) glance {
	all := form.Compute(typed)
	g := glance{changed: changed, sketch: forms.NewSketch(form, all), done: done(form, all)}
	for _, issue := range form.Check(all) {
		switch {
		case issue.Level != report.Error:
		case issue.ID == report.IDEmpty:
			g.empty++
		default:
			g.wrong++
		}
	}
	return g
}

// done is how much of what is required is filled in; of rows that repeat the
// first one counts. Where nothing is required everything is wanted.
func done(form *report.Form, all report.Values) float32 {
	var filled, wanted [2]int // of all fields; of the required ones
	for i := range form.Fields {
		f := &form.Fields[i]
		for kind, counts := range []bool{true, f.Required} {
			if counts {
				wanted[kind]++
				if all[f.Key.InRow(1)] != "" {
					filled[kind]++
				}
			}
		}
	}
	kind := 0
	if wanted[1] > 0 {
		kind = 1
	}
	return float32(filled[kind]) / float32(max(1, wanted[kind]))
}

// remark says what is still to be done with a report.
func (g glance) remark(state store.State) string {
	var todo []string
	if g.empty > 0 {
		todo = append(todo, fmt.Sprintf("还空 %d 处", g.empty))
	}
	if g.wrong > 0 {
		todo = append(todo, fmt.Sprintf("%d 处错误", g.wrong))
	}
	switch {
	case g.sketch == nil || state == store.Submitted:
		return "" // not looked at yet; nothing more to do
	case len(todo) > 0:
		return strings.Join(todo, "，")
	case state == store.Checked:
		return "通过检查"
	case g.done == 0: // and nothing is required, as here below
		return "还没有填写"
	case g.done < 1:
		return "没有错误，可以检查"
	default:
		return "已填完，可以检查"
	}
}
