package platform

import (
	"fmt"
	"runtime"

	"golang.org/x/sys/windows"
)

// System names the operating system with its version, for whoever is asked for
// help.
func System() string {
	v := windows.RtlGetVersion()
	return fmt.Sprintf("%s/%s %d.%d.%d", runtime.GOOS, runtime.GOARCH, v.MajorVersion, v.MinorVersion, v.BuildNumber)
}
