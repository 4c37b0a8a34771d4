package main

import (
	"errors"
	"os"
	"testing"
	"unsafe"

	"golang.org/x/sys/windows"
)

func TestPipeIsKeptFromChildren(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := errors.Join(r.Close(), w.Close()); err != nil {
			t.Error(err)
		}
	}()
	if !isInherited(t, w) {
		t.Log("Go keeps it from them by itself: pipe_windows.go can go")
	}
	if err := keepFromChildren(w); err != nil || isInherited(t, w) {
		t.Errorf("%v; inherited: %v", err, isInherited(t, w))
	}
}

func isInherited(t *testing.T, f *os.File) bool {
	t.Helper()
	var flags uint32
	ok, _, err := windows.NewLazySystemDLL("kernel32.dll").NewProc("GetHandleInformation").Call(f.Fd(), uintptr(unsafe.Pointer(&flags)))
	if ok == 0 {
		t.Fatal(err)
	}
	return flags&windows.HANDLE_FLAG_INHERIT != 0
}
