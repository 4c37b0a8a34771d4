//go:build !windows

package explain

import "syscall"

// noRoom is how the system says that a disk is full.
const noRoom = syscall.ENOSPC
