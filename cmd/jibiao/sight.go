package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"time"

	"jibiao/app/logbook"
	"jibiao/app/platform"
	"jibiao/app/platform/graphics"
	"jibiao/app/platform/instance"
	"jibiao/report/explain"
)

// windowTime is how long after the start a window must be there: a broken
// graphics driver may keep it away without an error.
const windowTime = 20 * time.Second

// blind is a start that can draw nothing. A run that shows the data folder's
// window does what was asked; else the log tells why, and the error returned.
func blind(dir string, r instance.Request, why error) error {
	release, err := enter(dir, r, time.Now().Add(answerTime))
	if errors.Is(err, errHandedOver) {
		return nil
	}
	if err != nil {
		return errors.Join(why, err)
	}
	log, done := logbook.Open(filepath.Join(dir, "log"))
	log.Error("nothing can be drawn", "program", birth(), "system", platform.System(), "error", why)
	return errors.Join(why, done(), release())
}

// watch looks after a while whether a window is there, until stopped.
func (p *program) watch() (stop func()) {
	stopped := make(chan struct{})
	go func() {
		for again := true; again; {
			select {
			case <-stopped:
				return
			case <-time.After(windowTime):
				again = !graphics.HasWindow() && p.missWindow()
			}
		}
	}()
	return func() { close(stopped) }
}

// missWindow asks whether to start again with the older way to draw, or to wait
// on. It is not called on the main goroutine, which may be stuck in the driver.
func (p *program) missWindow() (wait bool) {
	p.tell("no window", errNoWindow)
	if p.start.d3d9 {
		leave(1, os.Stderr, explain.Error(errNoWindow))
	}
	again, err := platform.Ask(explain.Error(errNoWindow) +
		"\n\n要改用另一种显示方式重新启动绩表吗？选“是”重新启动，选“否”再等一会儿。")
	if err != nil {
		p.tell("the question is not shown", err)
	}
	if again {
		p.startOld()
	}
	return err == nil
}

// errNoWindow is for the clerk.
var errNoWindow = &graphics.Error{Err: errors.New("no window after the start")}

// startOld ends this run for one that draws by Direct3D 9, which waits for the
// data folder meanwhile.
func (p *program) startOld() {
	err := platform.StartAgain(slices.Insert(slices.Clone(os.Args[1:]), 0, "--"+d3d9Flag)...)
	if err != nil {
		p.tell("not started again", err)
		leave(1, os.Stderr, explain.Error(err))
	}
	os.Exit(0)
}

// tell logs a failure, where there is a log.
func (p *program) tell(what string, err error) {
	if log := p.log.Load(); log != nil {
		log.Error(what, "error", err)
	}
}
