package main

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"fyne.io/fyne/v2/driver/desktop"

	"jibiao/app/platform/instance"
	"jibiao/report/preview"
)

// scaleVariable is the toolkit's own: how much larger than usual all is drawn.
const scaleVariable = "FYNE_SCALE"

func init() { roles["type"] = typeInWindow }

// What an input method is told of the caret is where the caret is seen on the
// screen, in the real window and in every kind of text input. The window is that
// of a child, on whose main goroutine the toolkit must run.
func TestInputMethodIsToldWhereTheCaretIs(t *testing.T) {
	needsDrawing(t)
	for _, scale := range []string{"1", "1.5"} {
		t.Run("scale "+scale, func(t *testing.T) {
			dir, err := os.MkdirTemp("", "jibiao-caret-")
			if err != nil {
				t.Fatal(err)
			}
			out, err := child("type", dir, scaleVariable+"="+scale).CombinedOutput()
			t.Logf("%s", out)
			if said := string(out); err != nil || strings.Count(said, "as seen") != len(places) || strings.Contains(said, "FAIL") {
				t.Errorf("the child: %v", err)
			}
		})
	}
}

// anglesVariable names the folder of ANGLE's DLLs.
const anglesVariable = "JIBIAO_ANGLE"

// needsDrawing puts what draws beside the test binary, or skips a test of the real
// window where there is nothing.
func needsDrawing(t *testing.T) {
	t.Helper()
	angles, beside := os.Getenv(anglesVariable), filepath.Dir(os.Args[0])
	for _, dll := range []string{"libEGL.dll", "libGLESv2.dll"} {
		if _, err := os.Stat(filepath.Join(beside, dll)); err == nil {
			continue
		}
		if angles == "" {
			t.Skipf("skipped: nothing to draw with beside the test binary, nor in $%s", anglesVariable)
		}
		data, err := os.ReadFile(filepath.Join(angles, dll))
		if err == nil {
			err = os.WriteFile(filepath.Join(beside, dll), data, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// A place is where text is typed; go brings the caret there, on the window's
// goroutine.
type place struct {
	name string
	goTo func(w *typist)
}

var places = []place{
	{"one line", func(w *typist) { w.open("项目名称"); w.press(fyne.KeyEnd) }},
	{"several lines", func(w *typist) {
		w.open("存在问题")
		w.press(fyne.KeyHome, fyne.KeyDown, fyne.KeyDown, fyne.KeyRight)
	}},
	{"scrolled under the caret", func(w *typist) { w.wheel(-120) }},
	{"zoomed to 150 %", func(w *typist) { w.zoom(fyne.KeyEqual, 5) }},
	{"zoomed and on the next line", func(w *typist) { w.press(fyne.KeyDown) }},
	{"a box in a bar", func(w *typist) { w.shortcut(fyne.KeyF); w.text("预算") }},
	{"a box that scrolls", func(w *typist) { w.text(strings.Repeat("绩效评价", 30)) }},
}

// A typist sits before the program's window.
type typist struct {
	*program
	window fyne.Window
	handle uintptr
}

// typeInWindow is the program on an empty data folder, with somebody who types.
func typeInWindow(dir string) {
	preview.Child() // which it starts as itself
	p := begun(dir, start{request: instance.Request{Sample: true}})
	go (&typist{program: p}).work()
	p.fyne.Run()
	if err := p.end(); err != nil {
		panic(err)
	}
}

func (w *typist) work() {
	defer fyne.Do(w.fyne.Quit)
	if !eventually(func() (there bool) { onMain(func() { there = w.app != nil && w.find() }); return there }) {
		fmt.Println("FAIL: no window")
		return
	}
	if !eventually(w.fits) {
		fmt.Println("FAIL: the window does not fit on the screen")
		return
	}
	for _, p := range places {
		onMain(func() { p.goTo(w) })
		said := "no caret blinks on the screen"
		verdict := "FAIL"
		if eventually(func() (alike bool) { // the screen may not show yet what the program knows
			if seen, ok := w.seen(); ok {
				onMain(func() { said, alike = w.compare(seen) })
			}
			return alike
		}) {
			verdict = "as seen"
		}
		fmt.Printf("%s: %s: %s\n", p.name, verdict, said)
	}
}

func onMain(f func()) { fyne.DoAndWait(f) }

// eventually waits for something, for as long as a busy machine may take.
func eventually(holds func() bool) bool {
	for end := time.Now().Add(60 * time.Second); time.Now().Before(end); time.Sleep(30 * time.Millisecond) {
		if holds() {
			return true
		}
	}
	return false
}

func (w *typist) find() bool {
	for _, window := range w.fyne.Driver().AllWindows() {
		window.(driver.NativeWindow).RunNative(func(context any) {
			if c := context.(driver.WindowsWindowContext); c.HWND != 0 {
				w.window, w.handle = window, c.HWND
			}
		})
	}
	return w.handle != 0 && w.window.Canvas().Focused() != nil
}

// small is a window that is whole on a small screen also at the larger scale.
var small = fyne.NewSize(880, 480)

// fits has the window be small, and says whether it is where it can be seen.
func (w *typist) fits() (yes bool) {
	onMain(func() {
		w.window.Resize(small)
		w.window.CenterOnScreen()
		size := w.window.Canvas().Size()
		at := w.origin()
		yes = size.Width < small.Width+2 && size.Height < small.Height+2 && at.X >= 0 && at.Y >= 0
	})
	return yes
}

func (w *typist) open(cell string) { w.app.Take(instance.Request{Cell: cell}) }

func (w *typist) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		w.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func (w *typist) text(text string) {
	for _, r := range text {
		w.window.Canvas().Focused().TypedRune(r)
	}
}

func (w *typist) shortcut(key fyne.KeyName) {
	w.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl})
}

func (w *typist) zoom(key fyne.KeyName, times int) {
	for range times {
		w.shortcut(key)
	}
}

// wheel turns the mouse's wheel over the caret.
func (w *typist) wheel(by int16) {
	const mouseMove, mouseWheel = 0x0200, 0x020A
	at, _ := w.character()
	inside := uintptr(uint16(at.X)) | uintptr(uint16(at.Y))<<16
	send(w.handle, mouseMove, 0, inside)
	send(w.handle, mouseWheel, uintptr(uint16(by))<<16, inside)
}

// character asks as today's input methods do where the caret is, in the pixels
// of the window's inside.
func (w *typist) character() (at image.Point, height int) {
	const request, queryCharPosition = 0x0288, 6
	var asked struct {
		size, character uint32
		x, y            int32
		height          uint32
		document        [4]int32
	}
	asked.size = uint32(unsafe.Sizeof(asked))
	if send(w.handle, request, queryCharPosition, uintptr(unsafe.Pointer(&asked))) == 0 {
		return image.Point{}, 0
	}
	return image.Pt(int(asked.x), int(asked.y)).Sub(w.origin()), int(asked.height)
}

// compare says what an input method is told of the caret, once something is being
// composed, and whether all of it is where the caret was seen.
func (w *typist) compare(seen image.Rectangle) (said string, alike bool) {
	const startComposition, endComposition = 0x010D, 0x010E
	send(w.handle, startComposition, 0, 0)
	defer send(w.handle, endComposition, 0, 0)
	at, height := w.character()
	composition, candidates := w.forms()
	caret := w.systemCaret()
	alike = at == seen.Min && height == seen.Dy() && composition == seen.Min && candidates == seen && caret == seen.Min
	return fmt.Sprintf("seen at %v, character at %v high %d, composition at %v, candidates beside %v, system's caret at %v",
		seen, at, height, composition, candidates, caret), alike
}
