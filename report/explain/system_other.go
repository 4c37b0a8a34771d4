//go:build !windows

package explain

import "syscall"

const (
	// writeProtected is how the system says that nothing can be written to a disk.
	writeProtected = syscall.EROFS
	// folderRead is what it says of a folder that is read like a file.
	folderRead = syscall.EISDIR
)
