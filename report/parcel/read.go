package parcel

import (
	"time"

	"jibiao/report"
	"jibiao/report/store"
)

// Read reads a whole parcel, which is exactly what was written: anything else is
// refused. Known are forms that are at hand: where the parcel's own is damaged,
// the same one among them, by its hash, takes its place. The error is [ErrForeign], [ErrTooBig], a [*NewerError], [*MissingError],
// [*DamagedError], [*FormError] or [*KeyError], or a [*LossError] where the values
// at least are whole.
func Read(data []byte, known ...store.Bundle) (store.Whole, error) {
	r, lost, err := Salvage(data, "", known...)
	if err == nil && lost != nil {
		err = lost
	}
	if err != nil {
		return store.Whole{}, err
	}
	return r, nil
}

// Salvage reads what is whole of a parcel that [Read] refuses with a [*LossError],
// and says what is not there. Where the history is lost, one step with the label
// takes its place, by which the report began with its values; a version whose
// Word file is lost has none. Without the values it is an error, as in Read.
func Salvage(data []byte, label string, known ...store.Bundle) (r store.Whole, lost *LossError, err error) {
	a, err := open(data)
	if err != nil {
		return store.Whole{}, nil, err
	}
	form, r, err := a.values(known)
	if err != nil {
		return store.Whole{}, nil, err
	}
	if r.Steps, err = a.history(form, r.Values); err != nil {
		r.Steps = begin(form, r, label)
		return r, &LossError{History: err}, nil
	}
	if r.Versions, err = a.versions(int64(len(r.Steps))); err != nil {
		return r, &LossError{Versions: err}, nil
	}
	return r, nil, nil
}

// begin is a history in one step.
func begin(form *report.Form, r store.Whole, label string) []report.Step {
	s := report.Step{No: 1, Kind: report.BeginStep, Label: label, At: r.Changed}
	for _, k := range form.KeysOf(r.Values) {
		if r.Values[k] != "" {
			s.Edits = append(s.Edits, report.Edit{Key: k, New: r.Values[k]})
		}
	}
	return []report.Step{s}
}

// values reads all but history and versions.
func (a *archive) values(known []store.Bundle) (form *report.Form, r store.Whole, err error) {
	b, err := a.form(known)
	if err != nil {
		return nil, r, err
	}
	r.Bundle = Form(b)
	if err := a.head(&r); err != nil {
		return nil, r, err
	}
	if err := a.json(valuesPart, &r.Values); err != nil {
		return nil, r, err
	}
	if r.Values == nil { // null in the file
		r.Values = report.Values{}
	}
	return b.Form, r, checkValues(b.Form, r.Values)
}

func (a *archive) head(r *store.Whole) error {
	var h reportJSON
	if err := a.json(reportPart, &h); err != nil {
		return err
	}
	r.State, r.Cell = store.State(h.State), report.Key(h.Cell)
	r.Created, r.Changed = time.UnixMilli(h.Created), time.UnixMilli(h.Changed)
	return checkState(r.State)
}

// json reads a part that is one value.
func (a *archive) json(name string, v any) error {
	data, err := a.part(name)
	if err != nil {
		return err
	}
	if err := fromJSON(data, v); err != nil {
		return damaged(name, err)
	}
	return nil
}

func (a *archive) history(form *report.Form, now report.Values) ([]report.Step, error) {
	data, err := a.part(historyPart)
	if err != nil {
		return nil, err
	}
	steps, err := decodeHistory(data)
	if err != nil {
		return nil, damaged(historyPart, err)
	}
	return steps, checkHistory(form, now, steps)
}

// versions reads the versions of a log of so many steps. A Word file that is not
// whole is left out, and the error names the first of these.
func (a *archive) versions(steps int64) (all []store.WholeVersion, lost error) {
	var list []versionJSON
	if err := a.json(versionsPart, &list); err != nil {
		return nil, err
	}
	for i, v := range list {
		one := store.WholeVersion{Version: store.Version{
			Name: v.Name, Note: v.Note, Step: v.Step, At: time.UnixMilli(v.At), Who: v.Who, Document: v.Document,
		}}
		if err := checkVersion(one, steps); err != nil {
			return nil, err
		}
		if one.Document != "" {
			content, err := a.part(documentPart(i))
			if err != nil {
				one.Document = ""
			}
			one.Content = content
			if lost == nil {
				lost = err
			}
		}
		all = append(all, one)
	}
	return all, lost
}
