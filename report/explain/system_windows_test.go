package explain

import "golang.org/x/sys/windows"

// noRoom is how the system says that a disk is full.
const noRoom = windows.ERROR_DISK_FULL
