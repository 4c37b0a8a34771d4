package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"jibiao/report"
)

// asNobody does something with the rights on files of nobody in particular.
func asNobody(t *testing.T, do func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		do()
		return
	}
	// Who one is to the file system is a matter of the thread. It is not given
	// back: it ends with this test's goroutine.
	runtime.LockOSThread()
	const nobody = 65534
	must(t, syscall.Setfsuid(nobody))
	defer func() { must(t, syscall.Setfsuid(0)) }()
	do()
}

// A folder that may only be read: the reports can be, and whatever would change
// them says that it cannot.
func TestReadOnlyFolder(t *testing.T) {
	s := temporary(t)
	id := create(t, s, report.Values{"a": "一"})
	want := load(t, s, id)
	must(t, s.Close())
	dir := filepath.Dir(s.path)
	must(t, os.Chmod(filepath.Dir(dir), 0o755))      //nolint:gosec // nobody is to come by
	must(t, os.Chmod(s.path, 0o444))                 //nolint:gosec // and to read
	must(t, os.Chmod(dir, 0o555))                    //nolint:gosec // but nothing more
	defer func() { must(t, os.Chmod(dir, 0o755)) }() //nolint:gosec // to be removed
	asNobody(t, func() {
		s, err := Open(s.path)
		must(t, err)
		defer func() { must(t, s.Close()) }()
		same(t, "report", load(t, s, id), want)
		_, err = s.Append(id, edit(1, "a", "一", "二"))
		if !errors.Is(err, ErrReadOnly) && !errors.Is(err, fs.ErrPermission) {
			t.Errorf("append: %v", err)
		}
		if _, err := s.Backup(Manual); !errors.Is(err, fs.ErrPermission) {
			t.Errorf("backup: %v", err)
		}
		same(t, "report", load(t, s, id), want)
		if _, err := Open(filepath.Join(dir, "new.db")); !errors.Is(err, fs.ErrPermission) {
			t.Errorf("a new file: %v", err)
		}
	})
}
