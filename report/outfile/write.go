package outfile

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"
)

// Write makes path a file that holds data, in place of the one that may be
// there. When it returns nil the file is on the disk and has been read back.
// At any moment the target is either the old file or the whole new one: that
// is first written beside it, under a name .~jibiao-….tmp, and takes its place
// at once. Such a file stays behind only if the program is killed meanwhile,
// and the first writing into the folder an hour later takes it away.
// After a failure the target is the old file, but for failures of the last two
// steps, when the folder cannot be synced or the new file cannot be read back.
//
// A target without write permission is refused with [ErrBlocked], even where
// the system would let it be replaced: somebody protected it on purpose. A
// link is followed. Every error is an [*Error].
//
// It may be called from any goroutine, and takes as long as the disk does.
func Write(path string, data []byte) error {
	if err := write(path, data, time.Sleep); err != nil {
		return &Error{Path: path, Err: err}
	}
	return nil
}

func write(path string, data []byte, wait func(time.Duration)) error {
	path = follow(path)
	mode, err := target(path, wait)
	if err != nil {
		return err
	}
	tidy(filepath.Dir(path))
	temp, err := writeBeside(path, data, mode)
	if err != nil {
		return err
	}
	if err := retry(wait, func() error { return rename(temp, path) }); err != nil {
		return errors.Join(err, os.Remove(temp))
	}
	if err := syncFolder(filepath.Dir(path)); err != nil {
		return err
	}
	return retry(wait, func() error { return compare(path, data) })
}

// Replace gives a finished file the name path, in place of the file that may
// be there; both are in one folder. When it returns nil the file and its name
// are on the disk. After a failure temp is gone, and path is the old file but
// for a failure to sync the folder. Every error is an [*Error].
func Replace(temp, path string) error {
	if err := replace(temp, path); err != nil {
		return &Error{Path: path, Err: err}
	}
	return nil
}

func replace(temp, path string) error {
	tidy(filepath.Dir(path))
	err := syncFile(temp)
	if err == nil {
		err = retry(time.Sleep, func() error { return rename(temp, path) })
	}
	if err != nil {
		return errors.Join(err, os.Remove(temp))
	}
	return syncFolder(filepath.Dir(path))
}

func syncFile(path string) (err error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0) // Windows syncs only what may be written
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return f.Sync()
}

// follow is where a link leads, so that it stays one.
func follow(path string) string {
	if info, err := os.Lstat(path); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		if real, err := filepath.EvalSymlinks(path); err == nil {
			return real
		}
	}
	return path
}

// newFile is the mode of a file that was not there, before the user's mask.
const newFile = 0o666

// target looks at what is to be replaced: its mode, and whether it may be.
// The mode's bits are asked besides the system, which lets root do anything.
func target(path string, wait func(time.Duration)) (fs.FileMode, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return newFile, nil
	case err != nil:
		return 0, err
	case !info.Mode().IsRegular():
		return 0, fmt.Errorf("%w: %s", ErrNotFile, info.Mode().Type())
	case info.Mode().Perm()&0o200 == 0:
		return 0, fmt.Errorf("%w: mode %s", ErrBlocked, info.Mode().Perm())
	}
	return info.Mode().Perm(), retry(wait, func() error {
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		return f.Close()
	})
}

// writeBeside writes data to a new file in the target's folder, to the disk,
// and returns its path. Nothing stays behind if it fails.
func writeBeside(path string, data []byte, mode fs.FileMode) (temp string, err error) {
	f, err := create(filepath.Dir(path))
	if err != nil {
		return "", err
	}
	_, err = f.Write(data)
	if err == nil && mode != newFile {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return "", errors.Join(err, os.Remove(f.Name()))
	}
	return f.Name(), nil
}

// What the name of an unfinished file begins and ends with.
const (
	tempPrefix = ".~jibiao-"
	tempSuffix = ".tmp"
)

// create is os.CreateTemp but for the mode: the file becomes a document that
// others may read as far as the user's mask says.
func create(dir string) (f *os.File, err error) {
	for range 100 {
		name := filepath.Join(dir, fmt.Sprintf("%s%016x%s", tempPrefix, rand.Uint64(), tempSuffix))
		f, err = os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, newFile)
		if !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	return f, err
}

// pauses are the waits between tries while another program holds a file: long
// enough for a virus scanner, short enough for whoever waits.
var pauses = [...]time.Duration{20 * time.Millisecond, 50 * time.Millisecond, 100 * time.Millisecond, 200 * time.Millisecond}

func retry(wait func(time.Duration), try func() error) error {
	return retryWhile(held, wait, try)
}

func retryWhile(held func(error) bool, wait func(time.Duration), try func() error) error {
	err := try()
	for _, pause := range pauses {
		if err == nil || !held(err) {
			return err
		}
		wait(pause)
		err = try()
	}
	return err
}

func compare(path string, data []byte) error {
	back, err := os.ReadFile(path)
	if err == nil && !bytes.Equal(back, data) {
		err = ErrUnlike
	}
	return err
}
