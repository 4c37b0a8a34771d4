package store

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// write runs f in a transaction that takes the file's write lock at its start,
// and returns once the commit is on the disk. If f or the commit fails,
// nothing was changed.
func (s *Store) write(op string, f func(*sql.Tx) error) error {
	if err := s.healing(func() error { return s.transact(f) }); err != nil {
		return s.fail(op, err)
	}
	return nil
}

func (s *Store) transact(f func(*sql.Tx) error) error {
	tx, err := s.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback() // after a commit there is nothing to roll back
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// read runs f on one unchanging state of the file. Unlike a transaction of
// database/sql, which begins as the data source says, it takes no write lock.
func (s *Store) read(op string, f func(*sql.Conn) error) error {
	if err := s.healing(func() error { return s.look(f) }); err != nil {
		return s.fail(op, err)
	}
	return nil
}

func (s *Store) look(f func(*sql.Conn) error) (err error) {
	ctx := context.Background()
	c, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	if _, err := c.ExecContext(ctx, "BEGIN DEFERRED"); err != nil {
		return err
	}
	err = f(c)
	_, end := c.ExecContext(ctx, "ROLLBACK")
	return errors.Join(err, end)
}

// change runs one statement that must meet a row.
func (s *Store) change(op, statement string, args ...any) error {
	return s.write(op, func(tx *sql.Tx) error { return execOne(tx, ErrNotFound, statement, args...) })
}

// execOne runs a statement; if it meets no row, the error is none.
func execOne(tx *sql.Tx, none error, statement string, args ...any) error {
	r, err := tx.Exec(statement, args...)
	if err != nil {
		return err
	}
	n, err := r.RowsAffected()
	if err == nil && n == 0 {
		err = none
	}
	return err
}

// collect reads all rows of a query and closes it: with one connection, the
// next query waits for that.
func collect[T any](rows *sql.Rows, err error, scan func(*T) []any) (all []T, _ error) {
	if err != nil {
		return nil, err
	}
	for rows.Next() {
		var one T
		if err := rows.Scan(scan(&one)...); err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		all = append(all, one)
	}
	return all, errors.Join(rows.Err(), rows.Close())
}

// A millis scans a stored time; NULL is the zero time.
type millis struct{ t *time.Time }

func (m millis) Scan(v any) error {
	n, ok := v.(int64)
	switch {
	case ok:
		*m.t = time.UnixMilli(n)
	case v == nil:
		*m.t = time.Time{}
	default:
		return errors.New("a stored time is not a number")
	}
	return nil
}
