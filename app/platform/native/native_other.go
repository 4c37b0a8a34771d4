//go:build !windows

package native

func listen(uintptr, Listener) {}

func caretMoved(uintptr) {}
