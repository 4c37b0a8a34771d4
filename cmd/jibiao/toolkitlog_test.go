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

// Whatever the time, the same is the same: what is heard has none.
func TestToolkitIsHeard(t *testing.T) {
	var out strings.Builder
	end := (&program{held: &holding{log: slog.New(slog.NewTextHandler(&out, nil))}}).hearToolkit()
	log.Println("Fyne error: ", "no such icon")
	end()
	if log.Flags() == 0 || log.Writer() == nil || !strings.Contains(out.String(), `error="Fyne error:  no such icon"`) {
		t.Errorf("logged %q, and %d are the flags afterwards", &out, log.Flags())
	}
}
