package app

import (
	"time"

	"jibiao/report"
	"jibiao/report/bundle"
	"jibiao/report/draft"
	"jibiao/report/store"
)

// asOf names a report as it is, or as it was after a step of its history: one
// side of a comparison.
type asOf struct {
	report int64
	step   int64  // presently = as it is
	name   string // beside the report's own: 现在, 送审稿, 昨天 16:20
}

const presently = -1

func asNow(report int64) asOf { return asOf{report, presently, "现在"} }

func asOfVersion(v store.Version) asOf { return asOf{v.Report, v.Step, v.Name} }

// asOfStep is a report as it was after a step.
func asOfStep(report int64, s report.Step, now time.Time) asOf {
	return asOf{report, s.No, spoken(s.At, now)}
}

// A reading is what a report said then.
type reading struct {
	asOf
	bundle *bundle.Bundle
	unit   string        // whose report it is, "" where that is not filled in
	year   string        // likewise
	values report.Values // as printed
	log    []report.Step // the whole of it
}

// read reads a report. The one that is open is read as the clerk sees it.
func (a *App) read(of asOf) (reading, error) {
	r := reading{asOf: of}
	d := a.openDraft(of.report)
	if d == nil {
		kept, err := a.store.Load(of.report)
		if err != nil {
			return r, err
		}
		if r.bundle, err = a.bundleOf(kept.BundleHash); err != nil {
			return r, err
		}
		d = draft.New(r.bundle.Form, kept.Values, kept.Steps)
	} else {
		r.bundle = a.open.bundle
	}
	r.log = d.Log()
	r.values = d.Values()
	if of.step != presently {
		r.values = r.bundle.Form.Compute(d.TypedAt(of.step))
	}
	form := r.bundle.Form
	r.unit, r.year = r.values[form.Unit], r.values[form.Year]
	return r, nil
}

// openDraft is the draft of the report if that is open.
func (a *App) openDraft(id int64) *draft.Draft {
	if a.open == nil || a.open.id != id {
		return nil
	}
	return a.open.draft
}

// last is the step that made the report what it was then; nil before the first.
func (r *reading) last() *report.Step {
	for i := len(r.log) - 1; i >= 0; i-- {
		if r.step == presently || r.log[i].No <= r.step {
			return &r.log[i]
		}
	}
	return nil
}
