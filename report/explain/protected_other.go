//go:build !windows

package explain

import "syscall"

// writeProtected is how the system says that nothing can be written to a disk.
const writeProtected = syscall.EROFS
