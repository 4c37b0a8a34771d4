package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"jibiao/report"
	"jibiao/report/outfile"
)

// reasonsOf are the reasons of copies, in their order.
func reasonsOf(all []Backup) []Reason {
	var list []Reason
	for _, b := range all {
		list = append(list, b.Reason)
	}
	return list
}

func backup(t *testing.T, s *Store, r Reason) Backup {
	t.Helper()
	b, err := s.Backup(r)
	must(t, err)
	return b
}

func backups(t *testing.T, s *Store) []Backup {
	t.Helper()
	all, err := s.Backups()
	must(t, err)
	return all
}

// filesIn are the names of a folder's files but those of the lock and an empty
// journal.
func filesIn(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	must(t, err)
	var names []string
	for _, e := range entries {
		info, err := e.Info()
		must(t, err)
		if e.Name() != lockName && (info.Size() > 0 || !strings.HasSuffix(e.Name(), journalSuffix)) {
			names = append(names, e.Name())
		}
	}
	return names
}

// A copy has all there is, is named by time and reason, and is one file.
func TestBackup(t *testing.T) {
	s := temporary(t)
	id := create(t, s, report.Values{"a": "text"})
	b := backup(t, s, Daily)
	same(t, "name", filepath.Base(b.Path), "jibiao-20240229-0930-每日-0001.db")
	same(t, "files", filesIn(t, filepath.Dir(b.Path)), []string{filepath.Base(b.Path)})
	same(t, "reports", b.Reports, 1)
	same(t, "time", b.At, start.Truncate(time.Minute))
	sound, err := Verify(b.Path)
	must(t, err)
	same(t, "sound", sound, Sound{Reports: 1, Version: len(migrations), Latest: start, Size: b.Size})

	listed := backups(t, s)[0]
	same(t, "not looked at", listed.Reports, -1)
	same(t, "time listed", listed.At, b.At)
	if listed.Reports, listed.At = b.Reports, b.At; listed != b {
		t.Errorf("listed as %v, made as %v", listed, b)
	}
	want := load(t, s, id)
	same(t, "content", load(t, openAt(t, b.Path), id), want)
}

// Nothing new is no reason for another copy, but the clerk's wish is one.
func TestBackupOfNothingNew(t *testing.T) {
	for name, change := range map[string]func(*testing.T, *Store){
		"a step": func(t *testing.T, s *Store) {
			_, err := s.Append(1, edit(1, "a", "text", "x"))
			must(t, err)
		},
		"a state":   func(t *testing.T, s *Store) { must(t, s.SetState(1, Checked)) },
		"a bundle":  func(t *testing.T, s *Store) { must(t, s.PutBundle(form(1, "另一张表"))) },
		"a report":  func(t *testing.T, s *Store) { create(t, s, nil) },
		"the bin":   func(t *testing.T, s *Store) { must(t, s.MoveToBin(1)) },
		"a removal": func(t *testing.T, s *Store) { must(t, s.Delete(1)) },
		"a version": func(t *testing.T, s *Store) {
			_, err := s.AddVersion(1, NewVersion{Name: "送审稿"})
			must(t, err)
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := temporary(t)
			create(t, s, report.Values{"a": "text"})
			first := backup(t, s, Daily)
			must(t, s.SetSetting("window", "800"))
			must(t, s.SetCell(1, "a"))
			same(t, "path of a second one", backup(t, s, BeforeImport).Path, first.Path)
			change(t, s)
			backup(t, s, BeforeImport)
			backup(t, s, Manual)
			backup(t, s, Manual)
			same(t, "copies", reasonsOf(backups(t, s)), []Reason{Manual, Manual, BeforeImport, Daily})
		})
	}
}

// A latest copy that is damaged or gone does not stand for what there is: the
// new one of that day takes its place.
func TestBackupAfterDamage(t *testing.T) {
	s := temporary(t)
	create(t, s, nil)
	first := backup(t, s, Daily)
	must(t, os.WriteFile(first.Path, []byte("damaged"), 0o600))
	second := backup(t, s, Daily)
	must(t, os.Remove(second.Path))
	third := backup(t, s, Daily)
	same(t, "copies", len(backups(t, s)), 1)
	_, err := Verify(third.Path)
	must(t, err)
}

// Nor does one that can be read but for some pages: nothing is restored over
// reports that are nowhere else.
func TestBackupAfterDamageWithin(t *testing.T) {
	s := archive(t)
	want, _ := everything(t, s)
	first := backup(t, s, Daily)
	b, err := os.ReadFile(first.Path)
	must(t, err)
	root := rootOf(t, openAt(t, first.Path), "value")
	clear(b[root : root+pageLength])
	must(t, os.WriteFile(first.Path, b, 0o600))
	kept := backup(t, s, BeforeRestore)
	if kept.Path == first.Path {
		t.Fatal("a damaged copy stands for what there is")
	}
	got, _ := everything(t, openAt(t, kept.Path))
	same(t, "kept", got, want)
}

