package graphics

import (
	"errors"
	"fmt"
	"syscall"
)

// The names of EGL and OpenGL ES that a trial needs, as their headers say.
const (
	eglNone           = 0x3038
	eglSurfaceType    = 0x3033
	eglPbufferBit     = 0x0001
	eglRenderableType = 0x3040
	eglES2Bit         = 0x0004
	eglWidth          = 0x3057
	eglHeight         = 0x3056
	eglClientVersion  = 0x3098
	eglAngle          = 0x3202 // EGL_PLATFORM_ANGLE_ANGLE
	eglAngleType      = 0x3203 // EGL_PLATFORM_ANGLE_TYPE_ANGLE

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

// open makes a display, a surface in memory and a context, and takes them.
func (t *trial) open(w way) {
	var none uintptr
	t.display = t.platformDisplay([]int32{eglAngleType, int32(w.display), eglNone})
	t.do("eglInitialize", t.display, none, none)
	wanted := []int32{eglSurfaceType, eglPbufferBit, eglRenderableType, eglES2Bit, eglNone}
	var config uintptr
	var found int32
	t.do("eglChooseConfig", t.display, at(t, &wanted[0]), at(t, &config), 1, at(t, &found))
	if t.err == nil && found == 0 {
		t.err = errors.New("eglChooseConfig: no configuration")
	}
	size := []int32{eglWidth, side, eglHeight, side, eglNone}
	t.surface = t.do("eglCreatePbufferSurface", t.display, config, at(t, &size[0]))
	version := []int32{eglClientVersion, 2, eglNone}
	t.context = t.do("eglCreateContext", t.display, config, none, at(t, &version[0]))
	t.do("eglMakeCurrent", t.display, t.surface, t.surface, t.context)
}

// platformDisplay asks as GLFW does.
func (t *trial) platformDisplay(attributes []int32) uintptr {
	name := []byte("eglGetPlatformDisplayEXT\x00")
	f := t.do("eglGetProcAddress", at(t, &name[0]))
	if t.err != nil {
		return 0
	}
	display, _, _ := syscall.SyscallN(f, eglAngle, 0, at(t, &attributes[0]))
	if display == 0 {
		t.err = errors.New("eglGetPlatformDisplayEXT: no display")
	}
	return display
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

// close gives back what there is; what becomes of that matters to nobody.
func (t *trial) close() {
	if t.display == 0 {
		return
	}
	_, _ = call(t.egl, "eglMakeCurrent", t.display, 0, 0, 0)
	if t.context != 0 {
		_, _ = call(t.egl, "eglDestroyContext", t.display, t.context)
	}
	if t.surface != 0 {
		_, _ = call(t.egl, "eglDestroySurface", t.display, t.surface)
	}
	_, _ = call(t.egl, "eglTerminate", t.display)
}
