package app

import (
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jibiao/report"
)

// A disk takes the saver's writes one by one, as the test lets it.
type disk struct {
	*testing.T
	asked   chan report.Step // a write has begun
	answer  chan error       // and ends so
	mu      sync.Mutex
	written []report.Step
	cells   []report.Key
	saves   int
	fails   int
}

func newDisk(t *testing.T) (*disk, *saver) {
	d := &disk{T: t, asked: make(chan report.Step), answer: make(chan error)}
	s := newSaver(saverJobs{
		append: func(s report.Step) (time.Time, error) {
			d.asked <- s
			err := <-d.answer
			if err == nil {
				d.note(func() { d.written = append(d.written, s) })
			}
			return s.At, err
		},
		remember: func(k report.Key) error { d.note(func() { d.cells = append(d.cells, k) }); return nil },
		saved:    func(time.Time) { d.note(func() { d.saves++ }) },
		failed:   func(error) { d.note(func() { d.fails++ }) },
		retry:    time.Millisecond,
	}, time.Time{})
	return d, s
}

func (d *disk) note(f func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	f()
}

// next waits for the next write and lets it end.
func (d *disk) next(err error) report.Step {
	d.Helper()
	select {
	case s := <-d.asked:
		d.answer <- err
		return s
	case <-time.After(patience):
		d.Fatal("nothing is being written")
		return report.Step{}
	}
}

func step(no int64, text string) report.Step {
	return report.Step{No: no, Kind: report.EditStep, Edits: []report.Edit{{Key: "栏目", New: text}}}
}

func (d *disk) want(texts ...string) {
	d.Helper()
	d.mu.Lock()
	defer d.mu.Unlock()
	var got []string
	for _, s := range d.written {
		got = append(got, s.Edits[0].New)
	}
	if diff := cmp.Diff(texts, got); diff != "" {
		d.Errorf("written (-want +got):\n%s", diff)
	}
}

func TestSaverWritesInOrder(t *testing.T) {
	d, s := newDisk(t)
	s.put(step(1, "甲"))
	s.put(step(2, "乙"))
	d.next(nil)
	d.next(nil)
	if left := s.close(); left != 0 {
		t.Errorf("%d steps are left", left)
	}
	d.want("甲", "乙")
	if d.saves != 1 {
		t.Errorf("saved is said %d times, want once, when nothing is waiting", d.saves)
	}
}

func TestSaverWritesAGrowingStepOnce(t *testing.T) {
	d, s := newDisk(t)
	s.put(step(1, "一"))
	first := <-d.asked // the write of this has begun
	s.put(step(2, "档"))
	s.put(step(2, "档案"))
	s.put(step(2, "档案馆"))
	d.answer <- nil
	d.next(nil)
	s.close()
	d.want(first.Edits[0].New, "档案馆")
}

func TestSaverWritesAgainWhatGrewMeanwhile(t *testing.T) {
	d, s := newDisk(t)
	s.put(step(1, "档"))
	<-d.asked
	s.put(step(1, "档案")) // while the first is being written
	d.answer <- nil
	if got := d.next(nil); got.Edits[0].New != "档案" {
		t.Errorf("wrote %q", got.Edits[0].New)
	}
	s.close()
	d.want("档", "档案")
}

func TestSaverTriesAgain(t *testing.T) {
	d, s := newDisk(t)
	s.put(step(1, "甲"))
	d.next(errors.New("full"))
	d.next(errors.New("full"))
	d.next(nil)
	s.close()
	d.want("甲")
	if d.fails != 2 || d.saves != 1 {
		t.Errorf("failed was said %d times, saved %d times", d.fails, d.saves)
	}
}

func TestSaverTellsWhatItCouldNotWrite(t *testing.T) {
	d, s := newDisk(t)
	s.put(step(1, "甲"))
	s.put(step(2, "乙"))
	left := make(chan int)
	<-d.asked
	go func() { left <- s.close() }()
	d.answer <- errors.New("full")
	for {
		select {
		case <-d.asked: // closing tries once more
			d.answer <- errors.New("full")
		case n := <-left:
			if n != 2 {
				t.Errorf("%d steps are left, want 2", n)
			}
			d.want()
			return
		}
	}
}

func TestFlushTellsWhatIsLeftAndTheSaverGoesOn(t *testing.T) {
	d, s := newDisk(t)
	s.put(step(1, "甲"))
	left := make(chan int)
	<-d.asked
	go func() { left <- s.flush() }()
	d.answer <- errors.New("full")
	for n := -1; n < 0; {
		select {
		case <-d.asked:
			d.answer <- errors.New("full")
		case n = <-left:
			if n != 1 {
				t.Errorf("%d steps are left, want 1", n)
			}
		}
	}
	d.next(nil)
	if n := s.flush(); n != 0 {
		t.Errorf("%d steps are left", n)
	}
	s.put(step(2, "乙"))
	d.next(nil)
	s.close()
	d.want("甲", "乙")
	if n := s.flush(); n != 0 {
		t.Errorf("a closed saver has %d steps left", n)
	}
}

func TestSaverRemembersTheLatestCellAfterTheSteps(t *testing.T) {
	d, s := newDisk(t)
	s.put(step(1, "甲"))
	<-d.asked
	s.remember("一")
	s.remember("二")
	d.answer <- nil
	s.close()
	if diff := cmp.Diff([]report.Key{"二"}, d.cells); diff != "" {
		t.Errorf("cells remembered (-want +got):\n%s", diff)
	}
}

// Where the clerk was is not worth a red bar; it is tried again.
func TestSaverTriesTheCellAgainInSilence(t *testing.T) {
	d := &disk{T: t}
	tries, remembered := 0, make(chan report.Key, 1)
	s := newSaver(saverJobs{
		remember: func(k report.Key) error {
			if tries++; tries < 3 {
				return errors.New("full")
			}
			remembered <- k
			return nil
		},
		saved:  func(time.Time) { d.note(func() { d.saves++ }) },
		failed: func(error) { d.note(func() { d.fails++ }) },
		retry:  time.Millisecond,
	}, time.Time{})
	s.remember("一")
	select {
	case k := <-remembered:
		if k != "一" {
			t.Errorf("remembered %q", k)
		}
	case <-time.After(patience):
		t.Fatal("it is not tried again")
	}
	s.close()
	if d.fails != 0 || d.saves != 0 {
		t.Errorf("failed was said %d times, saved %d times", d.fails, d.saves)
	}
}
