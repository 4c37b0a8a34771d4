package store

import "golang.org/x/sys/windows"

// How the system says that a disk, or what a user may have of it, is full.
const (
	noRoom  = windows.ERROR_HANDLE_DISK_FULL
	noQuota = windows.ERROR_DISK_QUOTA_EXCEEDED
)
