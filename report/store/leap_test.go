package store

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/mattn/go-sqlite3"

	"jibiao/report"
)

// A holedFile is a file of which one page cannot be read.
type holedFile struct {
	*bytes.Reader
	page int64
}

var errSector = errors.New("input/output error")

func (h holedFile) ReadAt(p []byte, off int64) (int, error) {
	if off < (h.page+1)*pageLength && off+int64(len(p)) > h.page*pageLength {
		return 0, errSector
	}
	return h.Reader.ReadAt(p, off)
}

func TestLeaper(t *testing.T) {
	whole := bytes.Repeat([]byte("绩表"), 3000)
	want := bytes.Clone(whole)
	clear(want[2*pageLength : 3*pageLength])
	got, err := io.ReadAll(&leaper{from: holedFile{bytes.NewReader(whole), 2}, size: int64(len(whole))})
	must(t, err)
	same(t, "read", bytes.Equal(got, want), true)
}

// What a failing disk says is damage, that which may pass is not.
func TestBadSectorIsDamage(t *testing.T) {
	read := sqlite3.ErrIoErrRead
	for _, tt := range []struct {
		err     sqlite3.Error
		damaged bool
	}{
		{sqlite3.Error{Code: sqlite3.ErrIoErr, ExtendedCode: read, SystemErrno: sectorErrors[0]}, true},
		{sqlite3.Error{Code: sqlite3.ErrIoErr, ExtendedCode: sqlite3.ErrIoErr.Extend(33)}, true},
		{sqlite3.Error{Code: sqlite3.ErrIoErr, ExtendedCode: read, SystemErrno: 33}, false}, // locked, on Windows
		{sqlite3.Error{Code: sqlite3.ErrIoErr, ExtendedCode: sqlite3.ErrIoErrWrite}, false},
	} {
		same(t, tt.err.ExtendedCode.Error(), errors.Is(&Error{Err: tt.err}, ErrDamaged), tt.damaged)
	}
}

// Whichever page of the file the disk does not give back, the program starts and
// has every text: from the log, or from the backup.
func TestBadSectors(t *testing.T) {
	d := newDisk(t, "")
	s, err := onDisk(d)
	must(t, err)
	must(t, s.PutBundle(form(0, "表")))
	for i := range 3 {
		text := textOf(i, 40)
		id := create(t, s, report.Values{"a": text})
		_, err := s.Append(id, edit(1, "a", "", text))
		must(t, err)
	}
	want, _ := everything(t, s)
	backup(t, s, Daily)
	must(t, s.Close())
	n, err := size(d.path())
	must(t, err)
	for page := range n / pageLength {
		d := newDisk(t, d.dir)
		info, err := os.Stat(d.path())
		must(t, err)
		d.holed, d.hole = info, page
		s, r, err := openSafely(d.path(), how{wait: busyWait, vfs: diskVFS, now: startTime})
		if err != nil {
			t.Fatalf("page %d: %v", page, err)
		}
		got, _ := everything(t, s)
		must(t, s.Close())
		same(t, "reports without page "+itoa(int(page)), got, want)
		if r == nil {
			continue // nothing stands there
		}
		kept, err := os.Stat(r.Kept)
		must(t, err)
		same(t, "kept", os.SameFile(kept, info) && filepath.Dir(r.Kept) != d.dir, true)
	}
}
