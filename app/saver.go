package app

import (
	"sync"
	"time"

	"jibiao/report"
)

// A saver is the one writer of a report's edits. The window hands steps over
// and goes on; the saver's goroutine makes each durable, in order, and says so
// only then. A step that cannot be written stays in memory and is tried again
// until it can be.
type saver struct {
	jobs saverJobs

	mu      sync.Mutex
	cell    *report.Key    // to be remembered once the steps are written
	queue   []*report.Step // each replaced, never changed, when its step grows
	closing bool
	wake    chan struct{} // has room for one: a note that queue or closing changed
	done    chan struct{}

	// Of the goroutine's own.
	at      time.Time // of the latest durable step
	failing bool      // the clerk has been told that something cannot be written
}

// saverJobs is what a saver does, all of it on its goroutine.
type saverJobs struct {
	append   func(report.Step) (time.Time, error)
	remember func(report.Key) error
	saved    func(at time.Time) // after a durable write that leaves no step waiting
	failed   func(error)        // after each write that failed
	retry    time.Duration      // how long to wait before a failed write is tried again
}

// newSaver starts a saver for a report that was last saved at a time.
func newSaver(jobs saverJobs, at time.Time) *saver {
	s := &saver{jobs: jobs, at: at, wake: make(chan struct{}, 1), done: make(chan struct{})}
	go s.run()
	return s
}

// remember has the cell written down in which the clerk is: the latest one,
// when nothing more important waits.
func (s *saver) remember(k report.Key) {
	s.mu.Lock()
	s.cell = &k
	s.mu.Unlock()
	s.nudge()
}

// put hands a step over. A step that goes on with the one waiting last takes
// its place: fast typing costs one write, not one for each key.
func (s *saver) put(step report.Step) {
	s.mu.Lock()
	if n := len(s.queue); n > 0 && s.queue[n-1].No == step.No {
		s.queue[n-1] = &step
	} else {
		s.queue = append(s.queue, &step)
	}
	s.mu.Unlock()
	s.nudge()
}

func (s *saver) nudge() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// pending says how many steps are not durable yet.
func (s *saver) pending() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.queue)
}

// close writes what is waiting, trying each step once more, and returns how
// many steps could not be written.
func (s *saver) close() int {
	s.mu.Lock()
	s.closing = true
	s.mu.Unlock()
	s.nudge()
	<-s.done
	return s.pending()
}

func (s *saver) run() {
	defer close(s.done)
	for {
		write, closing := s.next()
		switch {
		case write == nil && closing:
			return
		case write == nil:
			<-s.wake
		case write():
		case closing:
			return
		default:
			s.pause()
		}
	}
}

// next is what to write now, nil if there is nothing; it says whether it
// succeeded.
func (s *saver) next() (write func() bool, closing bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case len(s.queue) > 0:
		step := s.queue[0]
		return func() bool { return s.writeStep(step) }, s.closing
	case s.cell != nil:
		cell := s.cell
		return func() bool { return s.writeCell(cell) }, s.closing
	default:
		return nil, s.closing
	}
}

// writeStep makes a step durable and takes it off the queue, unless it grew
// meanwhile: then it is written again.
func (s *saver) writeStep(step *report.Step) bool {
	at, err := s.jobs.append(*step)
	if err != nil {
		return s.fail(err)
	}
	s.mu.Lock()
	if s.queue[0] == step {
		s.queue = s.queue[1:]
	}
	idle := len(s.queue) == 0
	s.mu.Unlock()
	s.at = at
	if idle {
		s.succeed()
	}
	return true
}

func (s *saver) fail(err error) bool {
	s.failing = true
	s.jobs.failed(err)
	return false
}

func (s *saver) succeed() {
	s.failing = false
	s.jobs.saved(s.at)
}

func (s *saver) writeCell(cell *report.Key) bool {
	if err := s.jobs.remember(*cell); err != nil {
		return s.fail(err)
	}
	if s.failing {
		s.succeed()
	}
	s.mu.Lock()
	if s.cell == cell {
		s.cell = nil
	}
	s.mu.Unlock()
	return true
}

// pause waits for the next try; closing cuts it short.
func (s *saver) pause() {
	timer := time.NewTimer(s.jobs.retry)
	defer timer.Stop()
	for {
		select {
		case <-timer.C:
			return
		case <-s.wake:
			s.mu.Lock()
			closing := s.closing
			s.mu.Unlock()
			if closing {
				return
			}
		}
	}
}
