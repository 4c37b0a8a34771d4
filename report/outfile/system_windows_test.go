package outfile

import "golang.org/x/sys/windows"

var systemMeans = []meant{
	{windows.ERROR_DISK_FULL, ErrDiskFull},
	{windows.ERROR_HANDLE_DISK_FULL, ErrDiskFull},
	{windows.ERROR_DISK_QUOTA_EXCEEDED, ErrDiskFull},
	{windows.ERROR_SHARING_VIOLATION, ErrInUse},
	{windows.ERROR_LOCK_VIOLATION, ErrInUse},
	{windows.ERROR_ACCESS_DENIED, ErrBlocked},
	{windows.ERROR_WRITE_PROTECT, ErrBlocked},
	{windows.ERROR_FILENAME_EXCED_RANGE, ErrPathTooLong},
	{windows.ERROR_INVALID_NAME, ErrBadName},
	{windows.ERROR_FILE_NOT_FOUND, ErrNoFolder},
	{windows.ERROR_PATH_NOT_FOUND, ErrNoFolder},
}
