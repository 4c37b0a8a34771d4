package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// lockName is the file beside the database that the desktop program holds. It
// is empty and stays there: removing it would let two programs hold one each.
const lockName = "jibiao.lock"

// OpLock is the operation of an [Error] of Lock; its path is the folder's.
const OpLock = "lock"

// Lock takes the data folder for one desktop program and returns how to give
// it back; the operating system gives it back too when the program dies. The
// folder is made where it is missing. It fails at once with [ErrLocked] while
// another holds the folder. The command line does not take it: single
// transactions suffice there.
func Lock(dir string) (release func() error, err error) {
	fail := func(err error) (func() error, error) {
		return nil, &Error{Op: OpLock, Path: dir, Err: err}
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fail(err)
	}
	l := flock.New(filepath.Join(dir, lockName))
	held, err := l.TryLock()
	if err != nil {
		return fail(err)
	}
	if !held {
		return fail(ErrLocked)
	}
	return l.Unlock, nil
}

// lockFolder waits for a folder that is used for moments only. It is made where
// it is missing.
func lockFolder(dir string, wait time.Duration) (release func() error, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	l := flock.New(filepath.Join(dir, lockName))
	held, err := l.TryLock()
	if !held && err == nil {
		ctx, cancel := context.WithTimeout(context.Background(), wait)
		defer cancel()
		held, err = l.TryLockContext(ctx, 20*time.Millisecond)
	}
	switch {
	case held:
		return l.Unlock, nil
	case err == nil || errors.Is(err, context.DeadlineExceeded):
		return nil, ErrBusy
	default:
		return nil, err
	}
}
