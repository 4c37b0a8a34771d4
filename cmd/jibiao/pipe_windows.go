package main

import (
	"io"
	"os"

	"golang.org/x/sys/windows"
)

// keepFromChildren keeps a pipe, which Go makes inheritable on Windows, from the
// programs that the system starts for this one: with one of them, a word processor,
// it would stay open after a crash.
func keepFromChildren(pipe io.Writer) error {
	f, ok := pipe.(*os.File)
	if !ok {
		return nil
	}
	return windows.SetHandleInformation(windows.Handle(f.Fd()), windows.HANDLE_FLAG_INHERIT, 0)
}
