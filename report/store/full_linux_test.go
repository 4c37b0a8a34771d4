package store

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"jibiao/report"
	"jibiao/report/outfile"
)

// smallDisk is a folder on a disk of 1 MiB of its own.
func smallDisk(t *testing.T) string {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("skipped: only root can mount a small disk to fill")
	}
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("skipped: a small disk to fill cannot be mounted here: %v: %s", err, out)
	}
	t.Cleanup(func() { must(t, syscall.Unmount(dir, syscall.MNT_DETACH)) })
	return dir
}

// onSmallDisk is a store that takes more than half of a small disk.
func onSmallDisk(t *testing.T) *Store {
	t.Helper()
	s := openAt(t, filepath.Join(smallDisk(t), "jibiao.db"))
	must(t, s.PutBundle(form(0, "表")))
	create(t, s, report.Values{"a": strings.Repeat("第一段", 60_000)})
	return s
}

// A full disk costs the copy and nothing else.
func TestBackupOnFullDisk(t *testing.T) {
	s := onSmallDisk(t)
	want := load(t, s, 1)
	var e *CopyError
	if b, err := s.Backup(Manual); !errors.Is(err, ErrDiskFull) || !errors.As(err, &e) || b.Path != "" {
		t.Fatalf("error is %v", err)
	}
	same(t, "files", filesIn(t, s.backupFolder()), []string{})
	same(t, "report", load(t, s, 1), want)
	must(t, s.BackupTo(filepath.Join(t.TempDir(), "a.db")))

	large := temporary(t)
	create(t, large, report.Values{"a": strings.Repeat("第一段", 200_000)})
	must(t, large.SetSecondFolder(s.folder()))
	b, err := large.Backup(Daily)
	wantSecond(t, err, s.folder(), outfile.ErrDiskFull)
	_, err = Verify(b.Path)
	must(t, err)
}

// Without room for a copy nothing is restored, brought up to date or repaired,
// and the file stays.
func TestFullDiskHindersEverything(t *testing.T) {
	small, roomy := onSmallDisk(t), temporary(t)
	create(t, roomy, report.Values{"b": "text"})
	other := filepath.Join(t.TempDir(), "a.db")
	must(t, roomy.BackupTo(other))
	want := load(t, small, 1)
	if _, err := small.RestoreFrom(other); !errors.Is(err, ErrDiskFull) {
		t.Errorf("restore: %v", err)
	}
	same(t, "report", load(t, small, 1), want)
	root := rootOf(t, small, "sqlite_autoindex_value_1")
	must(t, small.Close())

	raw(t, small.path, "DROP TABLE version", "PRAGMA user_version = 2")
	_, _, err := OpenSafely(small.path, Opening{})
	var unmigrated *UnmigratedError
	if !errors.As(err, &unmigrated) || !errors.Is(err, ErrDiskFull) {
		t.Errorf("upgrade: %v", err)
	}
	damaged := damage(t, small, func(b []byte) []byte { clear(b[root : root+pageLength]); return b })
	if _, _, err := OpenSafely(small.path, Opening{}); !errors.Is(err, ErrDiskFull) {
		t.Errorf("repair: %v", err)
	}
	after, err := os.ReadFile(small.path)
	must(t, err)
	same(t, "unchanged", string(after) == string(damaged), true)
}
