package app

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"

	"jibiao/forms/field"
	"jibiao/forms/paper"
	"jibiao/report"
	"jibiao/report/store"
)

// patience bounds every wait; a test that needs it has failed.
const patience = 20 * time.Second

// A clerk is a test's user of the program, on a data folder of their own.
type clerk struct {
	*testing.T
	dir   string
	store *faultyStore
	app   *App
	main  chan func() // what other goroutines want done on the window's
	open  []string    // files handed to other programs
	later []*alarm    // what waits for time to pass
	pages *fakePages  // what the preview shows
}

// An alarm is something that is to be done when time has passed.
type alarm struct {
	do      func()
	stopped bool
}

// after is the program's clock, which a test has in hand: see rests.
func (c *clerk) after(_ time.Duration, f func()) func() bool {
	a := &alarm{do: f}
	c.later = append(c.later, a)
	return func() bool { a.stopped = true; return true }
}

// rests lets time pass.
func (c *clerk) rests() {
	due := c.later
	c.later = nil
	for _, a := range due {
		if !a.stopped {
			a.do()
		}
	}
}

// faultyStore is the real store with failures on demand.
type faultyStore struct {
	*store.Store
	fail         atomic.Pointer[error] // of steps
	failSettings atomic.Pointer[error]
	failBackup   atomic.Pointer[error]
	versions     atomic.Pointer[error] // why none can be kept
	besideBackup error                 // what goes wrong although the copy is made
}

func (s *faultyStore) Backup(why store.Reason) (store.Backup, error) {
	if err := s.failBackup.Load(); err != nil {
		return store.Backup{}, *err
	}
	b, err := s.Store.Backup(why)
	return b, errors.Join(err, s.besideBackup)
}

func (s *faultyStore) SetSetting(name, value string) error {
	if err := s.failSettings.Load(); err != nil {
		return *err
	}
	return s.Store.SetSetting(name, value)
}

func (s *faultyStore) Append(id int64, step report.Step) (time.Time, error) {
	if err := s.fail.Load(); err != nil {
		return time.Time{}, *err
	}
	return s.Store.Append(id, step)
}

func (s *faultyStore) AddVersion(id int64, n store.NewVersion) (store.Version, error) {
	if err := s.versions.Load(); err != nil {
		return store.Version{}, *err
	}
	return s.Store.AddVersion(id, n)
}

func newClerk(t *testing.T) *clerk {
	t.Helper()
	c := &clerk{T: t, dir: t.TempDir(), main: make(chan func(), 1000), pages: newFakePages()}
	test.NewTempApp(t)
	c.start(Options{})
	return c
}

// start opens the program, as after a double click.
func (c *clerk) start(o Options) {
	c.Helper()
	c.startWith(o, func(*faultyStore) {})
}

// startWith is start with a store that was made ready for the test.
func (c *clerk) startWith(o Options, ready func(*faultyStore)) {
	c.Helper()
	if c.app != nil {
		c.app.writer.wait() // of the program before
	}
	s, err := store.Open(filepath.Join(c.dir, "jibiao.db"))
	if err != nil {
		c.Fatal(err)
	}
	c.Cleanup(func() {
		if err := s.Close(); err != nil {
			c.Error(err)
		}
	})
	c.store = &faultyStore{Store: s}
	ready(c.store)
	o.Retry = time.Millisecond
	o.After = c.after
	o.Documents = filepath.Join(c.dir, "文档")
	if err := os.MkdirAll(o.Documents, 0o755); err != nil {
		c.Fatal(err)
	}
	if o.Preview == nil {
		o.Preview = c.pages
	}
	o.PrintFolder = filepath.Join(c.dir, "print")
	o.OnMain = func(f func()) { c.main <- f }
	o.OpenFile = func(path string) error { c.open = append(c.open, path); return nil }
	o.ShowInFolder = func(path string) error { return errors.New("没有文件管理器") }
	o.Fonts = PaperFonts("")
	c.app, err = New(fyne.CurrentApp(), c.store, o)
	if err != nil {
		c.Fatal(err)
	}
	c.app.Show()
	c.settle()
	c.Cleanup(func() {
		if c.app.open != nil {
			c.app.open.saver.close()
		}
		c.app.end()
		c.app.background.Wait()
		c.app.writer.wait()
	})
}

// restart is what follows a power-off: nothing is closed, a new program opens
// the same folder.
func (c *clerk) restart() {
	c.Helper()
	c.app.window.Close()
	c.start(Options{})
}

// wait does the window's work until the condition holds.
func (c *clerk) wait(what string, condition func() bool) {
	c.Helper()
	limit := time.After(patience)
	again := time.NewTicker(5 * time.Millisecond) // what is on the disk changes without a word
	defer again.Stop()
	for !condition() {
		select {
		case f := <-c.main:
			f()
		case <-again.C:
		case <-limit:
			c.Fatalf("waited in vain: %s", what)
		}
	}
}

// settle waits until what is open shows all that it has to show: the library
// what was asked for, a report the findings of its first look.
func (c *clerk) settle() {
	c.Helper()
	l := c.app.library
	c.wait("the store's answers", func() bool {
		l = c.app.library // restoring makes another
		return c.app.underway == 0 && !l.reading.working && !l.glances.work.working && !l.backups.reading.working
	})
	if v := c.app.open; v != nil {
		if _, looked := v.draft.Known(); !looked {
			c.rests()
		}
	}
}

// finish waits until what goes on in the background is done and shown.
func (c *clerk) finish() {
	c.Helper()
	c.app.background.Wait()
	for len(c.main) > 0 {
		(<-c.main)()
	}
	c.settle()
}

