package store

import (
	"testing"
	"time"

	"jibiao/report"
)

func TestAppend(t *testing.T) {
	s := temporary(t)
	id := create(t, s, report.Values{"a": "1", "b": "2"})
	must(t, s.SetState(id, Submitted))
	saved := start.Add(time.Hour)
	s.Now = func() time.Time { return saved }

	step := report.Step{
		No: 1, Kind: report.EditStep, Label: "导入 Word 文件", At: start.Add(time.Minute),
		Edits: []report.Edit{{Key: "c", New: "3"}, {Key: "a", Old: "1", New: ""}, {Key: "b", Old: "2", New: "二"}},
	}
	at, err := s.Append(id, step)
	must(t, err)
	same(t, "time of saving", at, saved)

	r := load(t, s, id)
	same(t, "values", r.Values, report.Values{"b": "二", "c": "3"})
	same(t, "steps", r.Steps, stored("zhang", step))
	same(t, "summary", r.Summary, Summary{
		ID: id, FormID: "form-a", FormName: "部门整体支出绩效评价报告", State: Draft, Created: start, Changed: step.At,
	})
}

func TestAppendGrowingStep(t *testing.T) {
	s := temporary(t)
	id := create(t, s, report.Values{"a": "1"})
	step := edit(1, "a", "1", "12")
	for _, text := range []string{"12", "123", "", "1", "124"} {
		step.Edits[0].New = text
		step.At = step.At.Add(time.Second)
		for range 2 {
			_, err := s.Append(id, step)
			must(t, err)
		}
		r := load(t, s, id)
		same(t, "value", r.Values["a"], text)
		same(t, "steps", r.Steps, stored("zhang", step))
		same(t, "changed", r.Changed, step.At)
	}
}

func TestAppendConflicts(t *testing.T) {
	s := temporary(t)
	id := create(t, s, nil)
	for no := range int64(3) {
		_, err := s.Append(id, edit(no+1, "a", "", "text"))
		must(t, err)
	}
	want := load(t, s, id)
	undo := edit(3, "a", "", "undone")
	undo.Kind, undo.Of = report.UndoStep, 2
	for name, step := range map[string]report.Step{
		"none":                {At: start},
		"negative":            edit(-1, "a", "", "x"),
		"an earlier one":      edit(2, "a", "", "x"),
		"one too far":         edit(5, "a", "", "x"),
		"another kind":        undo,
		"another label":       edit(3, "b", "", "x"),
		"another old text":    edit(3, "a", "y", "x"),
		"the same key, twice": {No: 4, Kind: report.EditStep, Edits: []report.Edit{{Key: "a", New: "x"}, {Key: "a", Old: "x", New: "y"}}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := s.Append(id, step)
			wantError(t, err, ErrConflict)
			same(t, "report", load(t, s, id), want)
		})
	}
}

// A step that says who did it keeps that, whoever stores it.
func TestAppendKeepsWho(t *testing.T) {
	s := temporary(t)
	own := edit(1, "a", "", "1")
	own.Who = "li"
	id, err := s.Create(NewReport{Values: report.Values{"a": "1"}, Steps: []report.Step{own, edit(2, "b", "", "")}})
	must(t, err)
	appended := edit(3, "a", "1", "2")
	appended.Who = "wang"
	_, err = s.Append(id, appended)
	must(t, err)
	same(t, "steps", load(t, s, id).Steps, stored("zhang", own, edit(2, "b", "", ""), appended))
}
