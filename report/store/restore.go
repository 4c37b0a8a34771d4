package store

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"

	"github.com/mattn/go-sqlite3"
)

// RestoreFrom puts what is in a backup in place of all reports. The present
// content is backed up before; kept is that copy, valid if its Path is not
// empty. What the program remembers for itself stays.
//
// The backup is verified, and an older one brought up to date in a copy; if it
// is of no use ([*UnusableError]) nothing was touched. The exchange is one
// transaction: a kill leaves the one content or the other. The store stays
// open; other calls wait meanwhile. A [*SecondError] beside kept does not hinder
// the exchange, which then has been made.
func (s *Store) RestoreFrom(path string) (kept Backup, err error) {
	release, err := s.holdBackups()
	if err != nil {
		return Backup{}, err
	}
	defer func() { err = errors.Join(err, release()) }()
	fresh, err := freshCopy(path, filepath.Join(s.backupFolder(), newRestored), s.how)
	if err != nil {
		return Backup{}, err
	}
	defer func() { err = errors.Join(err, fresh.Close(), remove(fresh.path)) }()
	if err := s.handSettings(fresh); err != nil {
		return Backup{}, err
	}
	passing("prepared")
	kept, missing := s.backup(BeforeRestore)
	if missing != nil && !isSecond(missing) {
		return kept, missing
	}
	passing("kept")
	if err := copyPages(fresh, s, inOneGo); err != nil {
		return kept, s.fail("restore", err)
	}
	return kept, missing
}

// newRestored is a copy of a backup that is being made ready.
const newRestored = ".~jibiao-restore.tmp"

// freshCopy is a verified copy of a backup at temp, open and up to date.
func freshCopy(path, temp string, h how) (*Store, error) {
	if _, err := verify(path, h); err != nil {
		return nil, err
	}
	from, err := connectCopy(path, h)
	if err != nil {
		return nil, err
	}
	_, err = from.copyInto(temp)
	if err = errors.Join(err, from.Close()); err != nil {
		return nil, errors.Join(err, remove(temp))
	}
	fresh, err := open(temp, h.forCopy())
	if err != nil {
		return nil, errors.Join(err, remove(temp))
	}
	return fresh, nil
}

// handSettings gives what the program remembers to another store, and which
// numbers were given to reports and versions.
func (s *Store) handSettings(to *Store) error {
	type setting struct{ name, value string }
	rows, err := s.db.Query("SELECT name, value FROM setting")
	settings, err := collect(rows, err, func(v *setting) []any { return []any{&v.name, &v.value} })
	if err != nil {
		return s.fail("read settings", err)
	}
	type given struct {
		table string
		last  int64
	}
	rows, err = s.db.Query("SELECT name, seq FROM sqlite_sequence")
	numbers, err := collect(rows, err, func(g *given) []any { return []any{&g.table, &g.last} })
	if err != nil {
		return s.fail("read numbers", err)
	}
	return to.write("hand over settings", func(tx *sql.Tx) error {
		if _, err := tx.Exec("DELETE FROM setting"); err != nil {
			return err
		}
		for _, v := range settings {
			if _, err := tx.Exec("INSERT INTO setting (name, value) VALUES (?, ?)", v.name, v.value); err != nil {
				return err
			}
		}
		for _, g := range numbers {
			if err := giveFrom(tx, g.table, g.last); err != nil {
				return err
			}
		}
		return nil
	})
}

// giveFrom makes a table's next number greater than last.
func giveFrom(tx *sql.Tx, table string, last int64) error {
	r, err := tx.Exec("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", last, table)
	if err != nil {
		return err
	}
	if n, err := r.RowsAffected(); err != nil || n > 0 {
		return err
	}
	_, err = tx.Exec("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", table, last)
	return err
}

// driverConn lends the store's connection as the driver has it.
func (s *Store) driverConn(f func(*sqlite3.SQLiteConn) error) (err error) {
	c, err := s.db.Conn(context.Background())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	return c.Raw(func(conn any) error { return f(conn.(*sqlite3.SQLiteConn)) })
}
