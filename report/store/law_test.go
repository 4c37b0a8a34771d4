package store

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"jibiao/report"
)

// A model is what a report ought to be after the steps so far.
type model struct {
	values report.Values
	steps  []report.Step
}

func (m *model) apply(s report.Step) {
	for _, e := range s.Edits {
		if e.New == "" {
			delete(m.values, e.Key)
		} else {
			m.values[e.Key] = e.New
		}
	}
}

// Any sequence of steps leaves the values that a plain map would have, and
// gives the steps back, also after reopening.
func TestStepsLaw(t *testing.T) {
	path := temporary(t).path
	rapid.Check(t, func(t *rapid.T) {
		s := hurried(t, path)
		defer func() { check(t, s.Close()) }()
		m := model{values: rapid.MapOf(key, text.Filter(func(s string) bool { return s != "" })).Draw(t, "values")}
		id, err := s.Create(NewReport{Values: m.values})
		check(t, err)
		put := func(step report.Step) {
			_, err := s.Append(id, step)
			check(t, err)
			m.apply(step)
		}
		t.Repeat(map[string]func(*rapid.T){
			"edit": func(t *rapid.T) {
				step := report.Step{No: int64(len(m.steps)) + 1, Kind: report.EditStep, Label: text.Draw(t, "label"), At: moment.Draw(t, "at")}
				for _, k := range rapid.SliceOfNDistinct(key, 0, 5, rapid.ID).Draw(t, "keys") {
					step.Edits = append(step.Edits, report.Edit{Key: k, Old: m.values[k], New: text.Draw(t, "text")})
				}
				put(step)
				m.steps = append(m.steps, step)
			},
			"grow": func(t *rapid.T) {
				if len(m.steps) == 0 {
					t.Skip()
				}
				last := &m.steps[len(m.steps)-1]
				last.At = moment.Draw(t, "at")
				for i := range last.Edits {
					last.Edits[i].New = text.Draw(t, "text")
				}
				put(*last)
			},
			"undo": func(t *rapid.T) {
				if len(m.steps) == 0 {
					t.Skip()
				}
				of := rapid.SampledFrom(m.steps).Draw(t, "of")
				step := report.Step{No: int64(len(m.steps)) + 1, Kind: report.UndoStep, Of: of.No, Label: of.Label, At: of.At}
				for _, e := range of.Edits {
					step.Edits = append(step.Edits, report.Edit{Key: e.Key, Old: e.New, New: e.Old})
				}
				put(step)
				m.steps = append(m.steps, step)
			},
			"conflict": func(t *rapid.T) {
				no := int64(len(m.steps)) + rapid.SampledFrom([]int64{-1, 2, 9}).Draw(t, "no")
				if _, err := s.Append(id, edit(no, "a", "", "lost")); err == nil {
					t.Fatal("a step out of order was stored")
				}
			},
			"reopen": func(t *rapid.T) {
				check(t, s.Close())
				s = hurried(t, s.path)
			},
			"": func(t *rapid.T) {
				r, err := s.Load(id)
				check(t, err)
				same(t, "values", r.Values, m.values)
				same(t, "steps", r.Steps, m.steps)
			},
		})
	})
}

var (
	key = rapid.Custom(func(t *rapid.T) report.Key {
		return rapid.SampledFrom([]report.Key{"a", "b", "预算安排.市级资金", "評價", yearKey}).Draw(t, "key")
	})
	text   = rapid.OneOf(rapid.Just(""), rapid.SampledFrom([]string{"2023年度", "一\n二", "'; --", "𠮷"}), rapid.String())
	moment = rapid.Custom(func(t *rapid.T) time.Time { return time.UnixMilli(rapid.Int64Range(-1e14, 1e14).Draw(t, "ms")) })
)

// hurried opens a store that does not wait for the disk: the law is not about
// power cuts.
func hurried(t *rapid.T, path string) *Store {
	s, err := open(path, how{wait: time.Second})
	check(t, err)
	_, err = s.db.Exec("PRAGMA synchronous = OFF")
	check(t, err)
	return s
}

func check(t *rapid.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
