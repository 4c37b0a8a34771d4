//go:build unix

package store

import "syscall"

// sectorErrors are what the system says of a disk that does not give back what
// was written.
var sectorErrors = []syscall.Errno{syscall.EIO, syscall.ENXIO}
