//go:build !windows

package platform

// Restore is for Windows only: elsewhere showing a window restores it.
func Restore(uintptr) {}
