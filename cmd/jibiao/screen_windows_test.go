package main

import (
	"bytes"
	"image"
	"time"
	"unsafe"

	"fyne.io/fyne/v2"
	"golang.org/x/sys/windows"
)

var (
	user32 = windows.NewLazySystemDLL("user32.dll")
	gdi32  = windows.NewLazySystemDLL("gdi32.dll")
	imm32  = windows.NewLazySystemDLL("imm32.dll")
)

func call(dll *windows.LazyDLL, name string, args ...uintptr) uintptr {
	answer, _, _ := dll.NewProc(name).Call(args...)
	return answer
}

func send(window uintptr, message, w, l uintptr) uintptr {
	return call(user32, "SendMessageW", window, message, w, l)
}

// origin is where the window's inside begins on the screen.
func (w *typist) origin() image.Point {
	var p [2]int32
	call(user32, "ClientToScreen", w.handle, uintptr(unsafe.Pointer(&p)))
	return image.Pt(int(p[0]), int(p[1]))
}

// forms is where the windows of an input method are to stand, as the system has
// kept it.
func (w *typist) forms() (composition image.Point, exclude image.Rectangle) {
	context := call(imm32, "ImmGetContext", w.handle)
	defer call(imm32, "ImmReleaseContext", w.handle, context)
	var c struct {
		style uint32
		x, y  int32
		area  [4]int32
	}
	call(imm32, "ImmGetCompositionWindow", context, uintptr(unsafe.Pointer(&c)))
	var n struct {
		index, style uint32
		x, y         int32
		area         [4]int32
	}
	call(imm32, "ImmGetCandidateWindow", context, 0, uintptr(unsafe.Pointer(&n)))
	return image.Pt(int(c.x), int(c.y)), image.Rect(int(n.area[0]), int(n.area[1]), int(n.area[2]), int(n.area[3]))
}

func (w *typist) systemCaret() image.Point {
	var p [2]int32
	call(user32, "GetCaretPos", uintptr(unsafe.Pointer(&p)))
	return image.Pt(int(p[0]), int(p[1]))
}

// blinking is how long the caret blinks for certain after a key.
const blinking = 4 * time.Second

// around is how much of the window is looked at on all sides of where the caret
// should be: all of it takes too long.
const around = 120

// seen is the caret on the screen: what is so narrow and comes or goes there. It
// is asked for off the window's goroutine.
func (w *typist) seen() (caret image.Rectangle, ok bool) {
	var area image.Rectangle
	var frame []byte
	var pressed time.Time
	ok = eventually(func() bool {
		if time.Since(pressed) > blinking {
			onMain(func() {
				w.press(fyne.KeyLeft, fyne.KeyRight)
				at, _ := w.character()
				area = image.Rectangle{Min: at, Max: at}.Inset(-around).Intersect(w.inside())
			})
			frame, pressed = nil, time.Now()
		}
		now := w.frame(area)
		if frame != nil {
			caret = difference(frame, now, area.Size()).Add(area.Min)
		}
		frame = now
		return !caret.Empty() && caret.Dx() <= 4 && caret.Dy() >= 8
	})
	return caret, ok
}

func (w *typist) inside() image.Rectangle {
	var r [4]int32
	call(user32, "GetClientRect", w.handle, uintptr(unsafe.Pointer(&r)))
	return image.Rect(0, 0, int(r[2]), int(r[3]))
}

// frame is what the screen shows of an area of the window's inside, four bytes a
// pixel.
func (w *typist) frame(area image.Rectangle) []byte {
	corner := area.Min.Add(w.origin())
	width, height := uintptr(area.Dx()), uintptr(area.Dy())
	screen := call(user32, "GetDC", 0)
	defer call(user32, "ReleaseDC", 0, screen)
	memory := call(gdi32, "CreateCompatibleDC", screen)
	defer call(gdi32, "DeleteDC", memory)
	bitmap := call(gdi32, "CreateCompatibleBitmap", screen, width, height)
	defer call(gdi32, "DeleteObject", bitmap)
	call(gdi32, "SelectObject", memory, bitmap)
	const sourceCopy = 0x00CC0020
	call(gdi32, "BitBlt", memory, 0, 0, width, height, screen, uintptr(corner.X), uintptr(corner.Y), sourceCopy)
	header := struct { // BITMAPINFOHEADER
		size           uint32
		width, height  int32
		planes, bits   uint16
		others         [6]uint32
		noPalette, end uint32
	}{size: 40, width: int32(area.Dx()), height: -int32(area.Dy()), planes: 1, bits: 32}
	pixels := make([]byte, 4*width*height)
	call(gdi32, "GetDIBits", memory, bitmap, 0, height, uintptr(unsafe.Pointer(&pixels[0])), uintptr(unsafe.Pointer(&header)), 0)
	return pixels
}

// difference is the rectangle around all pixels that differ.
func difference(a, b []byte, size image.Point) (changed image.Rectangle) {
	for y := range size.Y {
		row := y * 4 * size.X
		if bytes.Equal(a[row:row+4*size.X], b[row:row+4*size.X]) {
			continue
		}
		for x := range size.X {
			if i := row + 4*x; !bytes.Equal(a[i:i+3], b[i:i+3]) {
				changed = changed.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return changed
}
