package graphics

import (
	"runtime"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

// HasWindow says whether the program shows a window, if only as an icon. Any
// goroutine may ask.
func HasWindow() bool {
	found := false
	// Pinned it is on the heap: being called may move this goroutine's stack, of
	// which the system, which passes the address on, knows nothing.
	var pins runtime.Pinner
	pins.Pin(&found)
	defer pins.Unpin()
	// An end before the last window, which is asked for, counts as a failure.
	_ = windows.EnumWindows(seeWindow, unsafe.Pointer(&found))
	return found
}

// seeWindow is called for each window of the desktop; callbacks are never freed.
var seeWindow = syscall.NewCallback(func(window windows.HWND, found *bool) uintptr {
	var process uint32
	_, err := windows.GetWindowThreadProcessId(window, &process)
	if err == nil && process == windows.GetCurrentProcessId() && windows.IsWindowVisible(window) {
		*found = true
		return 0
	}
	return 1
})
