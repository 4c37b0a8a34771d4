package graphics

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// ANGLE is its two DLLs, which stay loaded: whoever asks for them by name
// later (GLFW, the shim of packaging/windows/egl) gets these.
type ANGLE struct{ gles, egl *windows.DLL }

// loadANGLE loads the DLLs of a folder and no others of their names.
func loadANGLE(folder string) (a ANGLE, err error) {
	if a.gles, err = load(folder, "libGLESv2.dll"); err != nil {
		return a, err
	}
	a.egl, err = load(folder, "libEGL.dll")
	return a, err
}

func load(folder, name string) (*windows.DLL, error) {
	dll, err := windows.LoadDLL(filepath.Join(folder, name))
	if err != nil {
		return nil, &Error{Missing: name, Err: err}
	}
	return dll, nil
}
