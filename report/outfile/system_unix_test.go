//go:build unix

package outfile

import "syscall"

var systemMeans = []meant{
	{syscall.ENOSPC, ErrDiskFull},
	{syscall.EDQUOT, ErrDiskFull},
	{syscall.EROFS, ErrBlocked},
	{syscall.EACCES, ErrBlocked},
	{syscall.EPERM, ErrBlocked},
	{syscall.ENAMETOOLONG, ErrPathTooLong},
	{syscall.ENOENT, ErrNoFolder},
}
