//go:build !windows

package graphics

// Prepare does nothing where the system's own OpenGL draws. See Windows'.
func Prepare(bool) (renderer string, err error) { return "", nil }

// HasWindow is only known on Windows.
func HasWindow() bool { return true }
