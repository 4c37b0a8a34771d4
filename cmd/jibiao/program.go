package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"jibiao/app"
	"jibiao/app/platform"
	"jibiao/app/platform/graphics"
	"jibiao/app/platform/instance"
	"jibiao/forms/paper"
	"jibiao/report"
	"jibiao/report/office"
	"jibiao/report/preview"
)

// unseen is how long opening may still take, once a window can be shown, before one
// says what it is at.
const unseen = 400 * time.Millisecond

// A program is one run of the desktop program. Its methods are for the main
// goroutine; take, progress, and what watches for a window (sight.go) are for others.
type program struct {
	fyne     fyne.App
	start    start
	renderer string // what draws; "" where the system's own OpenGL does
	fonts    paper.Fonts

	unwatched error // why nobody watches this run; nil where somebody does or none is needed

	log atomic.Pointer[slog.Logger] // nil until the data folder is held

	doing  atomic.Pointer[func()] // shows what the opening is at
	gate   *app.Gate              // nil until something is to be said before the window is there
	held   *holding               // nil until the data is open
	app    *app.App
	ends   []func() error     // of what works for the window
	asked  []instance.Request // by other starts, while there was no window yet
	over   bool               // there is nothing to be done any more
	again  string             // the data folder with which the program is to begin anew, after this run
	failed error              // why there is no window
}

// An opening is what came of opening the data.
type opening struct {
	held *holding
	err  error
}

// ready makes ready what the window needs, all at once: the data in a folder, whose
// opening goes on, typefaces and built-in forms, and what draws. Before it nothing may
// be shown. watched returns once the run is watched, or why it is not: what draws may
// crash, and who hands over must say so.
func (p *program) ready(dir string, watched func() error) (begun <-chan opening, err error) {
	fonts := app.Prepare(p.fyne, platform.FangSong)
	drawing, err := graphics.Load()
	p.unwatched = watched()
	begun = p.begin(dir)
	if err != nil {
		return begun, err
	}
	if p.renderer, err = drawing.Try(p.start.d3d9); err != nil {
		return begun, err
	}
	p.fonts = fonts()
	return begun, nil
}

// begin opens the data in a folder, beside what else is done.
func (p *program) begin(dir string) <-chan opening {
	begun := make(chan opening, 1)
	go func() {
		h, err := hold(dir, p.start.request, host{take: p.take, doing: p.progress, log: p.log.Store})
		if errors.Is(err, errHandedOver) {
			exit(0) // at once: there is nothing to be drawn
		}
		if err != nil {
			p.log.Store(nil) // it is closed
		}
		begun <- opening{h, err}
	}()
	return begun
}

// open opens the data in a folder, and then the window. It returns soon.
func (p *program) open(dir string) {
	p.failed = nil
	p.doing.Store(nil)
	p.await(dir, p.begin(dir))
}

// await opens the window once the data is open. It returns soon: where that takes
// longer, the small window tells.
func (p *program) await(dir string, begun <-chan opening) {
	select {
	case o := <-begun:
		p.opened(dir, o)
	case <-time.After(unseen):
		p.wait()
		go func() {
			o := <-begun
			fyne.Do(func() { p.opened(dir, o) })
		}()
	}
}

func (p *program) opened(dir string, o opening) {
	err := o.err
	if err == nil {
		p.held = o.held
		p.logStart()
		err = p.show()
	}
	if err != nil {
		p.refuse(dir, err)
	}
}

func (p *program) logStart() {
	if p.renderer != "" {
		p.held.log.Info("graphics", "renderer", p.renderer)
	}
	if p.unwatched != nil {
		p.held.log.Warn("doing without", "what", "the watcher", "error", p.unwatched)
	}
}

// show opens the window.
func (p *program) show() error {
	pages := preview.New(office.NewPDFMaker(filepath.Join(p.held.dir, "cache", "office")).Make, filepath.Join(p.held.dir, "cache", "pages"))
	p.ends = append(p.ends, func() error { pages.Close(); return nil })
	a, err := app.New(p.fyne, p.held.store, p.options(pages))
	if err != nil {
		return errors.Join(err, p.letGo())
	}
	p.app = a
	endHearing := p.hearToolkit()
	p.ends = append(p.ends, func() error { endHearing(); return nil })
	a.Show()
	p.drawn(openWord + p.held.dir)
	if p.gate != nil {
		p.gate.Close()
	}
	p.ends = append(p.ends, p.prepare(pages.Prepare))
	for _, r := range p.asked {
		a.Take(r)
	}
	return nil
}

// options are what the window is told.
func (p *program) options(pages app.Previewer) app.Options {
	h := p.held
	o := app.Options{
		Fonts: p.fonts, Sample: p.start.request.Sample, File: p.start.request.File, Cell: report.Key(p.start.request.Cell),
		Documents: platform.Documents(), OpenFile: platform.Open, ShowInFolder: platform.ShowInFolder, Print: printing(),
		Convert: office.ToDocx, SystemTells: platform.TellsLook, Contrast: platform.HighContrast, Preview: pages, PrintFolder: filepath.Join(h.dir, "print"),
		Log: h.log, Folder: h.dir, Place: h.place, Notices: h.notices,
	}
	if err := os.RemoveAll(o.PrintFolder); err != nil { // one that is still open in Word stays
		h.log.Warn("what was printed last time stays", "error", err)
	}
	return o
}

// take hands what another start was asked for to the window's loop, and returns
// when that has it: so the other start learns that the loop runs, and need not
// wait for what it does. It is called on other goroutines.
func (p *program) take(r instance.Request) {
	taken := make(chan struct{})
	fyne.Do(func() {
		close(taken)
		p.taken(r)
	})
	<-taken
}

func (p *program) taken(r instance.Request) {
	switch {
	case p.app != nil:
		p.app.Take(r)
		return
	case p.gate != nil:
		p.gate.ToFront()
	}
	p.asked = append(p.asked, r)
}

func (p *program) quit() {
	p.over = true
	p.fyne.Quit()
}

// end is called when the event loop has ended, however it came to. What was
// still being opened ends with the program, which it may at any moment.
func (p *program) end() error {
	err := p.failed
	if p.app != nil {
		err = errors.Join(err, p.app.Close())
	}
	return errors.Join(err, p.letGo())
}

// letGo ends what works for the window, the latest first, and gives the folder
// back.
func (p *program) letGo() (err error) {
	for _, end := range slices.Backward(p.ends) {
		err = errors.Join(err, end())
	}
	p.ends = nil
	if p.held != nil {
		p.log.Store(nil)
		err = errors.Join(err, p.held.release())
		p.held = nil
	}
	return err
}

// prepare makes the page renderer ready in the background, until that is done or
// ended. Where it fails, the preview is told why when it wants a page: the log has it
// for whoever is asked for help.
func (p *program) prepare(renderer func(context.Context) error) (end func() error) {
	ctx, cancel := context.WithCancel(context.Background())
	over, log := make(chan struct{}), p.held.log
	go func() {
		defer close(over)
		if err := renderer(ctx); err != nil && !errors.Is(err, context.Canceled) {
			log.Warn("not ready", "what", "the page renderer", "error", err)
		}
	}()
	return func() error {
		cancel()
		<-over
		return nil
	}
}
