// Package native hears what the system tells a window and the toolkit does not
// pass on, and tells the system where text is being typed. On Windows it stands
// before the toolkit in the window's procedure; elsewhere it hears nothing.
//
// All functions are for the window's goroutine, which is the main one.
package native

import "image"

// A Listener is asked and told on the window's goroutine. It may be asked while
// the system waits for the answer, so it should be quick and must show nothing
// of its own. All of its functions are needed.
type Listener struct {
	// Caret is where text is being typed, in pixels from the upper left corner of
	// the window's inside; ok is false while it is nowhere.
	Caret func() (at image.Rectangle, ok bool)
	// Stale is told that the window may have lost what it showed: the screen is
	// another one, the session was reconnected, the computer has slept.
	Stale func()
	// Colours is told that the system's colours are others.
	Colours func()
	// Failed is told of a panic in one of the others: none may pass through the
	// system.
	Failed func(error)
}

// Listen has a window, by the handle that the system knows it by, listened to
// until it is gone. A window that is listened to already keeps its listener;
// one without a handle is none.
func Listen(window uintptr, l Listener) { listen(window, l) }

// CaretMoved has the system ask a window's listener anew where text is being
// typed. A window that is not listened to has nothing moved.
func CaretMoved(window uintptr) { caretMoved(window) }
