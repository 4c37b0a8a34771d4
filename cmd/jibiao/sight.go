package main

import (
	"errors"
	"os"
	"path/filepath"
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

// blind ends a start that can draw nothing: the log and the error returned tell why,
// unless another run, which shows the data folder's window, does what was asked.
func (p *program) blind(dir string, begun <-chan opening, why error) error {
	const what = "nothing can be drawn"
	select {
	case o := <-begun:
		if o.err != nil { // which has been logged
			err := leaveWord(dir, p.start.request, what, "error", why)
			if errors.Is(err, errHandedOver) {
				return nil
			}
			return errors.Join(why, err)
		}
		o.held.log.Error(what, "error", why)
		return errors.Join(why, o.held.release())
	case <-time.After(answerTime): // the opening, which takes long, ends with the program
		p.tell(what, why)
		return why
	}
}

// leaveWord logs something for whoever is asked for help, without opening the
// data. Where another run holds the folder, that gets the request instead:
// errHandedOver.
func leaveWord(dir string, r instance.Request, what string, attrs ...any) error {
	release, err := enter(dir, r, time.Now().Add(answerTime))
	if err != nil {
		return err
	}
	log, done := logbook.Open(filepath.Join(dir, "log"))
	log.Error(what, append(attrs, "program", birth(), "system", platform.System())...)
	return errors.Join(done(), release())
}

// watch looks after a while whether a window is there, until stopped. Nothing may be
// drawn before, not even for trial: that is where a broken driver stays.
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
	yes, err := platform.Ask(p.missing())
	switch {
	case graphics.HasWindow(): // it came meanwhile
		return false
	case err != nil:
		p.tell("the question is not shown", err)
		platform.End(1) // without a word to the watcher, which asks then
	case !yes:
		return true
	case p.start.d3d9:
		exit(1)
	}
	p.startOld()
	return false
}

// missing is the question.
func (p *program) missing() string {
	if p.start.d3d9 {
		return "绩表换了显示方式，还是没有显示出窗口。" + explain.Error(errNoWindow) + "\n\n要关闭绩表吗？选“是”关闭，选“否”再等一会儿。"
	}
	return "绩表启动后一直没有显示出窗口，多半是显卡驱动程序的问题；已保存的内容不会丢失。" +
		"\n\n要改用另一种显示方式重新打开绩表吗？选“是”重新打开，选“否”再等一会儿。"
}

// errNoWindow is for the clerk.
var errNoWindow = &graphics.Error{Err: errors.New("no window after the start")}

// startOld ends this run for one that draws by Direct3D 9, which waits for the
// data folder meanwhile.
func (p *program) startOld() {
	err := platform.StartAgain(byD3D9(os.Args[1:])...)
	if err != nil {
		p.tell("not started again", err)
		leave(1, os.Stderr, explain.Error(err))
	}
	exit(0)
}

// byD3D9 is a command line for the same by Direct3D 9.
func byD3D9(args []string) []string { return append([]string{"--" + d3d9Flag}, args...) }

// tell logs a failure, where there is a log.
func (p *program) tell(what string, err error) {
	if log := p.log.Load(); log != nil {
		log.Error(what, "error", err)
	}
}
