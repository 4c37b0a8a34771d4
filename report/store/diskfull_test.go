package store

import (
	"errors"
	"testing"
)

// However many pages there still is room for, an operation succeeds or says
// that the disk is full and changes nothing.
func TestFullAtEveryPage(t *testing.T) {
	from := workplace(t)
	for _, op := range operations {
		t.Run(op.name, func(t *testing.T) {
			t.Parallel()
			s, err := onDisk(newDisk(t, from))
			must(t, err)
			tr := newTrial(t, s, op)
			must(t, s.Close())
			k := 0
			for tr.withRoom(t, newDisk(t, from), k) {
				k += stride()
			}
			t.Logf("%d pages are enough", k)
		})
	}
}

// withRoom does the operation with room for so many pages more, and says
// whether that was too little.
func (tr trial) withRoom(t *testing.T, d *disk, pages int) (full bool) {
	t.Helper()
	defer d.remove(t)
	s, err := onDisk(d)
	must(t, err)
	defer func() { must(t, s.Close()) }()
	var now int
	must(t, s.db.QueryRow("PRAGMA page_count").Scan(&now))
	limitPages(t, s, now+pages)
	failure := tr.do(s)
	limitPages(t, s, 1<<30)
	if failure != nil {
		wantFull(t, failure)
		if contentOf(t, s) != tr.before {
			t.Fatal("a full disk changed something")
		}
	}
	tr.judge(t, s, failure)
	return errors.Is(failure, ErrDiskFull)
}

func wantFull(t *testing.T, err error) {
	t.Helper()
	if !errors.Is(err, ErrDiskFull) || !said(err) {
		t.Fatalf("error is %v, want %v", err, ErrDiskFull)
	}
}

func limitPages(t *testing.T, s *Store, n int) {
	t.Helper()
	var got int
	must(t, s.db.QueryRow("PRAGMA max_page_count = "+itoa(n)).Scan(&got))
}
