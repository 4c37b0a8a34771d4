//go:build unix

package store

import "syscall"

// How the system says that a disk, or what a user may have of it, is full.
const (
	noRoom  = syscall.ENOSPC
	noQuota = syscall.EDQUOT
)
