package store

import (
	"errors"

	"github.com/mattn/go-sqlite3"
)

// pourRemembered pours settings and given numbers as far as they can be read:
// nobody misses them.
func (p *pouring) pourRemembered(w *wreck) error {
	if err := p.pourSettings(w); err != nil && !isUnreadable(err) {
		return err
	}
	for _, t := range []string{"report", versionTable} {
		var last int64
		err := w.db.QueryRow("SELECT seq FROM sqlite_sequence WHERE name = ? AND seq < 1000000000", t).Scan(&last)
		if err != nil {
			continue // there was none, or it cannot be read
		}
		if err := giveFrom(p.tx, t, last); err != nil {
			return err
		}
	}
	return nil
}

func (p *pouring) pourSettings(w *wreck) error {
	rows, err := w.db.Query("SELECT name, value FROM setting")
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // Err below tells what went wrong
	for rows.Next() {
		var name, value any
		if err := rows.Scan(&name, &value); err != nil {
			return err
		}
		if _, err := p.insert(settingTable, []any{name, value}); err != nil {
			return err
		}
	}
	return rows.Err()
}

func isUnreadable(err error) bool {
	var e sqlite3.Error
	return errors.As(err, &e)
}

// searchHarmed says whether the index of the search is damaged.
func (w *wreck) searchHarmed() bool {
	s := &Store{db: w.db}
	return s.check("integrity_check", searchIndex) != nil || s.checkWords() != nil
}
