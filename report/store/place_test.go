package store

import (
	"testing"
	"time"

	"jibiao/report"
)

// Two programs with one file see each other's reports, and neither covers what
// the other wrote.
func TestTwoStores(t *testing.T) {
	one := temporary(t)
	other, err := open(one.path, how{wait: busyWait})
	must(t, err)
	defer func() { must(t, other.Close()) }()
	id := create(t, one, report.Values{"a": "1"})
	_, err = other.Append(id, edit(1, "a", "1", "2"))
	must(t, err)
	_, err = one.Append(id, edit(1, "a", "1", "3")) // grows the other's step: what it began with is the same
	must(t, err)
	_, err = other.Append(id, edit(2, "a", "3", "4"))
	must(t, err)
	_, err = one.Append(id, edit(1, "a", "1", "5"))
	wantError(t, err, ErrConflict)
	same(t, "value", load(t, one, id).Values["a"], "4")
	_, err = one.Backup(Manual)
	must(t, err)
	must(t, other.Delete(id))
	_, err = one.Append(id, edit(3, "a", "4", "6"))
	wantError(t, err, ErrNotFound)
}

// A clock that is put back changes no order: of the steps the numbers tell it,
// and of the backups too.
func TestClockMovedBack(t *testing.T) {
	s := temporary(t)
	id := create(t, s, report.Values{"a": "0"})
	var want []report.Step
	for i, days := range []int{0, 400, -400, 1, -30000} {
		s.Now = func() time.Time { return start.AddDate(0, 0, days) }
		step := edit(int64(i)+1, "a", itoa(i), itoa(i+1))
		step.At, step.Who = s.Now(), s.Who
		_, err := s.Append(id, step)
		must(t, err)
		want = append(want, step)
		b, err := s.Backup(BeforeImport)
		must(t, err)
		all, err := s.Backups()
		must(t, err)
		same(t, "the latest backup", all[0].Path, b.Path)
	}
	r := load(t, reopen(t, s), id)
	same(t, "steps", r.Steps, want)
	same(t, "value", r.Values["a"], "5")
	same(t, "before the last step", r.Values.At(r.Steps, 4)["a"], "4")
}
