package store

import (
	"syscall"

	"golang.org/x/sys/windows"
)

// sectorErrors are what the system says of a disk that does not give back what
// was written. A file that another program locks is not among them.
var sectorErrors = []syscall.Errno{
	windows.ERROR_CRC, windows.ERROR_SECTOR_NOT_FOUND, windows.ERROR_READ_FAULT, windows.ERROR_IO_DEVICE, windows.ERROR_DISK_CORRUPT,
}
