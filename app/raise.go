package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"

	"jibiao/app/platform"
)

// toFront brings a window to the front, also one that was made an icon. (Showing
// it again would too, and move it to where it once was.)
func toFront(w fyne.Window) {
	if native, ok := w.(driver.NativeWindow); ok {
		native.RunNative(func(context any) {
			if c, ok := context.(driver.WindowsWindowContext); ok {
				platform.Restore(c.HWND)
			}
		})
	}
	w.RequestFocus()
}
