package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"

	"jibiao/app/platform"
	"jibiao/app/platform/graphics"
	"jibiao/app/platform/instance"
	"jibiao/report/explain"
)

// watchFlag, before the arguments of a run, has the program be that run's
// watcher: a hidden process that waits for the end of the run. Unless the run
// said that it ends in order, the watcher tells the clerk, in a message box of
// the system's own, and opens the program again if that is wanted.
//
// Only on Windows: a program with a window has no terminal there, and nobody else
// says that it is gone. macOS says so itself; on Linux there is no box to say it in.
const watchFlag = "--watch"

// What a run tells its watcher, a line each, by a pipe that ends with the run.
const (
	windowWord = "window" // one is drawn
	openWord   = "open "  // and the data folder: its window is drawn
	endWord    = "end"    // in order
)

// toWatcher leads to this run's watcher; nil = it has none.
var toWatcher atomic.Pointer[io.WriteCloser]

func tellWatcher(word string) error {
	pipe := toWatcher.Load()
	if pipe == nil {
		return nil
	}
	_, err := io.WriteString(*pipe, word+"\n")
	return err
}

// getWatched begins to start this run's watcher; watched waits until it is there.
func getWatched() (watched func() error) {
	if runtime.GOOS != "windows" {
		return func() error { return nil }
	}
	started := make(chan error, 1)
	go func() { started <- startWatcher() }()
	return func() error { return <-started }
}

func startWatcher() error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	return watchedBy(exec.Command(program, append([]string{watchFlag}, os.Args[1:]...)...))
}

func watchedBy(watcher *exec.Cmd) error {
	pipe, err := watcher.StdinPipe()
	if err == nil {
		err = keepFromChildren(pipe)
	}
	if err == nil {
		err = watcher.Start()
	}
	if err != nil {
		return fmt.Errorf("start the watcher: %w", err)
	}
	toWatcher.Store(&pipe)
	return watcher.Process.Release() // nobody waits for it: it ends last
}

// watchOnly is among the first things in main: in a watcher it does the
// watcher's work and ends the process, in any other it returns at once.
func watchOnly() {
	if len(os.Args) < 2 || os.Args[1] != watchFlag {
		return
	}
	w := watcher{sessionEnds: platform.SessionEnds, ask: platform.Ask, say: platform.Say, start: platform.StartAgain}
	if err := w.watch(os.Args[2:], os.Stdin); err != nil {
		leave(1, os.Stderr, explain.Error(err))
	}
	exit(0)
}

// A watcher is what it does by the system.
type watcher struct {
	sessionEnds func() bool
	ask         func(text string) (yes bool, err error)
	say         func(to io.Writer, text string) error
	start       func(args ...string) error
}

// watch waits for the end of the run that had such arguments. It keeps nobody
// from the data folder. While it asks, the installer sees the program run: its
// own file, which is to be replaced, is in use.
func (w watcher) watch(args []string, told io.Reader) error {
	r := hear(told)
	if r.ended || w.sessionEnds() {
		return nil
	}
	if err := r.read(args); err != nil {
		return err
	}
	unlogged := leaveWord(r.start.data, r.start.request, "the run before ended without a word", "window", r.window, "d3d9", r.start.d3d9)
	if errors.Is(unlogged, errHandedOver) { // the clerk was faster
		return nil
	}
	unmark, err := instance.Mark()
	if err != nil {
		return errors.Join(unlogged, err)
	}
	again, err := w.tell(r)
	if err := errors.Join(unlogged, err, unmark()); err != nil || !again {
		return err
	}
	return w.start(r.again()...)
}

// tell says what happened, and asks whether to open the program again where
// that may help.
func (w watcher) tell(r lastRun) (again bool, err error) {
	const saved = "显示为“已保存”的内容都在。\n\n"
	switch {
	case r.window:
		return w.ask("绩表意外关闭了，" + saved + "要重新打开绩表吗？")
	case !r.start.d3d9:
		return w.ask("绩表还没有显示窗口就意外关闭了，多半是显卡驱动程序的问题；" + saved + "要改用另一种显示方式重新打开绩表吗？")
	default:
		return false, w.say(os.Stderr, "绩表换了显示方式，还是没有显示窗口就意外关闭了。"+explain.Error(errNoWindow)+
			"\n\n运行记录在文件夹“"+filepath.Join(r.start.data, "log")+"”里（有出错记录时也在那里），不含您填写的内容，可以交给技术人员。")
	}
}

// A lastRun is what a watcher knows of the run.
type lastRun struct {
	args   []string
	start  start  // what they ask for, with the data folder that it means
	window bool   // one was drawn
	data   string // the folder whose window was; "" = not yet
	ended  bool   // in order
}

// hear returns when the run has ended, or says that it does. The pipe knows no
// other end than that.
func hear(told io.Reader) (r lastRun) {
	lines := bufio.NewReader(told)
	for !r.ended {
		line, err := lines.ReadString('\n')
		if err != nil {
			break
		}
		word := strings.TrimSuffix(line, "\n")
		data, open := strings.CutPrefix(word, openWord)
		if open {
			r.data = data
		}
		r.window = r.window || open || word == windowWord
		r.ended = word == endWord
	}
	return r
}

func (r *lastRun) read(args []string) (err error) {
	r.args = args
	if r.start, err = arguments(args); err != nil {
		return err
	}
	if r.data != "" {
		r.start.data, r.start.request = r.data, instance.Request{} // that was carried out
		return nil
	}
	r.start.data, err = platform.ResolveDataDir(r.start.data)
	return err
}

// again is the command line to open the program with again. Whatever file the
// run was to open it has opened, if its window was there; the report and the cell
// of then are the data's to tell.
func (r lastRun) again() []string {
	switch {
	case r.data != "":
		return forData(r.start.data, r.start.d3d9)
	case r.window:
		return r.args
	default:
		return byD3D9(r.args)
	}
}

// drawn tells the watcher that a window is there, if it is.
func (p *program) drawn(word string) {
	if !graphics.HasWindow() {
		return
	}
	if err := tellWatcher(word); err != nil {
		p.tell("the watcher does not hear", err)
	}
}
