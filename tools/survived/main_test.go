package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jibiao/assets"
	"jibiao/report"
	"jibiao/report/bundle"
	"jibiao/report/parcel"
	"jibiao/report/store"
)

// The witness is believed, and whoever says more than what is there is not.
func TestConfirm(t *testing.T) {
	for name, c := range map[string]struct {
		log, typed string
		want       string // a part of the error; empty for none
	}{
		"as it was":             {"report=1 step=2 characters=5", "abc\nxyz", ""},
		"in the middle of it":   {"report=1 step=2 characters=4", "abc\nxyzw", ""},
		"into what was offered": {"report=1 step=3 characters=9", "abc\nxyz\nuvw", ""},
		"a step that is lost":   {"report=1 step=4 characters=1", "abc\nxyz", "3 steps are there"},
		"characters lost":       {"report=1 step=2 characters=6", "abc\nxyz", "has 5"},
		"what nobody typed":     {"report=1 step=2 characters=5", "abc\nxy", "nobody typed"},
		"not what was offered":  {"report=1 step=3 characters=9", "abc\nxyz\nuv", "nobody typed"},
		"a report that is gone": {"report=2 step=1 characters=1", "abc\nxyz", "not found"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			leave(t, dir, `level=DEBUG msg="shown as saved" `+c.log)
			typed := filepath.Join(dir, "typed")
			must(t, os.WriteFile(typed, []byte(c.typed), 0o600))
			err := run(dir, typed, 0)
			if (c.want == "") != (err == nil) || !strings.Contains(fmt.Sprint(err), c.want) {
				t.Errorf("error is %v, want %q", err, c.want)
			}
		})
	}
}

// leave makes a data folder in which abc was typed in place of a text, xyz in
// the middle of another, and uvw behind a name that the form offers.
func leave(t *testing.T, dir, line string) {
	t.Helper()
	s, err := store.Open(filepath.Join(dir, "jibiao.db"))
	must(t, err)
	form, err := bundle.BuiltIn(assets.SampleForm)
	must(t, err)
	must(t, s.PutBundle(parcel.Form(form)))
	typed := report.Values{"部门职能": "旧", "评价范围": "ab", "评价对象名称": "某局", "评价年度": "2025年度"}
	id, err := s.Create(store.NewReport{BundleHash: form.Hash, Values: typed})
	must(t, err)
	offered := form.Form.Compute(typed)["项目名称"]
	for i, e := range []report.Edit{
		{Key: "部门职能", Old: "旧", New: "abc"},
		{Key: "评价范围", Old: "ab", New: "axyzb"},
		{Key: "项目名称", New: offered + "uvw"},
	} {
		_, err := s.Append(id, report.Step{No: int64(i) + 1, Kind: report.EditStep, Edits: []report.Edit{e}})
		must(t, err)
	}
	must(t, s.Close())
	must(t, os.Mkdir(filepath.Join(dir, "log"), 0o700))
	must(t, os.WriteFile(filepath.Join(dir, "log", "jibiao.log"), []byte(line+"\n"), 0o600))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
