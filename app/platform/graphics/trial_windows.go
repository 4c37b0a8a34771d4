package graphics

import (
	"errors"
	"fmt"
	"runtime"
	"unsafe"

	"github.com/go-gl/glfw/v3.4/glfw"
	"golang.org/x/sys/windows"
)

// The names of OpenGL ES that a trial needs, as its headers say.
const (
	glRenderer       = 0x1F01
	glVertexShader   = 0x8B31
	glFragmentShader = 0x8B30
	glCompileStatus  = 0x8B81
	glLinkStatus     = 0x8B82
	glFloat          = 0x1406
	glTriangles      = 0x0004
	glRGBA           = 0x1908
	glUnsignedByte   = 0x1401
)

const side = 4 // of the trial picture, in pixels

// A trial is one picture being drawn; after its first error it does nothing more.
type trial struct {
	gles *windows.DLL
	err  error
	pins runtime.Pinner
}

// try draws a picture of a few pixels with a shader and looks at it. That is done in
// a hidden window of GLFW, as all is drawn later: GLFW keeps the Direct3D device, which
// is half of the time. After an error it is not initialised.
func (a ANGLE) try(w way) (renderer string, err error) {
	runtime.LockOSThread() // a context belongs to a thread
	defer runtime.UnlockOSThread()
	defer func() {
		if err != nil {
			glfw.Terminate()
		}
	}()
	window, err := hiddenWindow(w)
	if err != nil {
		return "", err
	}
	defer window.Destroy()
	window.MakeContextCurrent()
	defer glfw.DetachCurrentContext()
	t := &trial{gles: a.gles}
	defer t.pins.Unpin()
	renderer = t.text("glGetString", glRenderer)
	t.draw()
	return renderer, t.err
}

// hiddenWindow initialises GLFW and makes a window that nobody sees.
func hiddenWindow(w way) (window *glfw.Window, err error) {
	defer func() { // of a display without a fitting format GLFW's package makes a panic
		if p := recover(); p != nil {
			err = fmt.Errorf("make a window: %v", p)
		}
	}()
	glfw.InitHint(glfw.AnglePlatformType, w.hint)
	if err := glfw.Init(); err != nil {
		return nil, fmt.Errorf("initialise GLFW: %w", err)
	}
	setHints()
	glfw.WindowHint(glfw.ClientAPI, glfw.OpenGLESAPI)
	glfw.WindowHint(glfw.ContextVersionMajor, 2)
	glfw.WindowHint(glfw.Visible, glfw.False)
	defer setHints() // Fyne's windows are its own matter
	window, err = glfw.CreateWindow(side, side, "", nil, nil)
	if err == nil && window == nil { // it has been logged
		err = errors.New("make a window: the platform refuses")
	}
	return window, err
}

// setHints has windows be drawn over EGL, which is ANGLE, and is as GLFW wants else.
func setHints() {
	glfw.DefaultWindowHints()
	glfw.WindowHint(glfw.ContextCreationAPI, glfw.EGLContextAPI)
}

// at is where something lies, which stays there until the trial is over.
func at[T any](t *trial, what *T) uintptr {
	t.pins.Pin(what)
	return uintptr(unsafe.Pointer(what))
}

// gl calls a function of OpenGL ES.
func (t *trial) gl(name string, args ...uintptr) uintptr {
	if t.err != nil {
		return 0
	}
	f, err := t.gles.FindProc(name)
	if err != nil {
		t.err = err
		return 0
	}
	result, _, _ := f.Call(args...) //nolint:errcheck // Windows' own error says nothing of these functions
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

// draw covers the picture with one colour by a shader, and reads a pixel.
func (t *trial) draw() {
	program := t.gl("glCreateProgram")
	t.shader(program, glVertexShader, "attribute vec2 corner; void main() { gl_Position = vec4(corner, 0.0, 1.0); }")
	t.shader(program, glFragmentShader, "precision mediump float; void main() { gl_FragColor = vec4(0.0, 1.0, 0.0, 1.0); }")
	t.gl("glLinkProgram", program)
	t.wantStatus("glGetProgramiv", program, glLinkStatus)
	place := t.gl("glGetAttribLocation", program, at(t, &[]byte("corner\x00")[0]))
	corners := []float32{-1, -1, 3, -1, -1, 3} // a triangle around all of it
	t.gl("glUseProgram", program)
	t.gl("glViewport", 0, 0, side, side)
	t.gl("glVertexAttribPointer", place, 2, glFloat, 0, 0, at(t, &corners[0]))
	t.gl("glEnableVertexAttribArray", place)
	t.gl("glDrawArrays", glTriangles, 0, 3)
	var pixel [4]byte
	t.gl("glReadPixels", side/2, side/2, 1, 1, glRGBA, glUnsignedByte, at(t, &pixel[0]))
	if t.err == nil && pixel != [4]byte{0, 255, 0, 255} {
		t.err = fmt.Errorf("the trial picture is %v", pixel)
	}
}

func (t *trial) shader(program, kind uintptr, source string) {
	text := append([]byte(source), 0)
	lines := []*byte{&text[0]}
	shader := t.gl("glCreateShader", kind)
	t.gl("glShaderSource", shader, 1, at(t, &lines[0]), 0)
	t.gl("glCompileShader", shader)
	t.wantStatus("glGetShaderiv", shader, glCompileStatus)
	t.gl("glAttachShader", program, shader)
}

func (t *trial) wantStatus(ask string, what, status uintptr) {
	var done int32
	t.gl(ask, what, status, at(t, &done))
	if t.err == nil && done == 0 {
		t.err = fmt.Errorf("%s: 0x%x has failed", ask, status)
	}
}
