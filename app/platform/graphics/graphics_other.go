//go:build !windows

package graphics

// ANGLE is nothing where the system's own OpenGL draws. See Windows'.
type ANGLE struct{}

// Load has nothing to load.
func Load() (ANGLE, error) { return ANGLE{}, nil }

// Try tries nothing.
func (ANGLE) Try(bool) (renderer string, err error) { return "", nil }

// HasWindow is only known on Windows.
func HasWindow() bool { return true }
