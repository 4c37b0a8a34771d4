// Package draft is the open report: what was typed, what follows from it, and
// what can be taken back. It does no I/O; whoever opens a draft subscribes to
// it and stores the steps it reports.
//
// A draft belongs to one goroutine (the window's). A keystroke takes
// microseconds; the findings, which look at the whole report, wait for a pause
// (see [Draft.Check]).
package draft

import (
	"maps"
	"slices"
	"time"

	"jibiao/report"
)

// burstPause is how long the typing in one cell may rest and still be one
// undoable step.
const burstPause = 2 * time.Second

// A Draft is an open report.
type Draft struct {
	// Now tells the time; tests replace it.
	Now func() time.Time

	form  *report.Form
	typed report.Values
	all   report.Values
	rows  map[string]int // what RowCounts tells; nil = to be counted

	checker *report.Checker
	issues  []report.Issue
	stale   bool // the texts have changed since issues were found
	told    []report.Issue
	looked  bool // told was looked for
	follow  []func(Findings)

	history history
	burst   report.Key // the cell whose typing the last step may still take in; "" = none
	listen  []func(Change)
}

// A Change is what subscribers are told after each step.
type Change struct {
	// Step is the step as it stands now. One with the No of the step before it
	// replaces that one: the typing went on.
	Step report.Step
	// Keys are the cells whose printed text changed, computed ones included,
	// in document order.
	Keys []report.Key
}

// New opens a report: the values typed into it and its log of steps, oldest
// first, as they were stored. The draft takes copies.
func New(form *report.Form, typed report.Values, log []report.Step) *Draft {
	d := &Draft{Now: time.Now, form: form, checker: form.Checker(), typed: report.Values{}, stale: true}
	for k, text := range typed {
		if text != "" {
			d.typed[k] = text
		}
	}
	for _, s := range log {
		d.history.add(s)
	}
	d.all = form.Compute(d.typed)
	return d
}

// Form is the form that the report fills.
func (d *Draft) Form() *report.Form { return d.form }

// Text is the key's text as it is printed.
func (d *Draft) Text(k report.Key) string { return d.all[k] }

// Typed is what the clerk filled in, "" where nothing was or where the cell
// follows its formula.
func (d *Draft) Typed(k report.Key) string { return d.typed[k] }

// Follows says whether the cell shows the result of its formula.
func (d *Draft) Follows(k report.Key) bool {
	return d.form.Computed(k) && d.typed[k] == ""
}

// IsEmpty says whether the clerk has filled in nothing.
func (d *Draft) IsEmpty() bool {
	for _, text := range d.typed {
		if text != "" {
			return false
		}
	}
	return true
}

// Values are all texts as they are printed, for export; a copy.
func (d *Draft) Values() report.Values { return d.all.Clone() }

// Title is what the report is called.
func (d *Draft) Title() string { return d.form.TitleOf(d.all) }

// RowCounts tells how many rows of each group have values; for reading only.
func (d *Draft) RowCounts() map[string]int {
	if d.rows == nil {
		d.rows = d.all.RowCounts()
	}
	return d.rows
}

// Subscribe has f called after each step, in order of subscription.
func (d *Draft) Subscribe(f func(Change)) { d.listen = append(d.listen, f) }

// Set puts a text into a cell: a keystroke. Sets of the same cell that follow
// each other closely are one step. An empty text into a computed cell makes it
// follow its formula again. Unknown keys are ignored.
func (d *Draft) Set(k report.Key, text string) {
	if d.burst != "" && d.Now().Sub(d.history.last().At) >= burstPause {
		d.burst = ""
	}
	d.write(k, report.CleanText(text))
}

// write makes a text part of the typing burst in the cell, or begins one.
func (d *Draft) write(k report.Key, text string) {
	field := d.form.Field(k)
	if field == nil || text == d.typed[k] {
		return
	}
	if d.burst == k {
		last := d.history.last()
		last.Edits[0].New, last.At = text, d.Now()
		d.put(last.Edits[0])
		d.tell(*last)
		return
	}
	d.do(report.Step{Kind: report.EditStep, Label: field.Name(), Edits: []report.Edit{{Key: k, Old: d.typed[k], New: text}}})
	d.burst = k
}

// Apply puts several texts at once, as one step: an import, a mend, a
// replacement everywhere. It reports how many cells changed.
func (d *Draft) Apply(label string, texts report.Values) int {
	s := report.Step{Kind: report.EditStep, Label: label}
	for _, k := range d.form.Sort(slices.Collect(maps.Keys(texts))) {
		text := report.CleanText(texts[k])
		if d.form.Field(k) != nil && text != d.typed[k] {
			s.Edits = append(s.Edits, report.Edit{Key: k, Old: d.typed[k], New: text})
		}
	}
	if len(s.Edits) > 0 {
		d.do(s)
		d.Check()
	}
	return len(s.Edits)
}

