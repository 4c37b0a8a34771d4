package graphics

import (
	"fmt"
	"path/filepath"
	"runtime"
	"unsafe"

	"golang.org/x/sys/windows"
)

// angle is ANGLE's two DLLs, which stay loaded: whoever asks for them by name
// later (GLFW, the shim of packaging/windows/egl) gets these.
type angle struct{ gles, egl *windows.DLL }

// loadANGLE loads the DLLs of a folder and no others of their names.
func loadANGLE(folder string) (a angle, err error) {
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

// call calls a function of a DLL. A missing one, too, is an error.
func call(dll *windows.DLL, name string, args ...uintptr) (uintptr, error) {
	f, err := dll.FindProc(name)
	if err != nil {
		return 0, err
	}
	result, _, _ := f.Call(args...) //nolint:errcheck // Windows' own error says nothing of these functions
	return result, nil
}

// A trial is one picture being drawn; after its first error it does nothing more.
type trial struct {
	angle
	display, surface, context uintptr
	err                       error
	pins                      runtime.Pinner
}

// at is where something lies, which stays there until the trial is over.
func at[T any](t *trial, what *T) uintptr {
	t.pins.Pin(what)
	return uintptr(unsafe.Pointer(what))
}

// try draws a picture of a few pixels with a shader and looks at it.
func (a angle) try(w way) (renderer string, err error) {
	runtime.LockOSThread() // a context belongs to a thread
	defer runtime.UnlockOSThread()
	t := &trial{angle: a}
	defer t.pins.Unpin()
	defer t.close()
	t.open(w)
	renderer = t.text("glGetString", glRenderer)
	t.draw()
	return renderer, t.err
}

// do calls a function of EGL that returns 0 when it fails.
func (t *trial) do(name string, args ...uintptr) uintptr {
	if t.err != nil {
		return 0
	}
	result, err := call(t.egl, name, args...)
	if err == nil && result == 0 {
		code, codeErr := call(t.egl, "eglGetError")
		if err = codeErr; err == nil {
			err = fmt.Errorf("%s: error 0x%x", name, code)
		}
	}
	t.err = err
	return result
}

// gl calls a function of OpenGL ES.
func (t *trial) gl(name string, args ...uintptr) uintptr {
	if t.err != nil {
		return 0
	}
	result, err := call(t.gles, name, args...)
	t.err = err
	return result
}

// text is a string that OpenGL ES keeps.
func (t *trial) text(name string, args ...uintptr) string {
	result := t.gl(name, args...)
	if result == 0 {
		return ""
	}
	return windows.BytePtrToString(*(**byte)(unsafe.Pointer(&result)))
}
