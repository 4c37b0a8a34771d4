package platform

import "golang.org/x/sys/windows"

var (
	user32     = windows.NewLazySystemDLL("user32.dll")
	isIconic   = user32.NewProc("IsIconic")
	showWindow = user32.NewProc("ShowWindow")
)

// Restore gives a window that was made an icon its size back. Windows' calls
// return what the window was before, not an error.
func Restore(window uintptr) {
	if iconic, _, _ := isIconic.Call(window); iconic != 0 {
		_, _, _ = showWindow.Call(window, windows.SW_RESTORE)
	}
}
