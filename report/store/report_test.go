package store

import (
	"strings"
	"sync"
	"testing"
	"time"

	"jibiao/report"
)

func TestBundle(t *testing.T) {
	s := temporary(t)
	full, bare := form(1, "表"), Bundle{Hash: [32]byte{2}, ID: "b", Name: "没有字段表", Template: []byte("x")}
	for _, b := range []Bundle{full, bare} {
		must(t, s.PutBundle(b))
		must(t, s.PutBundle(b))
		got, err := s.Bundle(b.Hash)
		must(t, err)
		same(t, "bundle", got, b)
	}
	all, err := s.FullBundles()
	must(t, err)
	same(t, "bundles", all, []Bundle{bare, full, form(0, "部门整体支出绩效评价报告")})
	other := full
	other.Template = []byte("other")
	wantError(t, s.PutBundle(other), ErrConflict)
	_, err = s.Bundle([32]byte{9})
	wantError(t, err, ErrNotFound)
}

func TestCreateAndLoad(t *testing.T) {
	s := temporary(t)
	at := start.Add(-time.Hour)
	n := NewReport{
		At: at,
		Values: report.Values{
			yearKey: "2023年度", unitKey: "某市档案馆", "空": "",
			"长": strings.Repeat("一二三\n", 5000), "怪": "<>&\"'\t{{x}} 𠮷😀\\%_",
		},
		Steps: []report.Step{
			edit(1, yearKey, "", "2023年度"),
			{No: 2, Kind: report.UndoStep, Of: 1, Label: "评价年度", At: start, Edits: []report.Edit{
				{Key: "z", Old: "1", New: ""}, {Key: "a", New: "2"}, {Key: "m", Old: "", New: ""},
			}},
			{No: 3, Kind: report.RedoStep, Of: 1, At: start},
		},
	}
	id, err := s.Create(n)
	must(t, err)
	want := Report{
		Summary: Summary{
			ID: id, FormID: "form-a", FormName: "部门整体支出绩效评价报告", Unit: "某市档案馆", Year: "2023年度",
			State: Draft, Created: at, Changed: at,
		},
		Values: n.Values.Clone(), Steps: stored("zhang", n.Steps...),
	}
	delete(want.Values, "空")
	same(t, "report", load(t, s, id), want)
	same(t, "report after reopening", load(t, reopen(t, s), id), want)
}

func TestCreateWithoutBundle(t *testing.T) {
	s := temporary(t)
	_, err := s.Create(NewReport{BundleHash: [32]byte{9}, Values: report.Values{"a": "b"}})
	wantError(t, err, ErrNotFound)
	list, err := s.List(Filter{})
	must(t, err)
	same(t, "reports", len(list), 0)
}

func TestCreateEmpty(t *testing.T) {
	s := temporary(t)
	r := load(t, s, create(t, s, nil))
	same(t, "report", r.Summary, Summary{
		ID: r.ID, FormID: "form-a", FormName: "部门整体支出绩效评价报告", State: Draft, Created: start, Changed: start,
	})
	if r.Values == nil || len(r.Steps) != 0 {
		t.Errorf("values %v, steps %v", r.Values, r.Steps)
	}
}

func TestReportProperties(t *testing.T) {
	s := temporary(t)
	id := create(t, s, report.Values{"a": "b"})
	want := load(t, s, id)

	must(t, s.SetCell(id, "预算安排.市级资金"))
	want.Cell = "预算安排.市级资金"
	same(t, "report", load(t, s, id), want)

	for _, state := range []State{Checked, Submitted, Draft} {
		must(t, s.SetState(id, state))
		want.State = state
		same(t, "report", load(t, s, id), want)
	}
	if err := s.SetState(id, "lost"); err == nil {
		t.Error("an unknown state was stored")
	}

	must(t, s.MoveToBin(id))
	s.Now = func() time.Time { return start.Add(time.Hour) }
	must(t, s.MoveToBin(id))
	want.Deleted = start
	same(t, "report", load(t, s, id), want)

	must(t, s.Restore(id))
	want.Deleted = time.Time{}
	same(t, "report", load(t, s, id), want)
}

func TestDelete(t *testing.T) {
	s := temporary(t)
	id := create(t, s, report.Values{"a": "b"})
	kept := create(t, s, report.Values{"a": "c"})
	for _, i := range []int64{id, kept} {
		_, err := s.Append(i, edit(1, "a", "b", "d"))
		must(t, err)
	}
	want := load(t, s, kept)
	must(t, s.Delete(id))
	_, err := s.Load(id)
	wantError(t, err, ErrNotFound)
	same(t, "the other report", load(t, s, kept), want)
	for _, table := range []string{"value", "step", "edit"} {
		var left int
		must(t, s.db.QueryRow("SELECT count(*) FROM "+table+" WHERE report = ?", id).Scan(&left))
		same(t, "rows left in "+table, left, 0)
	}
	must(t, s.Delete(kept))
	if again := create(t, s, nil); again <= kept {
		t.Errorf("number %d was given again", again)
	}
}

func TestNoSuchReport(t *testing.T) {
	s := temporary(t)
	for name, do := range map[string]func() error{
		"load":     func() error { _, err := s.Load(9); return err },
		"append":   func() error { _, err := s.Append(9, edit(1, "a", "", "b")); return err },
		"state":    func() error { return s.SetState(9, Checked) },
		"cell":     func() error { return s.SetCell(9, "a") },
		"bin":      func() error { return s.MoveToBin(9) },
		"restore":  func() error { return s.Restore(9) },
		"for ever": func() error { return s.Delete(9) },
	} {
		t.Run(name, func(t *testing.T) { wantError(t, do(), ErrNotFound) })
	}
}

func TestSettings(t *testing.T) {
	s := temporary(t)
	for _, value := range []string{"", "1280x800", "", "另一个"} {
		must(t, s.SetSetting("window", value))
		got, err := s.Setting("window")
		must(t, err)
		same(t, "setting", got, value)
	}
	got, err := s.Setting("never set")
	must(t, err)
	same(t, "setting", got, "")
	must(t, s.SetSetting("zoom", "110"))
	all, err := s.Settings()
	must(t, err)
	same(t, "settings", all, map[string]string{"window": "另一个", "zoom": "110"})
}

func TestConcurrentUse(t *testing.T) {
	s := temporary(t)
	const writers, steps = 4, 10
	var all sync.WaitGroup
	for range writers {
		id := create(t, s, nil)
		all.Go(func() {
			for no := range int64(steps) {
				if _, err := s.Append(id, edit(no+1, "a", "", itoa(int(no)))); err != nil {
					t.Error(err)
				}
				if err := s.SetCell(id, "a"); err != nil {
					t.Error(err)
				}
			}
		})
		all.Go(func() {
			for range steps {
				r, err := s.Load(id)
				if err != nil {
					t.Error(err)
				}
				if n := len(r.Steps); n > 0 && r.Values["a"] != itoa(n-1) {
					t.Errorf("%d steps and the value %s", n, r.Values["a"])
				}
				if list, err := s.List(Filter{}); err != nil || len(list) == 0 {
					t.Errorf("%d reports, %v", len(list), err)
				}
			}
		})
	}
	all.Wait()
}
