package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"jibiao/report"
)

// What is there is exchanged for what was there, and stays beside it.
func TestRestoreFrom(t *testing.T) {
	s := temporary(t)
	id := create(t, s, report.Values{"a": "old"})
	b := backup(t, s, Manual)
	want := load(t, s, id)
	_, err := s.Append(id, edit(1, "a", "old", "new"))
	must(t, err)
	second := create(t, s, report.Values{"b": "later"})
	must(t, s.SetSetting("window", "800"))
	present := load(t, s, id)

	kept, err := s.RestoreFrom(b.Path)
	must(t, err)
	same(t, "reason", kept.Reason, BeforeRestore)
	same(t, "report", load(t, s, id), want)
	same(t, "found", found(t, s, Filter{Query: "old"}), []int64{id})
	_, err = s.Load(second)
	wantError(t, err, ErrNotFound)
	window, err := s.Setting("window")
	must(t, err)
	same(t, "setting", window, "800")
	if n := create(t, s, nil); n <= second {
		t.Errorf("the number %d is given again", n)
	}
	integrity(t, s.db)
	same(t, "after opening it anew", load(t, reopen(t, s), id), want)

	_, err = openAt(t, s.path).RestoreFrom(kept.Path)
	must(t, err)
	same(t, "the kept copy", load(t, openAt(t, s.path), id), present)
	for _, name := range filesIn(t, filepath.Dir(kept.Path)) {
		if _, ok := parseCopy(name); !ok {
			t.Errorf("%s was left behind", name)
		}
	}
}

// Whoever tries one backup after the other can still go back to what there was
// before the first try.
func TestRestoringOneAfterAnother(t *testing.T) {
	s := temporary(t)
	id := create(t, s, report.Values{"a": "0"})
	var tries []Backup
	for no := range int64(2 * keptBefore) {
		tries = append(tries, backup(t, s, Manual))
		_, err := s.Append(id, edit(no+1, "a", itoa(int(no)), itoa(int(no)+1)))
		must(t, err)
	}
	want := load(t, s, id)
	kept, err := s.RestoreFrom(tries[0].Path)
	must(t, err)
	for _, b := range tries[1:] {
		_, err := s.RestoreFrom(b.Path)
		must(t, err)
	}
	_, err = s.RestoreFrom(kept.Path)
	must(t, err)
	same(t, "report", load(t, s, id), want)
}

// Copies of every version of the schema can be restored, and stay as they are.
func TestRestoreOldSchemas(t *testing.T) {
	for version := 1; version <= len(migrations); version++ {
		path := filepath.Join("testdata", "version"+itoa(version)+".db")
		before, err := os.ReadFile(path)
		must(t, err)
		copied := filepath.Join(t.TempDir(), "a.db")
		must(t, os.WriteFile(copied, before, 0o400))
		s := temporary(t)
		create(t, s, report.Values{"a": "present"})
		_, err = s.RestoreFrom(copied)
		must(t, err)
		same(t, "present report", found(t, s, Filter{Query: "present"}), []int64{})
		if list, err := s.List(Filter{}); err != nil || len(list) == 0 {
			t.Errorf("version %d: %d reports, %v", version, len(list), err)
		}
		integrity(t, reopen(t, s).db)
		after, err := os.ReadFile(copied)
		must(t, err)
		same(t, "unchanged", string(after) == string(before), true)
	}
}

// What is of no use is refused before anything is touched.
func TestRestoreRefuses(t *testing.T) {
	newer := temporary(t)
	must(t, newer.Close())
	raw(t, newer.path, "PRAGMA user_version = 99")
	foreign := filepath.Join(t.TempDir(), "foreign.db")
	raw(t, foreign, "PRAGMA application_id = 7")
	junk := filepath.Join(t.TempDir(), "junk.db")
	must(t, os.WriteFile(junk, []byte("junk"), 0o600))

	s := temporary(t)
	id := create(t, s, report.Values{"a": "text"})
	want := load(t, s, id)
	for _, path := range []string{newer.path, foreign, junk, junk + " missing", filepath.Dir(junk)} {
		kept, err := s.RestoreFrom(path)
		var e *UnusableError
		if !errors.As(err, &e) || e.Path != path || kept.Path != "" {
			t.Errorf("restore %s: %v", path, err)
		}
		same(t, "report", load(t, s, id), want)
		same(t, "copies", len(backups(t, s)), 0)
	}
}

// Without a copy of the present content nothing is restored.
func TestRestoreNeedsCopy(t *testing.T) {
	s := temporary(t)
	id := create(t, s, report.Values{"a": "old"})
	elsewhere := filepath.Join(t.TempDir(), "a.db")
	must(t, s.BackupTo(elsewhere))
	_, err := s.Append(id, edit(1, "a", "old", "new"))
	must(t, err)
	must(t, os.WriteFile(s.backupFolder(), nil, 0o600)) // no folder can be there
	_, err = s.RestoreFrom(elsewhere)
	var e *CopyError
	if !errors.As(err, &e) {
		t.Errorf("error is %v", err)
	}
	same(t, "value", load(t, s, id).Values["a"], "new")
}

// Another program that writes makes the exchange wait, and not half of it.
func TestRestoreWhileBusy(t *testing.T) {
	s := temporary(t)
	id := create(t, s, report.Values{"a": "old"})
	b := backup(t, s, Manual)
	must(t, s.SetState(id, Checked))
	other := openAt(t, s.path)
	tx, err := other.db.Begin()
	must(t, err)
	_, err = s.RestoreFrom(b.Path)
	wantError(t, err, ErrBusy)
	must(t, tx.Rollback())
	same(t, "state", load(t, s, id).State, Checked)
	_, err = s.RestoreFrom(b.Path)
	must(t, err)
	same(t, "state", load(t, s, id).State, Draft)
}
