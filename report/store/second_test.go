package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"jibiao/report"
)

func wantSecond(t *testing.T, err error, dir string, cause error) {
	t.Helper()
	var e *SecondError
	if !errors.As(err, &e) || e.Dir != dir || !errors.Is(err, cause) {
		t.Fatalf("error is %v, want the second folder %s: %v", err, dir, cause)
	}
}

// A disk that is taken away and comes back has the latest copy again, and
// misses only what was made meanwhile.
func TestSecondFolder(t *testing.T) {
	s := temporary(t)
	now := start
	s.Now = func() time.Time { return now }
	create(t, s, report.Values{"a": "text"})
	disk := filepath.Join(t.TempDir(), "U盘")
	must(t, os.Mkdir(disk, 0o700))
	must(t, s.SetSecondFolder(disk))
	first := backup(t, s, Daily)
	all := backups(t, s)
	same(t, "copies", len(all), 2)
	second := all[0]
	if !second.Second {
		second = all[1]
	}
	same(t, "second's name", filepath.Base(second.Path), filepath.Base(first.Path))
	_, err := Verify(second.Path)
	must(t, err)

	must(t, os.Rename(disk, disk+" elsewhere"))
	now = now.AddDate(0, 0, 1)
	must(t, s.SetState(1, Checked))
	b, err := s.Backup(Daily)
	wantSecond(t, err, disk, fs.ErrNotExist)
	_, err = Verify(b.Path)
	must(t, err)
	if _, err := os.Stat(disk); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the missing disk was made: %v", err)
	}
	all, err = s.Backups()
	wantSecond(t, err, disk, fs.ErrNotExist)
	same(t, "copies of the first folder", len(all), 2)
	due, err := s.BackupDue()
	must(t, err)
	same(t, "due without the disk", due, false)

	must(t, os.Rename(disk+" elsewhere", disk))
	due, err = s.BackupDue()
	must(t, err)
	same(t, "due with the disk", due, true)
	backup(t, s, Daily) // nothing is new, but there
	same(t, "copies", len(backups(t, s)), 4)

	must(t, s.SetSecondFolder(""))
	same(t, "copies without the disk", len(backups(t, s)), 2)
}

func TestSecondFolderRefused(t *testing.T) {
	s := temporary(t)
	missing := filepath.Join(t.TempDir(), "missing")
	wantSecond(t, s.SetSecondFolder(missing), missing, fs.ErrNotExist)
	data := filepath.Dir(s.path)
	wantSecond(t, s.SetSecondFolder(data), data, ErrSamePlace)
	create(t, s, nil)
	own := filepath.Dir(backup(t, s, Daily).Path)
	wantSecond(t, s.SetSecondFolder(own), own, ErrSamePlace)
	dir, err := s.SecondFolder()
	must(t, err)
	same(t, "second folder", dir, "")
}

// Retention in the second folder leaves what others have there alone.
func TestSecondFolderIsShared(t *testing.T) {
	disk := t.TempDir()
	for range 2 {
		s := temporary(t)
		must(t, s.SetSecondFolder(disk))
		for i := range 5 {
			create(t, s, nil)
			backup(t, s, BeforeDelete)
			same(t, "copies", len(backups(t, s)), 2*min(i+1, keptBefore))
		}
	}
	same(t, "folders", len(filesIn(t, disk)), 2)
}
