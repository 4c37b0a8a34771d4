package main

import (
	"errors"
	"log/slog"
	"strings"
	"sync"
)

// A toolkitLog takes what the toolkit says by Go's standard log, which nobody
// would read: each thing once, into the log. It tells too that the window can no
// longer be drawn into, of which the toolkit takes no other notice.
type toolkitLog struct {
	log  *slog.Logger
	lost func() // is called once, until forget, on the window's goroutine, from within the drawing

	mu   sync.Mutex
	said map[string]bool
	gone bool
}

// mostSaid is how many different things are logged: a toolkit that says a new
// one with each frame would fill the log.
const mostSaid = 100

// deviceLost is what GLFW says when the graphics device has been taken away: the
// driver was updated or reset, a remote session ended.
const deviceLost = "EGL: Failed to make context current"

func newToolkitLog(log *slog.Logger) *toolkitLog {
	return &toolkitLog{log: log, lost: func() {}, said: map[string]bool{}}
}

// forget has the next loss of the device told of once more.
func (t *toolkitLog) forget() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.gone = false
}

// Write takes a line of Go's standard log.
func (t *toolkitLog) Write(p []byte) (int, error) {
	line := strings.TrimSpace(string(p))
	t.mu.Lock()
	fresh := !t.said[line] && len(t.said) < mostSaid
	lost := !t.gone && strings.Contains(line, deviceLost)
	if fresh {
		t.said[line] = true
	}
	t.gone = t.gone || lost
	t.mu.Unlock()
	if fresh {
		t.log.Warn("the toolkit says", "error", errors.New(line))
	}
	if lost {
		t.lost()
	}
	return len(p), nil
}
