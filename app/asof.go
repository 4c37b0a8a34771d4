package app

import (
	"time"

	"jibiao/report"
	"jibiao/report/bundle"
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

// read reads a report from the store; what was done to the one that is open is
// to be there already.
func (a *App) read(of asOf) (reading, error) {
	r := reading{asOf: of}
	kept, err := a.store.Load(of.report)
	if err != nil {
		return r, err
	}
	if r.bundle, err = a.bundleOf(kept.BundleHash); err != nil {
		return r, err
	}
	typed := kept.Values
	if of.step != presently {
		typed = typed.At(kept.Steps, of.step)
	}
	form := r.bundle.Form
	r.log, r.values = kept.Steps, form.Compute(typed)
	r.unit, r.year = r.values[form.Unit], r.values[form.Year]
	return r, nil
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
