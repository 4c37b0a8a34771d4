// Package app is the shell: the window with the report library and the open
// report, saving in the background, and whatever is said to the clerk.
//
// Everything here runs on Fyne's main goroutine but the saver's callbacks,
// which come in through Options.OnMain.
package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strconv"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"jibiao/app/platform"
	"jibiao/forms/paper"
	"jibiao/report"
	"jibiao/report/bundle"
	"jibiao/report/parcel"
)

// Options are what a start of the program is told.
type Options struct {
	Sample bool       // open the sample report
	File   string     // read this filled Word file into a new report
	Cell   report.Key // put the focus there
	Fonts  paper.Fonts
	// Documents is where exported files are offered to go.
	Documents string
	// PrintFolder takes the documents that are handed over for printing.
	PrintFolder string
	// Print has a document printed on the default printer, which takes seconds;
	// nil = this machine cannot, and the document is opened for it instead.
	Print func(ctx context.Context, path string) error
	// OpenFile hands a file to the system's own program for it.
	OpenFile func(path string) error
	// ShowInFolder shows a file in the system's file manager.
	ShowInFolder func(path string) error
	// Convert makes a .docx of a document of an old format; it takes seconds,
	// and ends when ctx is cancelled. nil = this machine cannot.
	Convert func(ctx context.Context, data []byte, name string) ([]byte, error)
	// Preview makes the pages of the preview and the PDFs.
	Preview Previewer
	Now     func() time.Time
	// After runs f on the window's goroutine when so much time has passed,
	// unless it is stopped there before; nil = by the clock.
	After func(d time.Duration, f func()) (stop func() bool)
	// Retry is how long a write that failed rests before it is tried again;
	// 0 = three seconds.
	Retry time.Duration
	// SystemTells says whether the desktop tells if it is light or dark; it may
	// take long. nil = it does.
	SystemTells func() bool
	// Contrast is the strong colours of a user who needs them, the zero value for
	// the usual ones; nil = the usual ones.
	Contrast func() platform.Contrast
	// OnMain runs something on the window's goroutine; fyne.Do unless a test
	// brings its own.
	OnMain func(func())
	// Log takes what whoever is asked for help must know, and never a word that
	// the clerk typed; nil = there is none.
	Log *slog.Logger
	// Folder is where the data is, and Place what endangers it there.
	Folder string
	Place  platform.Place
	// Notices are said when the window is there, the first one first.
	Notices []Notice
}

// filled are the options with what a nil stands for.
func (o Options) filled() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Retry == 0 {
		o.Retry = 3 * time.Second
	}
	if o.OnMain == nil {
		o.OnMain = fyne.Do
	}
	if o.After == nil {
		o.After = afterOnMain(o.OnMain)
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o
}

// An App is the program's one window.
type App struct {
	fyne    fyne.App
	window  fyne.Window
	store   Store
	options Options
	log     *slog.Logger

	settings *settings
	writer   *writer
	underway int // changes, copies and looks at copies of the store that have not come back

	bundles map[[32]byte]*bundle.Bundle
	builtIn []*bundle.Bundle
	own     []*bundle.Bundle // made of bureaus' blank forms, the latest first

	library *library
	manuals []*manualWindow // that are open
	open    *reportView     // nil while the library is shown
	// comparing is what is shown instead, before the open report or the library;
	// nil = nothing.
	comparing *comparing
	tips      *tips
	notices   []notice
	bars      *fyne.Container // of the notices, above what is shown
	look      Look
	theme     Theme // the window is drawn in it
	// systemTells: the desktop is known to say whether it is light or dark.
	systemTells bool
	redraw      func()   // builds what is shown anew; nil = there is nothing to
	answers     []answer // of the dialogs that are open, and of some that were
	told        telling  // the latest failure

	// life ends when the program is left; what runs in the background for the
	// window goes by it and is waited for.
	life       context.Context
	end        context.CancelFunc
	background sync.WaitGroup

	today string // the day of which the copy was thought of; "" = the window is not there yet

	kept   windowSize // of the start before
	zoom   int        // of the paper, in percent
	folded string     // what the clerk wants of the pane on the right; see folds
	risky  bool       // the data folder's place is to be told
}

// New makes the program's window on a Fyne application; Show shows it.
func New(f fyne.App, s Store, o Options) (*App, error) {
	if err := speakChinese(); err != nil {
		return nil, err
	}
	o = o.filled()
	kept, err := newSettings(s)
	if err != nil {
		return nil, err
	}
	a := &App{
		fyne: f, store: s, options: o, log: o.Log, settings: kept, writer: newWriter(),
		systemTells: o.SystemTells == nil, bundles: map[[32]byte]*bundle.Bundle{},
	}
	a.look = Look(a.setting(settingLook))
	a.dress()
	a.tips = newTips(o.After)
	a.life, a.end = context.WithCancel(context.Background())
	if a.builtIn, err = builtIns(); err != nil {
		return nil, err
	}
	for _, b := range a.builtIn {
		a.bundles[b.Hash] = b
	}
	a.window = f.NewWindow("绩表")
	a.window.SetIcon(icon())
	a.window.SetMaster()
	a.window.SetPadded(false)
	a.restoreWindow()
	a.lookAtPlace()
	a.window.SetCloseIntercept(a.quit)
	a.window.SetOnDropped(a.dropped)
	a.shortcuts()
	if err := a.findOwnForms(); err != nil {
		return nil, err
	}
	a.library = newLibrary(a)
	a.followSystem()
	return a, nil
}

