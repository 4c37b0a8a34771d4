package parcel

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"jibiao/report"
	"jibiao/report/store"
)

// check refuses a report that Read would not take as it is.
func check(form *report.Form, r store.Whole) error {
	if err := checkState(r.State); err != nil {
		return err
	}
	if err := checkValues(form, r.Values); err != nil {
		return err
	}
	if err := checkHistory(form, r.Values, r.Steps); err != nil {
		return &LossError{History: err}
	}
	for _, v := range r.Versions {
		if err := checkVersion(v, int64(len(r.Steps))); err != nil {
			return &LossError{Versions: err}
		}
	}
	return nil
}

func checkState(s store.State) error {
	if !slices.Contains([]store.State{store.Draft, store.Checked, store.Submitted}, s) {
		return damaged(reportPart, fmt.Errorf("no state %q", s))
	}
	return nil
}

func checkValues(form *report.Form, v report.Values) error {
	for k, text := range v {
		if form.Field(k) == nil {
			return &KeyError{k}
		}
		if text == "" || !clean(text) {
			return damaged(valuesPart, fmt.Errorf("no text for %q: %q", k, text))
		}
	}
	return nil
}

func clean(text string) bool { return report.CleanText(text) == text }

// checkHistory plays the log back from the values now: each step must have left
// what the next one found.
func checkHistory(form *report.Form, now report.Values, log []report.Step) error {
	then := now.Clone()
	for i, s := range slices.Backward(log) {
		if s.No != int64(i)+1 {
			return damaged(historyPart, fmt.Errorf("step %d has the number %d", i+1, s.No))
		}
		if err := checkStep(form, s); err != nil {
			return err
		}
		for _, e := range s.Edits {
			if then[e.Key] != e.New {
				return &MismatchError{s.No, e.Key}
			}
			then[e.Key] = e.Old
		}
	}
	return nil
}

func checkStep(form *report.Form, s report.Step) error {
	if !slices.Contains([]report.StepKind{report.BeginStep, report.EditStep, report.UndoStep, report.RedoStep}, s.Kind) {
		return damaged(historyPart, fmt.Errorf("step %d is of no kind %q", s.No, s.Kind))
	}
	seen := map[report.Key]bool{}
	for _, e := range s.Edits {
		switch {
		case form.Field(e.Key) == nil:
			return &KeyError{e.Key}
		case seen[e.Key], !clean(e.Old), !clean(e.New):
			return damaged(historyPart, fmt.Errorf("step %d has no edit of %q", s.No, e.Key))
		}
		seen[e.Key] = true
	}
	return nil
}

// checkVersion looks at a version of a log of so many steps.
func checkVersion(v store.WholeVersion, steps int64) error {
	var err error
	switch {
	case v.Name == "":
		err = errors.New("a version has no name")
	case v.Step < 0 || v.Step > steps:
		err = fmt.Errorf("version %q is of step %d", v.Name, v.Step)
	case strings.ContainsAny(v.Document, "/\\:\x00"):
		err = fmt.Errorf("version %q has a document with a path: %q", v.Name, v.Document)
	case v.Document != "" && path.Ext(v.Document) != docxSuffix: // it is opened by its name: another could be a program
		err = fmt.Errorf("version %q has a document that is no Word file: %q", v.Name, v.Document)
	default:
		return nil
	}
	return damaged(versionsPart, err)
}
