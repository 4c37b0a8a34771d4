//go:build unix

package platform

import (
	"runtime"

	"golang.org/x/sys/unix"
)

// System names the operating system with its version, for whoever is asked for
// help.
func System() string {
	name := runtime.GOOS + "/" + runtime.GOARCH
	var u unix.Utsname
	if err := unix.Uname(&u); err != nil {
		return name
	}
	return name + " " + unix.ByteSliceToString(u.Release[:])
}