// Show opens the window with the file or the sample that was asked for, else
// where the clerk left off: the report that was open, or the library.
func (a *App) Show() {
	id, err := a.reportToOpen()
	if id != 0 && err == nil {
		a.openReport(id)
	} else {
		a.showLibrary()
	}
	a.window.Show()
	a.attend(a.redress)
	a.backUpIfDue()
	if err != nil {
		a.fail("打开上次的报告", err)
	}
	for _, n := range slices.Backward(a.options.Notices) { // the last one shown is on top
		a.tell(n)
	}
	if a.options.File != "" {
		a.importFile(a.options.File)
	}
}

// reportToOpen is the number of the report to start with, 0 for the library.
func (a *App) reportToOpen() (int64, error) {
	switch {
	case a.options.File != "":
		return 0, nil
	case a.options.Sample:
		return a.sampleReport()
	}
	text := a.setting(settingOpen)
	if text == "" {
		return 0, nil
	}
	id, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("setting %q: %w", settingOpen, err)
	}
	return id, nil
}

// bundleOf opens the form that a report was typed under, from the bytes kept
// beside it.
func (a *App) bundleOf(hash [32]byte) (*bundle.Bundle, error) {
	if b := a.bundles[hash]; b != nil {
		return b, nil
	}
	kept, err := a.store.Bundle(hash)
	if err != nil {
		return nil, err
	}
	b, err := bundle.New(kept.Template, kept.Fields)
	if err != nil {
		return nil, fmt.Errorf("form kept with the report: %w", err)
	}
	a.bundles[hash] = b
	return b, nil
}

// keep stores a bundle's bytes, so that its reports open for ever.
func (a *App) keep(b *bundle.Bundle) error {
	return a.store.PutBundle(parcel.Form(b))
}

// openReport leaves what is shown and shows the report where the clerk left it.
func (a *App) openReport(id int64) { a.openReportAt(id, "") }

// openReportAt is openReport with the focus in the cell.
func (a *App) openReportAt(id int64, cell report.Key) {
	if !a.leave() {
		return
	}
	r, err := a.store.Load(id)
	if err == nil {
		var b *bundle.Bundle
		if b, err = a.bundleOf(r.BundleHash); err == nil {
			if cell != "" {
				r.Cell = cell
			}
			a.show(newReportView(a, b, r))
			return
		}
	}
	a.showLibrary()
	a.fail("打开报告", err)
}

func (a *App) show(v *reportView) {
	a.open, a.comparing, a.redraw = v, nil, v.redraw
	a.turnDay()
	a.window.SetContent(a.onGround(v.content))
	a.remember(settingOpen, strconv.FormatInt(v.id, 10))
	a.window.SetTitle(v.title() + " - 绩表")
	cell := v.stored.Cell
	if a.options.Cell != "" {
		cell, a.options.Cell = a.options.Cell, ""
	}
	v.start(cell)
	v.pause.again() // the findings are looked for once the report is seen
}

// showLibrary leaves the open report, if there is one, and lists them all.
func (a *App) showLibrary() {
	if !a.leave() {
		return
	}
	a.comparing, a.redraw = nil, a.drawLibrary
	a.turnDay()
	a.drawLibrary()
	a.window.SetTitle("绩表")
	a.library.focus()
}

func (a *App) drawLibrary() {
	a.library.reload()
	a.window.SetContent(a.onGround(a.library.content))
}

// onGround gives the window's content a ground of its own colour, notices above
// it, and tips.
func (a *App) onGround(o fyne.CanvasObject) fyne.CanvasObject {
	a.tips.end()
	a.bars = container.New(layout.NewCustomPaddedVBoxLayout(0))
	content := container.NewStack(canvas.NewRectangle(colorGround), framed(a.bars, nil, nil, nil, a.besidePlace(o)), a.tips.layer)
	a.drawNotices()
	return content
}

// leave makes the open report durable and lets go of it. It says no while
// something cannot be saved: the clerk is told first.
func (a *App) leave() bool {
	if a.open == nil {
		return true
	}
	if a.open.settle() > 0 {
		a.open.askUnsaved("离开", func() {
			a.letGo()
			a.showLibrary()
		})
		return false
	}
	a.letGo()
	return true
}

// letGo closes the open report as it is.
func (a *App) letGo() {
	a.open.pause.end()
	a.open.closePreview()
	a.open.saver.close()
	a.open = nil
	a.remember(settingOpen, "")
}

// quit closes the program; the report that is open opens again next time.
func (a *App) quit() {
	if a.open == nil || a.open.settle() == 0 {
		a.close()
		return
	}
	a.open.askUnsaved("退出", a.close)
}

// close closes the window, once what runs in the background has been stopped
// and has cleaned up behind itself.
func (a *App) close() {
	a.end()
	a.background.Wait()
	a.rememberWindow()
	a.writer.wait()
	a.window.Close()
}

// inBackground does work that takes a while, and then, on the window's
// goroutine, what it returns.
func (a *App) inBackground(work func() (then func())) {
	a.background.Go(func() { a.options.OnMain(work()) })
}

// Close is called when the event loop has ended, however it came to: by the
// window, by the end of the desktop's session, by a signal. It makes durable
// what is still waiting, and fails with how much could not be.
func (a *App) Close() error {
	a.end()
	a.background.Wait()
	left := 0
	if a.open != nil {
		left = a.open.saver.close()
		a.open = nil
	}
	a.writer.wait()
	err := a.endSettings()
	if left > 0 {
		return errors.Join(fmt.Errorf("有 %d 步修改没能存到硬盘上", left), err)
	}
	return err
}
