package platform

import (
	"os"

	"golang.org/x/sys/windows"
)

// End ends the process at once. The system's usual way out calls all DLLs once more,
// and stays for ever where a thread is stuck in one, in a graphics driver's.
func End(code int) {
	_ = windows.TerminateProcess(windows.CurrentProcess(), uint32(code)) // it does not return
	os.Exit(code)
}
