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
	flushes []chan int    // asked to say how much is left after one more try
	wake    chan struct{} // has room for one: a note that queue or closing changed
	done    chan struct{}

	at time.Time // of the latest durable step; the goroutine's own
}

// saverJobs is what a saver does, all of it on its goroutine.
type saverJobs struct {
	append   func(report.Step) (time.Time, error)
	remember func(report.Key) error
	saved    func(at time.Time) // after a durable write that leaves no step waiting
	failed   func(error)        // after each write of a step that failed
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

// flush tries to write what is waiting, at once, and returns how many steps are
// left, 0 if all is durable. The saver goes on.
func (s *saver) flush() int {
	left := make(chan int, 1)
	s.mu.Lock()
	s.flushes = append(s.flushes, left)
	s.mu.Unlock()
	s.nudge()
	select {
	case n := <-left:
		return n
	case <-s.done:
		return s.pending()
	}
}

// close is flush, and the end of the saver.
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
		now := s.next()
		if now.write != nil && now.write() {
			continue
		}
		s.answer(now.flushes)
		switch {
		case now.closing:
			return
		case now.write == nil:
			<-s.wake
		default:
			s.pause()
		}
	}
}

// answer tells the first n of those who asked for a flush what is left: those
// whose question came before the try.
func (s *saver) answer(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, left := range s.flushes[:n] {
		left <- len(s.queue)
	}
	s.flushes = s.flushes[n:]
}

// A task is what the goroutine is to do now.
type task struct {
	write   func() bool // says whether it succeeded; nil if there is nothing to write
	closing bool
	flushes int // asked for so far
}

func (s *saver) next() task {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := task{closing: s.closing, flushes: len(s.flushes)}
	switch {
	case len(s.queue) > 0:
		step := s.queue[0]
		t.write = func() bool { return s.writeStep(step) }
	case s.cell != nil:
		cell := s.cell
		t.write = func() bool { return s.writeCell(cell) }
	}
	return t
}

// writeStep makes a step durable and takes it off the queue, unless it grew
// meanwhile: then it is written again.
func (s *saver) writeStep(step *report.Step) bool {
	at, err := s.jobs.append(*step)
	if err != nil {
		s.jobs.failed(err)
		return false
	}
	s.mu.Lock()
	if s.queue[0] == step {
		s.queue = s.queue[1:]
	}
	idle := len(s.queue) == 0
	s.mu.Unlock()
	s.at = at
	if idle {
		s.jobs.saved(s.at)
	}
	return true
}

// writeCell fails without a word: nothing that was typed is at stake, and it is
// tried again.
func (s *saver) writeCell(cell *report.Key) bool {
	if s.jobs.remember(*cell) != nil {
		return false
	}
	s.mu.Lock()
	if s.cell == cell {
		s.cell = nil
	}
	s.mu.Unlock()
	return true
}

// pause waits for the next try; closing and a flush cut it short.
func (s *saver) pause() {
	timer := time.NewTimer(s.jobs.retry)
	defer timer.Stop()
	for {
		select {
		case <-timer.C:
			return
		case <-s.wake:
			if s.hurried() {
				return
			}
		}
	}
}

func (s *saver) hurried() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.closing || len(s.flushes) > 0
}
