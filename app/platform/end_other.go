//go:build !windows

package platform

import "os"

// End ends the process at once.
func End(code int) { os.Exit(code) }
