package report

import (
	"slices"
	"time"
)

// A StepKind says what a step does to the steps before it.
type StepKind string

// The kinds of steps.
const (
	BeginStep StepKind = "begin" // what a report started with; cannot be undone
	EditStep  StepKind = "edit"  // something new
	UndoStep  StepKind = "undo"  // takes back the step named by Of
	RedoStep  StepKind = "redo"  // brings the step named by Of again
)

// A Step is one undoable action of the clerk: a typing burst in a cell, an
// import, an undo. Steps are only ever added; the log of a report's steps is
// its history and the only source of what can be undone.
type Step struct {
	No    int64 // 1, 2, 3 … within the report
	Kind  StepKind
	Of    int64     // the edit that an undo takes back or a redo brings again; 0 for an edit
	Label string    // what the clerk is told was done: 评价年度, 导入 Word 文件
	At    time.Time // of its latest change
	Who   string    // account name of who did it; empty until the step is stored
	Edits []Edit    // each key once, in order of first change
}

// An Edit is the change of one value. An empty text means nothing is filled in.
type Edit struct {
	Key      Key
	Old, New string
}

// At is what the values were just after the log's step no was done, 0 for before
// the first: v are the values now, log is the whole log that led to them, oldest
// first. v is not changed.
func (v Values) At(log []Step, no int64) Values {
	then := v.Clone()
	for _, s := range slices.Backward(log) {
		if s.No <= no {
			break
		}
		for _, e := range slices.Backward(s.Edits) {
			then.put(e.Key, e.Old)
		}
	}
	return then
}
