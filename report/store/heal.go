package store

import (
	"database/sql"
	"errors"

	"github.com/mattn/go-sqlite3"
)

// healing runs f. If that is the first since the file was opened to meet damage
// among the words of the search's index, which follows from the texts, the index
// is made anew, and f runs again: such damage must not keep anybody from typing.
func (s *Store) healing(f func() error) error {
	err := f()
	var e sqlite3.Error
	if !errors.As(err, &e) || e.ExtendedCode != sqlite3.ErrCorruptVTab || !s.healed.CompareAndSwap(false, true) {
		return err
	}
	if failure := s.transact(newIndex); failure != nil {
		return errors.Join(err, failure)
	}
	return f()
}

// newIndex makes the search's index anew.
func newIndex(tx *sql.Tx) error {
	if _, err := tx.Exec("DROP TABLE search"); err != nil {
		return err
	}
	return toVersion2(tx)
}
