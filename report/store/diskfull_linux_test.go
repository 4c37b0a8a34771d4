package store

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// On a disk that is really full, at every page, it is the same.
func TestFullDisk(t *testing.T) {
	small := fullDisk(smallDisk(t))
	from := workplace(t)
	for _, op := range operations {
		t.Run(op.name, func(t *testing.T) {
			s := openAt(t, filepath.Join(small.filled(t, from), "jibiao.db"))
			tr := newTrial(t, s, op)
			must(t, s.Close())
			k := 0
			for tr.onSmallDisk(t, small, from, k) {
				k += stride()
			}
			t.Logf("%d pages are enough", k)
		})
	}
}

func TestFullDiskWhileMigrating(t *testing.T) {
	small := fullDisk(smallDisk(t))
	from := oldDatabase(t)
	s := openAt(t, filepath.Join(small.filled(t, from), "jibiao.db"))
	want := contentOf(t, s)
	must(t, s.Close())
	full := 0
	for k := 0; ; k += stride() {
		dir := small.filled(t, from)
		small.leave(t, k)
		s, failure := Open(filepath.Join(dir, "jibiao.db"))
		small.leave(t, -1)
		if failure == nil {
			must(t, s.Close())
			break
		}
		full++
		wantFull(t, failure)
		s, err := Open(filepath.Join(dir, "jibiao.db"))
		must(t, err)
		same(t, "content", contentOf(t, s), want)
		must(t, s.Close())
	}
	if full == 0 {
		t.Error("the disk was never full")
	}
	t.Logf("%d pages are enough", full)
}

func (tr trial) onSmallDisk(t *testing.T, small fullDisk, from string, pages int) (full bool) {
	t.Helper()
	s, err := Open(filepath.Join(small.filled(t, from), "jibiao.db"))
	must(t, err)
	defer func() { must(t, s.Close()) }()
	s.Who, s.Now = "zhang", startTime // as on the other disks
	small.leave(t, pages)
	failure := tr.do(s)
	small.leave(t, -1)
	if failure != nil {
		wantFull(t, failure)
	}
	tr.judge(t, s, failure)
	return errors.Is(failure, ErrDiskFull)
}

// A fullDisk is the folder of a small disk that can be filled but for a few pages.
type fullDisk string

// filled puts a copy of a folder on the disk, in place of the last.
func (d fullDisk) filled(t *testing.T, from string) (dir string) {
	t.Helper()
	dir = filepath.Join(string(d), "data")
	must(t, os.RemoveAll(dir))
	must(t, os.CopyFS(dir, os.DirFS(from)))
	return dir
}

// leave fills the disk but for so many pages; with -1 it makes room again.
func (d fullDisk) leave(t *testing.T, pages int) {
	t.Helper()
	ballast := filepath.Join(string(d), "ballast")
	if pages < 0 {
		must(t, os.Remove(ballast))
		return
	}
	var free syscall.Statfs_t
	must(t, syscall.Statfs(string(d), &free))
	f, err := os.Create(ballast)
	must(t, err)
	must(t, syscall.Fallocate(int(f.Fd()), 0, 0, (int64(free.Bavail)-int64(pages))*free.Bsize))
	must(t, f.Close())
}
