package main

import (
	"log"
	"os"
	"path/filepath"
	"testing"
	"unsafe"

	fyneapp "fyne.io/fyne/v2/app"
	"golang.org/x/sys/windows"

	"jibiao/app/platform/instance"
	"jibiao/report/preview"
)

func init() { roles["lose the device"] = loseDevice }

// A window that cannot be drawn into any more is told of by the system; whoever
// says yes gets the program anew on the same data, once this run has let go of it.
func TestBeginsAnew(t *testing.T) {
	needsDrawing(t)
	dir, err := os.MkdirTemp("", "jibiao-again-")
	if err != nil {
		t.Fatal(err)
	}
	if out, err := child("lose the device", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if !eventually(func() bool { _, err := os.Stat(anew(dir)); return err == nil }) {
		t.Error("the program did not begin anew")
	}
}

// anew is left by the run that was begun anew.
func anew(dir string) string { return filepath.Join(dir, "begun anew") }

// loseDevice is the program, whose window is lost; started once more it says so.
func loseDevice(dir string) {
	preview.Child()
	if s, err := arguments(os.Args[1:]); err == nil && s.data == dir {
		h, err := hold(dir, instance.Request{}, nobody)
		if err == nil {
			err = h.release()
		}
		if err == nil {
			err = os.WriteFile(anew(dir), nil, 0o600)
		}
		if err != nil {
			panic(err)
		}
		return
	}
	p := begun(dir, start{data: dir})
	go func() {
		onMain(func() {}) // the loop runs
		log.Println("PlatformError: EGL: Failed to make context current: The application must destroy all contexts and reinitialise")
		eventually(sayYes)
	}()
	p.fyne.Run()
	if err := p.end(); err != nil || p.again != dir {
		panic(err)
	}
	if err := p.startAgain(); err != nil {
		panic(err)
	}
}

// begun is a program that opens a folder.
func begun(dir string, s start) *program {
	p := &program{fyne: fyneapp.NewWithID(appID), start: s}
	opening, err := p.ready(dir, func() error { return nil })
	if err != nil {
		panic(err)
	}
	p.await(dir, opening)
	return p
}

// sayYes answers the system's question, when it is there.
func sayYes() bool {
	title, err := windows.UTF16PtrFromString("绩表")
	if err != nil {
		panic(err)
	}
	class, err := windows.UTF16PtrFromString("#32770") // a dialog's
	if err != nil {
		panic(err)
	}
	box := call(user32, "FindWindowW", uintptr(unsafe.Pointer(class)), uintptr(unsafe.Pointer(title)))
	const command, yes = 0x0111, 6
	return box != 0 && call(user32, "PostMessageW", box, command, yes, 0) != 0
}
