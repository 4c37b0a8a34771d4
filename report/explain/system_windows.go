package explain

import "golang.org/x/sys/windows"

const (
	// writeProtected is how the system says that nothing can be written to a disk.
	writeProtected = windows.ERROR_WRITE_PROTECT
	// folderRead is what it says of a folder that is read like a file.
	folderRead = windows.ERROR_INVALID_FUNCTION
)
