package instance

import "golang.org/x/sys/windows"

var allowSetForegroundWindow = windows.NewLazySystemDLL("user32.dll").NewProc("AllowSetForegroundWindow")

// letToFront lets another program bring its window to the front, which Windows
// grants to the program that the user has just started. Refused, the window's
// button in the taskbar blinks instead.
func letToFront(pid int) {
	_, _, _ = allowSetForegroundWindow.Call(uintptr(pid))
}