func (c *clerk) waitSaved() {
	c.Helper()
	c.wait("everything saved", func() bool {
		return c.app.open.saver.pending() == 0 && strings.HasPrefix(c.app.open.status.state.Text, "已保存")
	})
}

// typeText types into the cell.
func (c *clerk) typeText(k report.Key, text string) {
	c.Helper()
	c.app.open.pane.GoTo(k)
	focused := c.app.window.Canvas().Focused()
	if focused == nil {
		c.Fatalf("%s did not take the focus", k)
	}
	for _, r := range text {
		focused.TypedRune(r)
	}
}

// fill types a text in the place of what is in a box.
func (c *clerk) fill(box textBox, text string) {
	c.Helper()
	c.app.window.Canvas().Focus(box)
	box.TypedShortcut(&fyne.ShortcutSelectAll{})
	box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	for _, r := range text {
		box.TypedRune(r)
	}
}

// A textBox is typed into.
type textBox interface {
	fyne.Focusable
	fyne.Shortcutable
}

// box is the first box to type into in the topmost layer.
func (c *clerk) box() *field.Input {
	c.Helper()
	var find func(o fyne.CanvasObject) *field.Input
	find = func(o fyne.CanvasObject) *field.Input {
		if box, ok := o.(*field.Input); ok {
			return box
		}
		for _, child := range children(o) {
			if box := find(child); box != nil {
				return box
			}
		}
		return nil
	}
	box := find(c.layer())
	if box == nil {
		c.Fatal("there is nothing to type into")
	}
	return box
}

// stored is the open report as it is on the disk.
func (c *clerk) stored() store.Report {
	c.Helper()
	r, err := c.store.Load(c.app.open.id)
	if err != nil {
		c.Fatal(err)
	}
	return r
}

// press clicks on what reads so, in the topmost layer: a button, a link, a
// card, an entry of a menu.
func (c *clerk) press(text string) {
	c.Helper()
	c.settle()
	c.pressIn(c.layer(), text)
}

// pressIn clicks on what reads so in a part of the window.
func (c *clerk) pressIn(part fyne.CanvasObject, text string) {
	c.Helper()
	var chain []fyne.CanvasObject
	if !findText(part, text, nil, &chain) {
		c.Fatalf("nothing reads %q here; there is: %s", text, strings.Join(c.texts(), " | "))
	}
	for i := len(chain) - 1; i >= 0; i-- {
		if t, ok := chain[i].(fyne.Tappable); ok {
			t.Tapped(&fyne.PointEvent{})
			c.settle()
			return
		}
	}
	c.Fatalf("%q cannot be clicked", text)
}

// layer is the dialog that is open, or the window.
func (c *clerk) layer() fyne.CanvasObject {
	if top := c.app.window.Canvas().Overlays().Top(); top != nil {
		return top
	}
	return c.app.window.Canvas().Content()
}

// findText finds the objects from the root down to a text that begins so.
func findText(o fyne.CanvasObject, text string, above []fyne.CanvasObject, found *[]fyne.CanvasObject) bool {
	if !o.Visible() {
		return false
	}
	chain := append(append([]fyne.CanvasObject{}, above...), o)
	if t, ok := o.(*canvas.Text); ok && strings.HasPrefix(t.Text, text) {
		*found = chain
		return true
	}
	for _, child := range children(o) {
		if findText(child, text, chain, found) {
			return true
		}
	}
	return false
}

func children(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}

// texts lists what the topmost layer says.
func (c *clerk) texts() []string {
	var out []string
	collect(c.layer(), &out)
	return out
}

// collect lists the texts of an object.
func collect(o fyne.CanvasObject, out *[]string) {
	if !o.Visible() {
		return
	}
	switch t := o.(type) {
	case *canvas.Text:
		*out = append(*out, t.Text)
	case *paper.Text: // its lines are broken too
		var lines strings.Builder
		for _, line := range children(t) {
			if words, isText := line.(*canvas.Text); isText { // and no mark
				lines.WriteString(words.Text)
			}
		}
		*out = append(*out, lines.String())
		return
	case *widget.RichText: // its lines are broken for the screen
		*out = append(*out, t.String())
		return
	}
	for _, child := range children(o) {
		collect(child, out)
	}
}

// walk visits the lists to choose from in the topmost layer.
func (c *clerk) walk(visit func(*widget.Select)) {
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if s, ok := o.(*widget.Select); ok {
			visit(s)
			return
		}
		for _, child := range children(o) {
			walk(child)
		}
	}
	walk(c.layer())
}

func (c *clerk) sees(text string) {
	c.Helper()
	c.settle()
	if !strings.Contains(strings.Join(c.texts(), "\n"), text) {
		c.Errorf("%q is not to be seen; there is: %s", text, strings.Join(c.texts(), " | "))
	}
}

func (c *clerk) want(k report.Key, text string) {
	c.Helper()
	if got := c.app.open.draft.Text(k); got != text {
		c.Errorf("%s is %q, want %q", k, got, text)
	}
}

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares the window's markup with a file.
func (c *clerk) golden(name string) {
	c.Helper()
	c.compare(name, test.RenderToMarkup(c.app.window.Canvas()))
}

// goldenOf compares an object's markup at a size with a file.
func (c *clerk) goldenOf(name string, o fyne.CanvasObject, size fyne.Size) {
	c.Helper()
	w := test.NewTempWindow(c.T, o)
	w.SetPadded(false)
	w.Resize(size)
	c.compare(name, filepath.ToSlash(test.RenderToMarkup(w.Canvas()))) // of the paths shown
}

func (c *clerk) compare(name, got string) {
	c.Helper()
	path := filepath.Join("testdata", name+".xml")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			c.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		c.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		c.Errorf("%s (-want +got; run with -update if it should be so):\n%s", path, diff)
	}
}
