package main

import (
	"log"
	"log/slog"
	"strings"
	"testing"
)

func TestToolkitLog(t *testing.T) {
	var out strings.Builder
	lost := 0
	told := newToolkitLog(slog.New(slog.NewTextHandler(&out, nil)))
	told.lost = func() { lost++ }
	toolkit := log.New(told, "", 0)
	for range 3 {
		toolkit.Println("Fyne error: ", "no such icon")
		toolkit.Println("PlatformError: Win32: Failed to set clipboard")
	}
	if said := strings.Count(out.String(), "msg="); said != 2 || lost != 0 {
		t.Errorf("logged %d things, lost %d times:\n%s", said, lost, out.String())
	}
	for range 3 {
		toolkit.Println("PlatformError: EGL: Failed to make context current: The application must destroy all contexts and reinitialise")
	}
	if said := strings.Count(out.String(), "msg="); said != 3 || lost != 1 {
		t.Errorf("logged %d things, lost %d times:\n%s", said, lost, out.String())
	}
	told.forget()
	for range 3 {
		toolkit.Println("PlatformError: EGL: Failed to make context current: The application must destroy all contexts and reinitialise")
	}
	if lost != 2 {
		t.Errorf("lost %d times, want once more", lost)
	}
	for i := range 2 * mostSaid {
		toolkit.Println("frame", i)
	}
	if said := strings.Count(out.String(), "msg="); said != mostSaid {
		t.Errorf("logged %d things of very many", said)
	}
}
