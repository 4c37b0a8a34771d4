//go:build !windows

package platform

// Confirm is for Windows: elsewhere there is no such window, and the answer is no.
func Confirm(string, string) bool { return false }
