//go:build unix

package outfile

import (
	"errors"
	"os"
	"syscall"
)

var causes = append([]cause{
	{ErrBlocked, []error{syscall.EROFS, syscall.ETXTBSY, syscall.EBUSY}},
	{ErrDiskFull, []error{syscall.ENOSPC, syscall.EDQUOT}},
	{ErrPathTooLong, []error{syscall.ENAMETOOLONG}},
	{ErrNoFolder, []error{syscall.ENOTDIR}},
	{ErrNotFile, []error{syscall.EISDIR}},
	{ErrBadName, []error{syscall.EILSEQ, syscall.EINVAL}}, // as told by the drivers of Windows' file systems
}, common...)

// held says whether an operation failed because another program has the file
// for a moment. Nobody can hold a file so on Unix.
func held(error) bool { return false }

func rename(from, to string) error { return os.Rename(from, to) }

// syncFolder makes a rename in the folder durable. Some network file systems
// do not know the operation; there is nothing more to do then.
func syncFolder(dir string) (err error) {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		return nil
	}
	return err
}
