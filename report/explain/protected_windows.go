package explain

import "golang.org/x/sys/windows"

// writeProtected is how the system says that nothing can be written to a disk.
const writeProtected = windows.ERROR_WRITE_PROTECT
