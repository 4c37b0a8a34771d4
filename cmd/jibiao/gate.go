package main

import (
	"errors"
	"os"

	"fyne.io/fyne/v2"

	"jibiao/app"
	"jibiao/app/platform"
	"jibiao/report/explain"
	"jibiao/report/store"
)

// progress is told what the opening is at, in words for the clerk; all = 0 is
// an unknown length. It may be called from any goroutine.
type progress func(doing string, done, all int)

// wait shows the small window.
func (p *program) wait() {
	if p.needGate() {
		p.gate.Wait("正在打开数据…", 0, 0)
		p.drawn(windowWord)
		p.showProgress()
	}
}

// progress keeps what is to be shown, of which only the latest counts.
func (p *program) progress(doing string, done, all int) {
	show := func() { p.gate.Wait(doing, done, all) }
	if p.doing.Swap(&show) == nil {
		fyne.Do(p.showProgress)
	}
}

// showProgress leaves it to wait while there is no small window yet.
func (p *program) showProgress() {
	if p.gate == nil || p.held != nil || p.failed != nil {
		return
	}
	if show := p.doing.Swap(nil); show != nil {
		(*show)()
	}
}

// refuse says in a window why the program cannot start: whoever double-clicks
// an icon sees no terminal.
func (p *program) refuse(dir string, err error) {
	p.failed = err
	if !p.needGate() {
		return
	}
	r := app.Refusal{Why: explain.Error(err), Other: p.open}
	if mayPass(err) {
		r.Again = func() { p.open(dir) }
	}
	if isFolder(dir) {
		r.OpenFolder = func() error { return platform.OpenFolder(dir) }
	}
	p.gate.Refuse(r)
	p.drawn(windowWord)
}

// mayPass says whether trying again may help: not where the file itself is the
// reason.
func mayPass(err error) bool {
	var (
		newer   *store.NewerError
		foreign *store.ForeignError
	)
	return !errors.As(err, &newer) && !errors.As(err, &foreign) && !errors.Is(err, store.ErrNotDatabase)
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// needGate makes the small window if there is none. Where not even that can be
// made the program ends.
func (p *program) needGate() bool {
	if p.gate != nil {
		return true
	}
	var err error
	p.gate, err = app.NewGate(p.fyne, app.Options{Documents: platform.Documents(), Contrast: platform.HighContrast})
	if err != nil {
		p.failed = errors.Join(p.failed, err)
		p.quit()
	}
	return err == nil
}
