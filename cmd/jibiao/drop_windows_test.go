package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unsafe"

	"golang.org/x/sys/windows"

	"jibiao/assets"
	"jibiao/report"
	"jibiao/report/bundle"
	"jibiao/report/preview"
	"jibiao/report/store"
)

func init() { roles["take what is dropped"] = takeDropped }

// A Word file that the desktop drops on the window is read in.
func TestDroppedFileIsReadIn(t *testing.T) {
	needsDrawing(t)
	dir, err := os.MkdirTemp("", "jibiao-drop-")
	if err != nil {
		t.Fatal(err)
	}
	out, err := child("take what is dropped", dir).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "read in: 单位自行评价 <nil>") {
		t.Errorf("%v: %s", err, out)
	}
}

// takeDropped is the program on an empty data folder, and the desktop beside it.
func takeDropped(dir string) {
	preview.Child()
	file := filepath.Join(dir, "去年 50% #1.docx")
	if err := os.WriteFile(file, lastYears(), 0o600); err != nil {
		panic(err)
	}
	w := &typist{program: begun(filepath.Join(dir, "数据"), start{})}
	go w.drop(file)
	w.fyne.Run()
	if err := w.end(); err != nil {
		panic(err)
	}
}

// lastYears is a filled Word file.
func lastYears() []byte {
	b, err := bundle.BuiltIn(assets.SampleForm)
	if err != nil {
		panic(err)
	}
	values := report.Values{}
	if err := json.Unmarshal(assets.Sample(), &values); err != nil {
		panic(err)
	}
	filled, err := b.Template.Fill(b.Form.Compute(values))
	if err != nil {
		panic(err)
	}
	return filled
}

// drop lets go of a file above the window, and says what became of it.
func (w *typist) drop(file string) {
	defer onMain(w.fyne.Quit)
	if !eventually(func() (there bool) { onMain(func() { there = w.app != nil && w.find() }); return there }) {
		fmt.Println("no window")
		return
	}
	const dropFiles = 0x0233
	if call(user32, "PostMessageW", w.handle, dropFiles, dropped(file), 0) == 0 {
		fmt.Println("the window is not told")
		return
	}
	var reports []store.Summary
	if !eventually(func() bool { reports = w.reports(); return len(reports) > 0 }) {
		fmt.Println("not read in")
		return
	}
	values, err := w.held.store.Values(reports[0].ID)
	fmt.Printf("read in: %s %v\n", values["评价类型"], err)
}

func (w *typist) reports() []store.Summary {
	reports, err := w.held.store.List(store.Filter{})
	if err != nil {
		panic(err)
	}
	return reports
}

// dropped is what the desktop hands over with the message: memory of the system's,
// which who takes the files frees.
func dropped(file string) uintptr {
	header := struct { // DROPFILES
		size    uint32
		x, y    int32
		outside int32
		wide    int32
	}{size: 20, x: 50, y: 50, wide: 1}
	names, err := windows.UTF16FromString(file)
	if err != nil {
		panic(err)
	}
	names = append(names, 0) // no more files
	kernel32 := windows.NewLazySystemDLL("kernel32.dll")
	length := 2 * uintptr(len(names))
	memory := call(kernel32, "GlobalAlloc", 0, uintptr(header.size)+length) // that stays where it is
	if memory == 0 {
		panic("no memory")
	}
	call(kernel32, "RtlMoveMemory", memory, uintptr(unsafe.Pointer(&header)), uintptr(header.size))
	call(kernel32, "RtlMoveMemory", memory+uintptr(header.size), uintptr(unsafe.Pointer(&names[0])), length)
	return memory
}
