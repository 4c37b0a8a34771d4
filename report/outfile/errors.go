package outfile

import (
	"errors"
	"fmt"
	"io/fs"
)

// What can have happened, for errors.Is. A failure that is none of these is
// one of the operating system or a disk that does not keep what it is given.
var (
	ErrBlocked     = errors.New("target is locked or read-only") // another name or folder helps
	ErrNotFile     = errors.New("target is not a file")          // a folder, a device
	ErrNoFolder    = errors.New("folder is missing")
	ErrDiskFull    = errors.New("disk full") // another disk helps, or room on this one
	ErrPathTooLong = errors.New("path too long")
	ErrBadName     = errors.New("file name has forbidden characters") // [CleanName] helps
	ErrUnlike      = errors.New("the file read back differs from what was written")
	// ErrInUse is ErrBlocked where it is known why. Only Windows tells.
	ErrInUse = fmt.Errorf("%w: it is open in another program", ErrBlocked)
)

// An Error says which file could not be written.
type Error struct {
	Path string // as given to Write
	Err  error  // what the system said
}

func (e *Error) Error() string { return fmt.Sprintf("write %s: %v", e.Path, e.Err) }

// Unwrap gives what the error means and what the system said.
func (e *Error) Unwrap() []error {
	if m := meaning(e.Err); m != nil {
		return []error{m, e.Err}
	}
	return []error{e.Err}
}

// meaning says an error of the system in the terms of this package, nil if it
// has none.
func meaning(err error) error {
	for _, m := range causes {
		for _, cause := range m.errs {
			if errors.Is(err, cause) {
				return m.is
			}
		}
	}
	return nil
}

// IsFull says whether an error of the system, of whatever operation, tells of a
// disk without room.
func IsFull(err error) bool { return errors.Is(meaning(err), ErrDiskFull) }

// A cause lists what the system says when one of the package's errors holds.
type cause struct {
	is   error
	errs []error
}

// common are the causes that Go names alike on every system; they come after
// the system's own.
var common = []cause{
	{ErrNoFolder, []error{fs.ErrNotExist}},
	{ErrBlocked, []error{fs.ErrPermission}},
}
