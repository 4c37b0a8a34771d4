package store

import (
	"errors"
	"fmt"
	"os"
	"time"
)

// Sound is what is known of a database that holds together.
type Sound struct {
	Reports int       // those in the bin too
	Version int       // of the schema
	Latest  time.Time // when a report was last changed; zero = there is none
	Size    int64     // bytes
}

// OpVerify is the operation of an [Error] about a database that was looked
// through as Verify does, and is no backup.
const OpVerify = "verify"

// Verify looks through a whole database, a backup mostly, and changes nothing.
// One that is damaged, newer, foreign or none at all is an [*UnusableError].
func Verify(path string) (Sound, error) { return verify(path, how{wait: busyWait}) }

func verify(path string, h how) (sound Sound, err error) {
	s, err := connectCopy(path, h)
	if err != nil {
		return Sound{}, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	sound, err = s.examine()
	if err == nil {
		sound.Size, err = size(path)
	}
	if err != nil {
		return Sound{}, &UnusableError{Path: path, Err: err}
	}
	return sound, nil
}

// connectCopy opens a file that must be there and is only read. A transaction
// that a killed program left in it SQLite takes back first, as always.
func connectCopy(path string, h how) (*Store, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, &UnusableError{Path: path, Err: err}
	case !info.Mode().IsRegular():
		return nil, &UnusableError{Path: path, Err: fmt.Errorf("%w: %s", ErrNotDatabase, info.Mode().Type())}
	}
	h.readOnly = !hasJournal(path)
	return connect(path, h)
}

// examine is Verify of an open file.
func (s *Store) examine() (sound Sound, err error) {
	if err := s.check("integrity_check", texts); err != nil {
		return Sound{}, err
	}
	if err := s.db.QueryRow("PRAGMA user_version").Scan(&sound.Version); err != nil {
		return Sound{}, err
	}
	if sound.Version == 0 {
		return Sound{}, fmt.Errorf("%w: it is empty", ErrDamaged)
	}
	if err := checkReferences(s.db); err != nil {
		return Sound{}, err
	}
	err = s.db.QueryRow("SELECT count(*), max(changed) FROM report").Scan(&sound.Reports, millis{&sound.Latest})
	return sound, err
}
