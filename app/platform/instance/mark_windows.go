package instance

import (
	"errors"

	"golang.org/x/sys/windows"
)

// markName is known to the installer, packaging/windows/installer.nsi.
const markName = `Local\Jibiao`

// Mark shows the installer that the program runs, whichever data folder it
// holds, until it ends.
func Mark() (end func() error, err error) {
	name, err := windows.UTF16PtrFromString(markName)
	if err != nil {
		return nil, err
	}
	handle, err := windows.CreateMutex(nil, false, name)
	if err != nil && !errors.Is(err, windows.ERROR_ALREADY_EXISTS) { // by one with another folder
		return nil, err
	}
	return func() error { return windows.CloseHandle(handle) }, nil
}
