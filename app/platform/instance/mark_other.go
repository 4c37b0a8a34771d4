//go:build !windows

package instance

// Mark is for Windows, whose installers cannot replace a program that runs.
func Mark() (end func() error, err error) { return func() error { return nil }, nil }
