package store

import (
	"errors"
	"io/fs"
	"os"
)

// suspectSuffix is that of the mark beside a database in which damage was met
// that the look at opening does not find: an index that leads nowhere.
const suspectSuffix = "-suspect"

// suspect has the next [OpenSafely] look at everything, if the error tells of
// damage and the store is one that was opened for work.
func (s *Store) suspect(err error) error {
	if !s.working || !errors.Is(err, ErrDamaged) {
		return nil
	}
	return os.WriteFile(s.path+suspectSuffix, nil, 0o600)
}

// isSuspect says whether damage was met in the file at path while it was used.
func isSuspect(path string) (bool, error) {
	_, err := os.Stat(path + suspectSuffix)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}