func TestBackupDue(t *testing.T) {
	s := temporary(t)
	now := start
	s.Now = func() time.Time { return now }
	due := func(what string, want bool) {
		t.Helper()
		got, err := s.BackupDue()
		must(t, err)
		same(t, what, got, want)
	}
	due("without reports", false)
	id := create(t, s, nil)
	due("with a report", true)
	backup(t, s, Daily)
	due("after a copy", false)
	change := func(no int64) {
		t.Helper()
		_, err := s.Append(id, edit(no, "a", itoa(int(no)-1), itoa(int(no))))
		must(t, err)
	}
	change(1)
	due("later that day", false)
	now = now.Add(24 * time.Hour)
	due("the day after", true)
	backup(t, s, BeforeImport)
	due("the day after, with another copy of the same", false)
	change(2)
	due("the day after, changed since", true)

	now = now.AddDate(10, 0, 0)
	backup(t, s, Daily)
	now = now.AddDate(-10, 0, 1)
	change(3)
	due("the clock moved back", true)
	backup(t, s, Daily)
	change(4)
	due("a copy of the day it was moved back to", false)
	now = now.AddDate(0, 0, 1)
	due("the day after that", true)
}

func TestBackupTo(t *testing.T) {
	s := temporary(t)
	id := create(t, s, report.Values{"a": "text"})
	dir := t.TempDir()
	path := filepath.Join(dir, "绩表 副本.db")
	must(t, os.WriteFile(path, []byte("what was there"), 0o600))
	must(t, s.BackupTo(path))
	same(t, "files", filesIn(t, dir), []string{"绩表 副本.db"})
	same(t, "values", load(t, openAt(t, path), id).Values, report.Values{"a": "text"})

	wantCopyError := func(path string, want error) {
		t.Helper()
		var e *CopyError
		if err := s.BackupTo(path); !errors.Is(err, want) || !errors.As(err, &e) || e.Path != path {
			t.Errorf("to %s: %v", path, err)
		}
	}
	wantCopyError(s.path, outfile.ErrBlocked)
	wantCopyError(filepath.Join(dir, "missing", "a.db"), fs.ErrNotExist)
	must(t, os.Mkdir(filepath.Join(dir, "folder"), 0o700))
	wantCopyError(filepath.Join(dir, "folder"), fs.ErrExist)
	same(t, "files", filesIn(t, dir), []string{"folder", "绩表 副本.db"})
}

func TestBackupPaths(t *testing.T) {
	names := []string{"中文 空格", "100%", "%41", "a#b", "it's"}
	if runtime.GOOS != "windows" {
		names = append(names, "是吗?", "file:x?mode=memory", `"x"`, "new\nline")
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			s := openAt(t, filepath.Join(t.TempDir(), name, "jibiao.db"))
			must(t, s.PutBundle(form(0, "表")))
			create(t, s, report.Values{"a": "text"})
			second := filepath.Join(t.TempDir(), name)
			must(t, os.Mkdir(second, 0o700))
			must(t, s.SetSecondFolder(second))
			b := backup(t, s, Manual)
			same(t, "copies", len(backups(t, s)), 2)
			must(t, s.Delete(1))
			_, err := s.RestoreFrom(b.Path)
			must(t, err)
			same(t, "values", load(t, s, 1).Values, report.Values{"a": "text"})
		})
	}
}

// While a copy is made the others have their turn, and what they write is in it,
// as it is with another program's writing.
func TestWritingWhileCopying(t *testing.T) {
	for name, writer := range map[string]func(*testing.T, *Store) *Store{
		"this program":    func(_ *testing.T, s *Store) *Store { return s },
		"another program": func(t *testing.T, s *Store) *Store { return openAt(t, s.path) },
	} {
		t.Run(name, func(t *testing.T) {
			s := temporary(t)
			long := strings.Repeat("绩", 10*stretch*pageLength/len("绩"))
			id := create(t, s, report.Values{"a": "0", "b": long})
			by, no := writer(t, s), 0
			t.Cleanup(func() { passing = func(string) {} })
			passing = func(point string) {
				if point == "some pages" {
					no++
					_, err := by.Append(id, edit(int64(no), "a", itoa(no-1), itoa(no)))
					must(t, err)
				}
			}
			b := backup(t, s, Manual)
			if no < 3 {
				t.Fatalf("%d turns", no)
			}
			same(t, "copy", load(t, openAt(t, b.Path), id), load(t, s, id))
		})
	}
}

// The file names of others are no backups and are left alone.
func TestForeignNamesAreNoBackups(t *testing.T) {
	s := temporary(t)
	create(t, s, nil)
	first := backup(t, s, Daily)
	dir := filepath.Dir(first.Path)
	for _, name := range []string{
		"jibiao.db", "jibiao-20240229-0930-每日-0001 - 副本.db", "jibiao-20240229-0930-别的-0001.db",
		"jibiao-20241329-0930-每日-0001.db", "jibiao-20240229-0930-每日-1.db", "x-jibiao-20240229-0930-每日-0001.db",
	} {
		must(t, os.WriteFile(filepath.Join(dir, name), nil, 0o600))
	}
	must(t, os.Mkdir(filepath.Join(dir, "jibiao-20240229-0930-每日-0099.db"), 0o700))
	same(t, "copies", len(backups(t, s)), 1)
}
