package store

import (
	"errors"
	"math"
	"path/filepath"
	"testing"
)

// A trial is one try of an operation while something fails.
type trial struct {
	before, after string // what the store holds without a fault
	again         bool
	do            func(*Store) error
}

// newTrial does the operation once without a fault.
func newTrial(t *testing.T, s *Store, op operation) trial {
	t.Helper()
	tr := trial{again: op.again, do: func(s *Store) error { return op.do(s, 1) }}
	tr.before = contentOf(t, s)
	must(t, tr.do(s))
	tr.after = contentOf(t, s)
	return tr
}

func contentOf(t testing.TB, s *Store) string {
	t.Helper()
	c, err := content(s.db)
	must(t, err)
	return c
}

// judge looks at a store in which the operation may have failed: it holds what
// was before or what comes after, a failure is said, and with the fault gone
// the same call succeeds.
func (tr trial) judge(t *testing.T, s *Store, failure error) {
	t.Helper()
	state := contentOf(t, s)
	switch {
	case failure != nil && !said(failure):
		t.Fatalf("the error does not say what failed where: %v", failure)
	case failure == nil && state != tr.after:
		t.Fatal("a failure was not said")
	case state != tr.before && state != tr.after:
		t.Fatalf("neither before nor after: %v", failure)
	}
	if state == tr.before || tr.again {
		must(t, tr.do(s))
		same(t, "content after another try", contentOf(t, s), tr.after)
	}
	must(t, s.SetSetting("alive", "yes"))
	must(t, wholly(s.db))
	onlyGoodCopies(t, s)
}

// said says whether an error tells what failed and where.
func said(err error) bool {
	var (
		e      *Error
		copied *CopyError
		bad    *UnusableError
	)
	return errors.As(err, &e) && e.Op != "" && e.Path != "" || errors.As(err, &copied) && copied.Path != "" || errors.As(err, &bad) && bad.Path != ""
}

// onlyGoodCopies looks at the backups: whatever has a backup's name is whole,
// and nothing unfinished is left.
func onlyGoodCopies(t *testing.T, s *Store) {
	t.Helper()
	all, err := copiesIn(s.backupFolder())
	must(t, err)
	if len(all) == 0 {
		t.Fatal("the backups are gone")
	}
	for _, b := range all {
		_, err := verify(b.Path, s.how)
		must(t, err)
	}
	if left := leftovers(t, filepath.Dir(s.path)); len(left) > 0 {
		t.Fatalf("left behind: %q", left)
	}
}

// Whichever write, sync or truncation fails, once or from there on until the
// disk works again, the operation says so and the store goes on.
func TestEveryFault(t *testing.T) {
	from := workplace(t)
	for _, op := range operations {
		for name, most := range map[string]int{"once": 0, "for a while": math.MaxInt} {
			t.Run(op.name+", "+name, func(t *testing.T) {
				t.Parallel()
				s, err := onDisk(newDisk(t, from))
				must(t, err)
				tr := newTrial(t, s, op)
				must(t, s.Close())
				n := 1
				for tr.onFaultyDisk(t, newDisk(t, from), n, most) {
					n += stride()
				}
				t.Logf("%d faults", n-1)
			})
		}
	}
}

// onFaultyDisk does the operation on a disk whose n-th operation from now on
// fails; it says whether the operation met that.
func (tr trial) onFaultyDisk(t *testing.T, d *disk, n, most int) (met bool) {
	t.Helper()
	defer d.remove(t)
	s, err := onDisk(d)
	must(t, err)
	defer func() { must(t, s.Close()) }()
	d.failAt, d.failTo = d.ops+n, most
	failure := tr.do(s)
	met = d.ops >= d.failAt
	d.failAt, d.failTo = 0, 0
	tr.judge(t, s, failure)
	return met
}

// An opening that fails on the way leaves a file that the next one opens; that
// is so for one that brings an older file up to date.
func TestEveryFaultWhileMigrating(t *testing.T) {
	from := oldDatabase(t)
	s, err := onDisk(newDisk(t, from))
	must(t, err)
	want := contentOf(t, s)
	must(t, s.Close())
	for name, most := range map[string]int{"once": 0, "for a while": math.MaxInt} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := 1
			for openOnFaultyDisk(t, newDisk(t, from), n, most, want) {
				n += stride()
			}
			t.Logf("%d faults", n-1)
		})
	}
}

func openOnFaultyDisk(t *testing.T, d *disk, n, most int, want string) (met bool) {
	t.Helper()
	defer d.remove(t)
	d.failAt, d.failTo = n, most
	s, failure := onDisk(d)
	met = d.ops >= n
	d.failAt, d.failTo = 0, 0
	if failure == nil {
		must(t, s.Close())
	} else if !said(failure) {
		t.Fatalf("the error does not say what failed where: %v", failure)
	}
	s, err := onDisk(d)
	must(t, err)
	defer func() { must(t, s.Close()) }()
	same(t, "content", contentOf(t, s), want)
	must(t, wholly(s.db))
	onlyGoodCopies(t, s)
	return met
}