// Restore makes what is typed the same as in to, as one step; what is not in to is
// cleared. It reports how many cells changed.
func (d *Draft) Restore(label string, to report.Values) int {
	texts := make(report.Values, len(d.typed)+len(to))
	for k := range d.typed {
		texts[k] = ""
	}
	maps.Copy(texts, to)
	return d.Apply(label, texts)
}

// Break ends the typing burst: the next Set is a step of its own, and the
// findings, once they were looked for, are brought up to date. The pane calls it
// when the focus moves, for the first time before a report is seen.
func (d *Draft) Break() {
	d.burst = ""
	if d.looked {
		d.Check()
	}
}

// Tidy rewrites the cell's text the way the form prints it (see
// [report.Field.Tidy]), as part of the typing that went before, however long
// ago; after a Break it is a step of its own.
func (d *Draft) Tidy(k report.Key) {
	field := d.form.Field(k)
	if field == nil || d.typed[k] == "" {
		return
	}
	d.write(k, field.Tidy(d.typed[k]))
}

// CanUndo and CanRedo tell what Undo and Redo would take back or bring again:
// the step's label, and whether there is one.
func (d *Draft) CanUndo() (label string, ok bool) { return d.history.label(d.history.done) }

// CanRedo is described at CanUndo.
func (d *Draft) CanRedo() (label string, ok bool) { return d.history.label(d.history.undone) }

// Undo takes the latest step back and returns the cell to look at; ok is false
// if there is nothing to take back. It works on steps of earlier days too.
func (d *Draft) Undo() (at report.Key, ok bool) {
	of, ok := d.history.top(d.history.done)
	if !ok {
		return "", false
	}
	return d.replay(report.UndoStep, of, func(e report.Edit) report.Edit { return report.Edit{Key: e.Key, Old: e.New, New: e.Old} })
}

// Redo brings the step taken back last again; see Undo.
func (d *Draft) Redo() (at report.Key, ok bool) {
	of, ok := d.history.top(d.history.undone)
	if !ok {
		return "", false
	}
	return d.replay(report.RedoStep, of, func(e report.Edit) report.Edit { return e })
}

func (d *Draft) replay(kind report.StepKind, of report.Step, turn func(report.Edit) report.Edit) (report.Key, bool) {
	s := report.Step{Kind: kind, Of: of.No, Label: of.Label}
	for _, e := range of.Edits {
		s.Edits = append(s.Edits, turn(e))
	}
	d.do(s)
	d.Check()
	return s.Edits[0].Key, true
}

// do numbers and dates a new step, records it and tells the subscribers.
func (d *Draft) do(s report.Step) {
	s.No, s.At = d.history.next(), d.Now()
	d.burst = ""
	d.history.add(s)
	for _, e := range s.Edits {
		d.put(e)
	}
	d.tell(s)
}

func (d *Draft) put(e report.Edit) {
	if e.New == "" {
		delete(d.typed, e.Key)
	} else {
		d.typed[e.Key] = e.New
	}
}

// tell recomputes what follows from the values and calls the subscribers.
func (d *Draft) tell(s report.Step) {
	d.stale = true
	s.Edits = slices.Clone(s.Edits) // the burst may grow while the step is being stored
	c := Change{Step: s, Keys: d.recompute(s.Edits)}
	for _, f := range d.listen {
		f(c)
	}
}

// recompute brings the texts up to date and lists the keys of those that
// changed, in document order.
func (d *Draft) recompute(edits []report.Edit) (changed []report.Key) {
	touched := d.form.ComputedKeys()
	edited := make([]report.Key, len(edits))
	for i, e := range edits {
		edited[i] = e.Key
	}
	touched = d.form.Sort(append(touched, edited...))
	before := make([]string, len(touched))
	for i, k := range touched {
		before[i] = d.all[k]
	}
	d.form.Recompute(d.all, d.typed, edited)
	for i, k := range touched {
		now := d.all[k]
		if now == before[i] {
			continue
		}
		changed = append(changed, k)
		if now == "" || before[i] == "" {
			d.rows = nil // there may be more of them now, or fewer
		}
	}
	return changed
}

// Begin is how a report starts from values given all at once: what is typed in
// it, and the one step that did it. That step is the ground on which the clerk
// works: it is in the history, and undo does not go behind it.
func Begin(form *report.Form, values report.Values, label string, at time.Time) (typed report.Values, steps []report.Step) {
	d := New(form, nil, nil)
	d.Now = func() time.Time { return at }
	d.Subscribe(func(c Change) { steps = append(steps, c.Step) })
	d.Apply(label, values)
	for i := range steps {
		steps[i].Kind = report.BeginStep
	}
	return d.typed, steps
}
