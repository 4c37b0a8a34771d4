package store

import (
	"errors"
	"io/fs"
	"os"
)

// markSuffix names the mark beside a database in which damage was met while it
// was open. The look at a start is quick and does not see all of that, so the
// next start looks closely, once.
const markSuffix = "-damaged"

// mark leaves the mark if a failure says that the file is damaged.
func (s *Store) mark(err error) error {
	if !s.marks || !errors.Is(err, ErrDamaged) {
		return err
	}
	file, failure := os.Create(s.path + markSuffix)
	if failure == nil {
		failure = file.Close()
	}
	return errors.Join(err, failure)
}

// openMarked is openWhole, and looks closely at a file with the mark.
func openMarked(path string, h how) (*Store, error) {
	s, err := openWhole(path, h)
	if err != nil {
		return nil, err
	}
	if err := s.lookAgain(); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	s.marks = true
	return s, nil
}

// lookAgain looks closely at a file with the mark, and removes that from one
// in which nothing is found.
func (s *Store) lookAgain() error {
	_, err := os.Stat(s.path + markSuffix)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		_, err = s.lookClosely()
	}
	if err != nil {
		return err
	}
	return remove(s.path + markSuffix)
}
