package outfile

import (
	"errors"

	"golang.org/x/sys/windows"
)

var causes = append([]cause{
	{ErrBlocked, []error{
		windows.ERROR_SHARING_VIOLATION, windows.ERROR_LOCK_VIOLATION,
		windows.ERROR_ACCESS_DENIED, windows.ERROR_WRITE_PROTECT,
	}},
	{ErrDiskFull, []error{
		windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED,
	}},
	{ErrPathTooLong, []error{windows.ERROR_FILENAME_EXCED_RANGE}},
	{ErrBadName, []error{windows.ERROR_INVALID_NAME}},
}, common...)

// held says whether an operation failed because another program has the file:
// a virus scanner for a moment, or Word for as long as it shows it.
func held(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED)
}

// syncFolder does nothing: NTFS journals renames, and folders cannot be synced.
func syncFolder(string) error { return nil }
