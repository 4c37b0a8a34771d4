package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"
)

// busyWait is how long a call waits for another program's writing.
const busyWait = 5 * time.Second

// A Store is an open database of reports.
type Store struct {
	// Now tells the time; tests replace it. Set before the store is shared.
	Now func() time.Time
	// Who is the account name written beside each step that has none, and each
	// version. Set before the store is shared.
	Who string

	path string
	db   *sql.DB
}

// Open opens the database, making it and its folder (for this user alone)
// where they are missing. It checks that the file is whole and brings an
// older one up to date.
//
// A file that this program did not write, or a later version of it did, is
// refused untouched: [*ForeignError], [*NewerError], [ErrNotDatabase]. A file
// that does not hold together is refused with [ErrDamaged]. One that cannot be
// written opens; what would change it fails with [ErrReadOnly].
func Open(path string) (*Store, error) { return open(path, busyWait) }

func open(path string, wait time.Duration) (*Store, error) {
	s := &Store{Now: time.Now, path: path}
	dsn, err := dataSource(path, wait)
	if err != nil {
		return nil, s.fail("open", err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, s.fail("make the folder", err)
	}
	s.db = sql.OpenDB(connector{&sqlite3.SQLiteDriver{ConnectHook: prepare}, dsn})
	s.db.SetMaxOpenConns(1)
	if err := s.start(); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

func (s *Store) start() error {
	if err := s.db.Ping(); err != nil {
		return s.fail("open", err)
	}
	if err := s.quickCheck(); err != nil {
		return s.fail("check", err)
	}
	return s.migrate()
}

// Close closes the file. Nothing is lost by not calling it.
func (s *Store) Close() error {
	if err := s.db.Close(); err != nil {
		return s.fail("close", err)
	}
	return nil
}

// fail names operation and file. It keeps the database library's own "no
// rows" inside the package.
func (s *Store) fail(op string, err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	return &Error{Op: op, Path: s.path, Err: err}
}

// quickCheck looks through every table, but not through the search's index as
// SQLite would by itself: that takes seconds and tells nothing of the texts.
func (s *Store) quickCheck() error {
	var found string
	err := s.db.QueryRow(`
		SELECT c.quick_check FROM sqlite_schema t, pragma_quick_check(t.name) c
		WHERE t.type = 'table' AND t.rootpage > 0 AND c.quick_check <> 'ok' LIMIT 1`).Scan(&found)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil
	case err != nil:
		return err
	default:
		return fmt.Errorf("%w: %s", ErrDamaged, found)
	}
}

// dataSource writes a path as the URI that driver and SQLite agree on: both
// cut at the first question mark, and SQLite undoes percent signs.
func dataSource(path string, wait time.Duration) (string, error) {
	if strings.ContainsRune(path, 0) {
		return "", os.ErrInvalid // C would cut it there
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	p := filepath.ToSlash(abs)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // C:/… on Windows
	}
	options := fmt.Sprintf("_txlock=immediate&_busy_timeout=%d", wait.Milliseconds())
	u := url.URL{Scheme: "file", Path: p, RawQuery: options}
	return u.String(), nil
}

// A connector opens connections without registering a driver for the whole
// program.
type connector struct {
	driver *sqlite3.SQLiteDriver
	dsn    string
}

func (c connector) Connect(context.Context) (driver.Conn, error) { return c.driver.Open(c.dsn) }
func (c connector) Driver() driver.Driver                        { return c.driver }
