package graphics

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/go-gl/glfw/v3.4/glfw"
)

// Load loads ANGLE from beside the program; the error is [*Error]. No driver is
// touched before [ANGLE.Try].
func Load() (ANGLE, error) {
	exe, err := os.Executable()
	if err != nil {
		return ANGLE{}, &Error{Err: err}
	}
	return loadANGLE(filepath.Dir(exe))
}

// Try draws a trial picture that nobody sees, over Direct3D 11 or, where
// that does not draw or old is set, over Direct3D 9, and has the windows drawn
// the same way: it leaves GLFW initialised, and Fyne, which does that once more, keeps
// what it was told. It returns what draws, for the log, or [*Error]. It must be called
// on the main goroutine, before the program's first window, and takes a few tenths
// of a second.
func (a ANGLE) Try(old bool) (renderer string, err error) {
	ways := []way{direct3D11, direct3D9}
	if old {
		ways = ways[1:]
	}
	var failed []error
	for _, w := range ways {
		renderer, err := a.try(w)
		if err == nil {
			return renderer, nil
		}
		failed = append(failed, fmt.Errorf("%s: %w", w.name, err))
	}
	return "", &Error{Err: errors.Join(failed...)}
}

// A way is how ANGLE draws.
type way struct {
	name string
	hint int // GLFW's name of it
}

var (
	direct3D11 = way{"Direct3D 11", glfw.AnglePlatformTypeD3D11}
	direct3D9  = way{"Direct3D 9", glfw.AnglePlatformTypeD3D9}
)
