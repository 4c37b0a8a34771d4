package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"
)

// keepCrashes has the runtime write a panic's trace into crash.txt in the data
// folder, and keeps the one that a crash has left there under its time. done
// ends it; the file of a start that ended well is removed.
func keepCrashes(dir string) (done func() error, err error) {
	path := filepath.Join(dir, "crash.txt")
	if err := keepLast(path); err != nil {
		return nil, err
	}
	file, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	if err := debug.SetCrashOutput(file, debug.CrashOptions{}); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return func() error {
		// The runtime holds the file too; Windows removes none that is held.
		return errors.Join(debug.SetCrashOutput(nil, debug.CrashOptions{}), file.Close(), os.Remove(path))
	}, nil
}

// keepLast gives a trace that is there a name of its own. An empty file was
// left by a power cut and tells nothing.
func keepLast(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.Size() == 0:
		return os.Remove(path)
	default:
		return os.Rename(path, filepath.Join(filepath.Dir(path), "crash-"+info.ModTime().Format(time.DateOnly+"-150405")+".txt"))
	}
}
