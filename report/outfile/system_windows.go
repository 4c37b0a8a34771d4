package outfile

import (
	"errors"
	"os"
	"syscall"

	"golang.org/x/sys/windows"
)

var causes = append([]cause{
	{ErrInUse, []error{windows.ERROR_SHARING_VIOLATION, windows.ERROR_LOCK_VIOLATION}},
	{ErrBlocked, []error{windows.ERROR_ACCESS_DENIED, windows.ERROR_WRITE_PROTECT}},
	{ErrDiskFull, []error{
		windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED,
	}},
	{ErrPathTooLong, []error{windows.ERROR_FILENAME_EXCED_RANGE}},
	{ErrBadName, []error{windows.ERROR_INVALID_NAME, syscall.EINVAL}}, // the latter is Go's own, of a zero byte
}, common...)

// held says whether an operation failed because another program has the file:
// a virus scanner for a moment, or Word for as long as it shows it.
func held(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED)
}

// rename is os.Rename. Windows denies it alike where the target is open in
// another program that shares writing and where the folder is closed to the user;
// opening the target for nobody else tells which it is. A folder is there already,
// as the other systems say.
func rename(from, to string) error {
	err := os.Rename(from, to)
	if !errors.Is(err, windows.ERROR_ACCESS_DENIED) {
		return err
	}
	if info, bad := os.Stat(to); bad == nil && info.IsDir() {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: windows.ERROR_ALREADY_EXISTS}
	}
	name, bad := windows.UTF16PtrFromString(to)
	if bad != nil {
		return err
	}
	const alone = 0
	handle, open := windows.CreateFile(name, windows.GENERIC_READ, alone, nil, windows.OPEN_EXISTING, 0, 0)
	switch {
	case open == nil:
		return errors.Join(err, windows.CloseHandle(handle))
	case errors.Is(open, windows.ERROR_SHARING_VIOLATION):
		return errors.Join(open, err)
	default:
		return err
	}
}

// syncFolder does nothing: NTFS journals renames, and folders cannot be synced.
func syncFolder(string) error { return nil }
