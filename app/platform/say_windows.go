package platform

import (
	"io"

	"golang.org/x/sys/windows"
)

// Say says something where there is no window of the program: in a message box,
// because the desktop program has no terminal on Windows. The box lies above other
// programs' windows, which Windows may not let it come in front of otherwise. Say
// returns once the box is closed.
func Say(_ io.Writer, text string) error {
	_, err := messageBox(text, windows.MB_OK|windows.MB_ICONERROR)
	return err
}

// Ask has the user choose between yes and no.
func Ask(text string) (yes bool, err error) {
	const isYes = 6 // IDYES
	chosen, err := messageBox(text, windows.MB_YESNO|windows.MB_ICONQUESTION)
	return chosen == isYes, err
}

var systemMetrics = windows.NewLazySystemDLL("user32.dll").NewProc("GetSystemMetrics")

// SessionEnds says whether the computer shuts down or the user logs off.
func SessionEnds() bool {
	const shuttingDown = 0x2000 // SM_SHUTTINGDOWN
	ends, _, _ := systemMetrics.Call(shuttingDown)
	return ends != 0
}

func messageBox(text string, kind uint32) (chosen int32, err error) {
	says, err := windows.UTF16PtrFromString(text)
	if err != nil {
		return 0, err
	}
	title, err := windows.UTF16PtrFromString("绩表")
	if err != nil {
		return 0, err
	}
	chosen, err = windows.MessageBox(0, says, title, kind|windows.MB_SETFOREGROUND|windows.MB_TOPMOST)
	if chosen != 0 {
		err = nil
	}
	return chosen, err
}
