package graphics

import (
	"testing"

	"github.com/go-gl/glfw/v3.4/glfw"
)

// What the search finds reaches whoever asked, however full the goroutine's stack
// is: being called by the system may move it.
func TestWindowIsSeenFromAnyDepth(t *testing.T) {
	useGLFW(t)
	if err := glfw.Init(); err != nil {
		t.Fatal(err)
	}
	if HasWindow() {
		t.Fatal("there is a window before one is made")
	}
	glfw.WindowHint(glfw.ClientAPI, glfw.NoAPI)
	w, err := glfw.CreateWindow(side, side, "", nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Destroy()
	for depth := range 200 {
		seen := make(chan bool)
		go func() { seen <- hasWindowAt(depth) }()
		if !<-seen {
			t.Errorf("not seen from depth %d", depth)
		}
	}
}

//go:noinline
func hasWindowAt(depth int) bool {
	if depth > 0 {
		return hasWindowAt(depth - 1)
	}
	return HasWindow()
}
