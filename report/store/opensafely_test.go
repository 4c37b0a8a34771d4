package store

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// Damaged files of older versions are mended as well.
func TestOldDamagedFiles(t *testing.T) {
	for version := 1; version < len(migrations); version++ {
		path := filepath.Join(t.TempDir(), "jibiao.db")
		b, err := os.ReadFile(filepath.Join("testdata", "version"+itoa(version)+".db"))
		must(t, err)
		must(t, os.WriteFile(path, b, 0o600))
		reference := openAt(t, path)
		want, _ := everything(t, reference)
		root := rootOf(t, reference, "sqlite_autoindex_value_1")
		must(t, reference.Close())
		clear(b[root : root+pageLength])
		must(t, os.RemoveAll(filepath.Join(filepath.Dir(path), "backup")))
		must(t, os.WriteFile(path, b, 0o600))
		s, r := safely(t, path)
		same(t, "how", r.How, Reindexed)
		got, _ := everything(t, s)
		same(t, "reports", got, want)
	}
}

// What is newer, or another program's, is refused and left alone.
func TestOpenSafelyRefuses(t *testing.T) {
	for name, statement := range map[string]string{"newer": "PRAGMA user_version = 99", "foreign": "DROP TABLE edit; PRAGMA application_id = 7"} {
		t.Run(name, func(t *testing.T) {
			s := archive(t)
			backup(t, s, Daily)
			must(t, s.Close())
			raw(t, s.path, statement)
			before, err := os.ReadFile(s.path)
			must(t, err)
			s2, r, err := OpenSafely(s.path, Opening{})
			if err == nil || s2 != nil || r != nil {
				t.Fatal("opened")
			}
			after, err := os.ReadFile(s.path)
			must(t, err)
			same(t, "unchanged", bytes.Equal(before, after), true)
			same(t, "files", filesIn(t, s.folder()), []string{"backup", "jibiao.db"})
		})
	}
}

// Without a copy an older file is not brought up to date, and says why.
func TestNoUpgradeWithoutCopy(t *testing.T) {
	for name, open := range map[string]func(path string) error{
		"Open":       func(path string) error { _, err := Open(path); return err },
		"OpenSafely": func(path string) error { _, _, err := OpenSafely(path, Opening{}); return err },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "jibiao.db")
			before, err := os.ReadFile("testdata/version1.db")
			must(t, err)
			must(t, os.WriteFile(path, before, 0o600))
			must(t, os.WriteFile(filepath.Join(filepath.Dir(path), "backup"), nil, 0o600)) // no folder can be there
			var unmigrated *UnmigratedError
			if err := open(path); !errors.As(err, &unmigrated) {
				t.Fatalf("error is %v", err)
			}
			after, err := os.ReadFile(path)
			must(t, err)
			same(t, "unchanged", bytes.Equal(before, after), true)
		})
	}
}

func TestProgress(t *testing.T) {
	path := filepath.Join(t.TempDir(), "jibiao.db")
	b, err := os.ReadFile("testdata/version1.db")
	must(t, err)
	must(t, os.WriteFile(path, b, 0o600))
	var stages []Stage
	look := func(doing Stage, done, all int) {
		if done < 0 || all <= 0 || done > all {
			t.Errorf("stage %d: %d of %d", doing, done, all)
		}
		if len(stages) == 0 || stages[len(stages)-1] != doing {
			stages = append(stages, doing)
		}
	}
	s, _, err := OpenSafely(path, Opening{Progress: look})
	must(t, err)
	must(t, s.Close())
	same(t, "stages", stages, []Stage{Checking, BackingUp, Migrating})
	stages = nil
	must(t, os.Truncate(path, 20_000))
	s, _, err = OpenSafely(path, Opening{Progress: look})
	must(t, err)
	must(t, s.Close())
	same(t, "stages", stages, []Stage{Checking, Repairing, Checking})
}

func TestRepair(t *testing.T) {
	s := archive(t)
	must(t, s.Close())
	r, err := Repair(s.path)
	must(t, err)
	same(t, "nothing wrong", r, Recovery{Reports: 3})
	raw(t, s.path, "UPDATE search_data SET block = x'0102' WHERE id > 10") // which opening does not see
	r, err = Repair(s.path)
	must(t, err)
	same(t, "how", Recovery{How: r.How, Reports: r.Reports}, Recovery{How: Searched, Reports: 3})
	s = openAt(t, s.path)
	same(t, "found", len(found(t, s, Filter{Query: "第1份"})), 1)
	must(t, s.Close())

	release, err := Lock(s.folder())
	must(t, err)
	_, err = Repair(s.path)
	wantError(t, err, ErrLocked)
	must(t, release())
	s = openAt(t, s.path)
	backup(t, s, Daily)
	must(t, s.Close())
	must(t, os.Remove(s.path))
	r, err = Repair(s.path)
	must(t, err)
	same(t, "how a lost one is mended", r.How, FromBackup)

	missing := filepath.Join(t.TempDir(), "jibiao.db")
	_, err = Repair(missing)
	wantError(t, err, fs.ErrNotExist)
}
