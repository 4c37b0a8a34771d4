package app

import "time"

// findingsRest is how long the typing must rest before the findings are looked
// for: short enough that they stand there within a tenth of a second.
const findingsRest = 80 * time.Millisecond

// A rest does something once nothing has happened for a while. It belongs to
// the window's goroutine, and so does what it does.
type rest struct {
	after func(time.Duration, func()) (stop func() bool)
	do    func()
	stop  func() bool
}

// again lets the while begin anew.
func (r *rest) again() {
	r.end()
	r.stop = r.after(findingsRest, r.do)
}

// end lets nothing be done any more.
func (r *rest) end() {
	if r.stop != nil {
		r.stop()
		r.stop = nil
	}
}

// afterOnMain is the clock of the program: f runs on the window's goroutine,
// which alone may stop it. Once stopped it does not run, not even where its time
// has come and it waits for its turn there.
func afterOnMain(onMain func(func())) func(time.Duration, func()) func() bool {
	return func(d time.Duration, f func()) func() bool {
		stopped := false
		timer := time.AfterFunc(d, func() {
			onMain(func() {
				if !stopped {
					f()
				}
			})
		})
		return func() bool {
			stopped = true
			return timer.Stop()
		}
	}
}
