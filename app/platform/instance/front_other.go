//go:build !windows

package instance

// letToFront is for Windows only.
func letToFront(int) {}
