package store

import (
	"database/sql"
	"errors"

	"github.com/mattn/go-sqlite3"
)

// healing runs f. If that is the first since the file was opened to meet damage in
// what follows from the texts, an index of a table or the words of the search, this
// is made anew, and f runs again: such damage must not keep anybody from typing,
// and the look at a file that is opened does not find all of it.
func (s *Store) healing(f func() error) error {
	err := f()
	if !errors.Is(&Error{Err: err}, ErrDamaged) || s.how.readOnly || !s.healed.CompareAndSwap(false, true) {
		return err
	}
	if failure := s.heal(err); failure != nil {
		return errors.Join(err, failure)
	}
	return f()
}

func (s *Store) heal(damage error) error {
	var e sqlite3.Error
	if errors.As(damage, &e) && e.ExtendedCode == sqlite3.ErrCorruptVTab {
		return s.transact(newIndex)
	}
	if err := s.check("quick_check", texts); err != nil { // it is the texts: nothing is to be written there
		return err
	}
	return s.transact(func(tx *sql.Tx) error {
		_, err := tx.Exec("REINDEX")
		return err
	})
}

// newIndex makes the search's index anew.
func newIndex(tx *sql.Tx) error {
	if _, err := tx.Exec("DROP TABLE search"); err != nil {
		return err
	}
	return toVersion2(tx)
}
