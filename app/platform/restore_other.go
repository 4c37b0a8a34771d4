//go:build !windows

package platform

// Restore is for Windows only: elsewhere a window that gets the focus is restored.
func Restore(uintptr) {}
