package platform

import (
	"os"

	"golang.org/x/sys/windows"
)

// accountName is what this computer knows of the account. os/user asks for the
// person's name as well, which lies with the office's domain: away from its network
// the start would wait for that.
func accountName() string {
	name := make([]uint16, 512)
	size := uint32(len(name))
	if err := windows.GetUserNameEx(windows.NameSamCompatible, &name[0], &size); err != nil {
		return os.Getenv("USERNAME")
	}
	return windows.UTF16ToString(name)
}
