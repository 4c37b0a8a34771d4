package app

import (
	"fyne.io/fyne/v2"

	"jibiao/app/platform"
)

// toFront brings a window to the front, also one that was made an icon. (Showing
// it again would too, and move it to where it once was.)
func toFront(w fyne.Window) {
	if handle := handleOf(w); handle != 0 {
		platform.Restore(handle)
	}
	w.RequestFocus()
}
