package platform

import (
	"unsafe"

	"golang.org/x/sys/windows"
)

// Confirm asks yes or no in a window of the system's own, which can be seen also
// where the program's cannot, and waits for the answer.
func Confirm(title, text string) bool {
	const yesOrNo, warning, inFront, yes = 0x04, 0x30, 0x10000, 6
	words, err := windows.UTF16PtrFromString(text)
	if err != nil {
		return false
	}
	head, err := windows.UTF16PtrFromString(title)
	if err != nil {
		return false
	}
	answer, _, _ := messageBox.Call(0, uintptr(unsafe.Pointer(words)), uintptr(unsafe.Pointer(head)), yesOrNo|warning|inFront)
	return answer == yes
}

var messageBox = user32.NewProc("MessageBoxW")
