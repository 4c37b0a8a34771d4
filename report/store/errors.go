package store

import (
	"errors"
	"fmt"
	"slices"
	"syscall"

	"github.com/mattn/go-sqlite3"

	"jibiao/report/outfile"
)

// What can have happened, for errors.Is. A failure that is none of these is
// one of the operating system (fs.ErrPermission and the like) or a bug.
var (
	ErrNotFound    = errors.New("not found")                      // no report, no bundle of that name
	ErrConflict    = errors.New("does not follow what is stored") // somebody else has written meanwhile
	ErrLocked      = errors.New("another program holds the data folder")
	ErrBusy        = errors.New("another program is writing") // worth trying again
	ErrDiskFull    = errors.New("disk full")                  // worth trying again once there is room
	ErrReadOnly    = errors.New("read-only")
	ErrDamaged     = errors.New("damaged")
	ErrNotDatabase = errors.New("not a database")
	ErrSamePlace   = errors.New("the place of the first copies") // a second one there adds nothing
)

// An Error says which operation failed, on which file or folder.
type Error struct {
	Op   string // "append step 3 to report 7"
	Path string
	Err  error
}

func (e *Error) Error() string {
	return fmt.Sprintf("store: %s in %s: %v", e.Op, e.Path, e.Err)
}

// Unwrap gives the cause and what it means.
func (e *Error) Unwrap() []error { return append(meaning(e.Err), e.Err) }

// A NewerError refuses a file that a later version of the program wrote. The
// file was not touched.
type NewerError struct{ Found, Known int } // versions of the schema

func (e *NewerError) Error() string {
	return fmt.Sprintf("schema version %d is newer than %d", e.Found, e.Known)
}

// A ForeignError refuses a database that belongs to another program. The file
// was not touched.
type ForeignError struct{ ApplicationID int }

func (e *ForeignError) Error() string {
	return fmt.Sprintf("database of another program (application id %#x)", e.ApplicationID)
}

// An UnusableError says that a file cannot serve as a backup: it is damaged,
// newer, foreign, missing. It was not touched.
type UnusableError struct {
	Path string
	Err  error
}

func (e *UnusableError) Error() string {
	return fmt.Sprintf("store: %s is no usable backup: %v", e.Path, e.Err)
}

// Unwrap gives the cause and what it means.
func (e *UnusableError) Unwrap() []error { return append(meaning(e.Err), e.Err) }

// A CopyError says that a copy of the database could not be made, or an old one
// not be removed. The database is as it was.
type CopyError struct {
	Path string // of the copy or its folder
	Err  error
}

func (e *CopyError) Error() string { return fmt.Sprintf("store: copy to %s: %v", e.Path, e.Err) }

// Unwrap gives the cause and what it means.
func (e *CopyError) Unwrap() []error { return append(meaning(e.Err), e.Err) }

// A SecondError says that there is no copy in the second folder: it is missing
// (a disk that is not plugged in), full, or may not be written. The first copy
// is good.
type SecondError struct {
	Dir string
	Err error
}

func (e *SecondError) Error() string { return fmt.Sprintf("store: second folder %s: %v", e.Dir, e.Err) }

// Unwrap gives the cause.
func (e *SecondError) Unwrap() error { return e.Err }

// An UnmigratedError says that an older file was not brought up to date because
// it could not be copied before. It is as it was.
type UnmigratedError struct{ Err error }

func (e *UnmigratedError) Error() string { return fmt.Sprintf("not migrated: %v", e.Err) }

// Unwrap gives the cause.
func (e *UnmigratedError) Unwrap() error { return e.Err }

// meaning lists what an error of the driver says in the terms of this package.
func meaning(err error) []error {
	var e sqlite3.Error
	if !errors.As(err, &e) {
		var errno syscall.Errno
		errors.As(err, &errno)
		return system(errno)
	}
	if e.ExtendedCode == sqlite3.ErrIoErrShortRead || hasBadSector(e) { // the file ends within a page, or has holes
		return []error{ErrDamaged}
	}
	if e.ExtendedCode == sqlite3.ErrCantOpenIsDir { // Windows is not asked, and says nothing
		return []error{syscall.EISDIR}
	}
	switch e.Code {
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return []error{ErrBusy}
	case sqlite3.ErrFull:
		return []error{ErrDiskFull}
	case sqlite3.ErrReadonly:
		return []error{ErrReadOnly}
	case sqlite3.ErrCorrupt:
		return []error{ErrDamaged}
	case sqlite3.ErrNotADB:
		return []error{ErrNotDatabase}
	case sqlite3.ErrError:
		if e.Error() == "unsupported file format" { // a byte of the header that this program never writes otherwise
			return []error{ErrDamaged}
		}
	}
	return system(e.SystemErrno)
}

// hasBadSector says whether a page could not be read because the disk is failing.
func hasBadSector(e sqlite3.Error) bool {
	corruptFS := sqlite3.ErrIoErr.Extend(33) // what SQLite makes of such an error itself, on Unix
	return e.ExtendedCode == corruptFS ||
		e.ExtendedCode == sqlite3.ErrIoErrRead && (e.SystemErrno == 0 || slices.Contains(sectorErrors, e.SystemErrno))
}

// system is for what SQLite reports as a failed read, write or open and only
// the operating system can tell.
func system(errno syscall.Errno) []error {
	switch {
	case errno == 0:
		return nil
	case outfile.IsFull(errno):
		return []error{ErrDiskFull, errno}
	default:
		return []error{errno}
	}
}
