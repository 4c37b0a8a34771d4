package app

import "sync"

// A writer does everything that changes the store, in the order in which it
// was asked for, on a goroutine of its own: the window never waits for a disk
// that is slow or a file that another program holds. It may be used from any
// goroutine.
type writer struct {
	mu    sync.Mutex
	jobs  []func()
	busy  bool       // its goroutine is at work
	ended *sync.Cond // not busy any more
}

func newWriter() *writer {
	w := &writer{}
	w.ended = sync.NewCond(&w.mu)
	return w
}

// do takes a job and returns at once.
func (w *writer) do(job func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.jobs = append(w.jobs, job)
	if !w.busy {
		w.busy = true
		go w.work()
	}
}

// call is do, and waits until the job is done.
func (w *writer) call(job func()) {
	done := make(chan struct{})
	w.do(func() {
		defer close(done)
		job()
	})
	<-done
}

// wait returns once all that was asked for is done.
func (w *writer) wait() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for w.busy {
		w.ended.Wait()
	}
}

func (w *writer) work() {
	for job := w.next(); job != nil; job = w.next() {
		job()
	}
}

func (w *writer) next() func() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.jobs) == 0 {
		w.busy = false
		w.ended.Broadcast()
		return nil
	}
	job := w.jobs[0]
	w.jobs = w.jobs[1:]
	return job
}

// askStore is inBackground for what asks much of the store.
func (a *App) askStore(work func() (then func())) {
	a.underway++
	a.inBackground(func() func() {
		then := work()
		return func() {
			a.underway--
			then()
		}
	})
}

// write has the writer change the store, and then, on the window's goroutine,
// goes on with what came of it.
func (a *App) write(change func() error, then func(error)) {
	a.underway++
	a.writer.do(func() {
		err := change()
		a.options.OnMain(func() {
			a.underway--
			then(err)
		})
	})
}
