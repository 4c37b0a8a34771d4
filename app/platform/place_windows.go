package platform

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// diskOf asks for the drive, also for a letter that stands for a share.
func diskOf(dir string) Risk {
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(dir) + `\`)
	if err != nil {
		return NoRisk
	}
	switch windows.GetDriveType(root) {
	case windows.DRIVE_REMOTE:
		return Share
	case windows.DRIVE_REMOVABLE:
		return Removable
	default:
		return NoRisk
	}
}

// What a folder of the Windows cloud files service is tagged with; the digit
// left out numbers the services.
const (
	tagCloud  = 0x9000001A
	tagNumber = 0x0000F000
)

// isPlaceholder looks whether the folder, or one above it, belongs to a
// synchronised folder of the Windows cloud files service.
func isPlaceholder(dir string) bool {
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		name, err := windows.UTF16PtrFromString(dir)
		if err != nil {
			return false
		}
		var data windows.Win32finddata
		handle, err := windows.FindFirstFile(name, &data)
		if err != nil {
			continue // not made yet
		}
		if windows.FindClose(handle) == nil && data.FileAttributes&windows.FILE_ATTRIBUTE_REPARSE_POINT != 0 &&
			data.Reserved0&^tagNumber == tagCloud {
			return true
		}
	}
	return false
}
