package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
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

	path   string
	how    how
	db     *sql.DB
	healed atomic.Bool // see healing

	working bool // it is whole so far; damage that is met later is marked: see suspect
}

// how a file is opened.
type how struct {
	wait     time.Duration         // for another program's writing
	readOnly bool                  // never writes, and makes no file
	isCopy   bool                  // need not be copied before it is brought up to date
	vfs      string                // by which SQLite reaches the disk; empty = the system's own; tests break it
	now      func() time.Time      // nil = time.Now
	progress func(Stage, int, int) // nil = nobody looks
}

// whole has no functions missing.
func (h how) whole() how {
	if h.now == nil {
		h.now = time.Now
	}
	if h.progress == nil {
		h.progress = func(Stage, int, int) {}
	}
	return h
}

// forCopy is how a file is opened that is only being made.
func (h how) forCopy() how {
	h.isCopy, h.progress = true, nil
	return h
}

// FileName is what the database is called in a data folder.
const FileName = "jibiao.db"

// Open opens the database, making it and its folder (for this user alone)
// where they are missing. It checks that the file is whole and brings an
// older one up to date.
//
// A file that this program did not write, or a later version of it did, is
// refused untouched: [*ForeignError], [*NewerError], [ErrNotDatabase]. A file
// that does not hold together is refused with [ErrDamaged]; [OpenSafely] mends
// it. One that cannot be written opens; what would change it fails with
// [ErrReadOnly]. An older file is copied before it is changed, and stays as it
// is, with [*UnmigratedError], if that cannot be done.
func Open(path string) (*Store, error) {
	s, err := open(path, how{wait: busyWait})
	if s != nil {
		s.working = true
	}
	return s, err
}

func open(path string, h how) (*Store, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, (&Store{path: path}).fail("make the folder", err)
	}
	if isStub(path) {
		return nil, (&Store{path: path}).fail("open", ErrNotDatabase)
	}
	s, err := connect(path, h)
	if err != nil {
		return nil, err
	}
	if err := s.start(); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// isStub says whether a file is too short for a database, and is none whose
// first transaction was cut off. SQLite would begin a new one over it.
func isStub(path string) bool {
	const smallest = 512 // bytes
	n, err := size(path)
	return err == nil && 0 < n && n < smallest && !hasJournal(path)
}

// connect makes a store of a file as it is: it is not even looked at yet.
func connect(path string, h how) (*Store, error) {
	h = h.whole()
	s := &Store{Now: h.now, path: path, how: h}
	dsn, err := dataSource(path, h)
	if err != nil {
		return nil, s.fail("open", err)
	}
	s.db = sql.OpenDB(connector{&sqlite3.SQLiteDriver{ConnectHook: prepare}, dsn})
	s.db.SetMaxOpenConns(1)
	return s, nil
}

func (s *Store) start() error {
	s.how.progress(Checking, 0, 1)
	if err := s.db.Ping(); err != nil {
		return s.fail("open", s.unmade(err))
	}
	if err := s.check("quick_check", texts); err != nil {
		return s.fail("check", err)
	}
	return s.migrate()
}

// unmade corrects the error of a file that is not there and may not be made:
// SQLite then tries to read it, and says only that of that.
func (s *Store) unmade(err error) error {
	if !s.how.readOnly && errors.Is(&Error{Err: err}, fs.ErrNotExist) {
		return fmt.Errorf("%w: %s", fs.ErrPermission, err.Error())
	}
	return err
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
	failure := &Error{Op: op, Path: s.path, Err: err}
	if mark := s.suspect(failure); mark != nil {
		failure.Err = errors.Join(err, mark)
	}
	return failure
}

// Which tables a check looks at. The search's index is derived from the texts:
// damage in it is no reason to refuse a file.
const (
	texts       = "t.name NOT GLOB 'search_*'"
	searchIndex = "t.name GLOB 'search_*'"
)

// check looks through tables by SQLite's quick_check or integrity_check, each by
// itself: for all at once it would read the search's words too, which takes
// seconds and tells nothing of the texts. With sqlite_schema SQLite looks through
// the list of free pages as well.
func (s *Store) check(pragma, tables string) error {
	var found string
	err := s.db.QueryRow(fmt.Sprintf(`
		SELECT c.%[1]s FROM (SELECT type, name, rootpage FROM sqlite_schema UNION ALL SELECT 'table', 'sqlite_schema', 1) t,
			pragma_%[1]s(t.name) c
		WHERE t.type = 'table' AND t.rootpage > 0 AND %[2]s AND c.%[1]s <> 'ok' LIMIT 1`, pragma, tables)).Scan(&found)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil
	case err != nil:
		return err
	default:
		return fmt.Errorf("%w: %s", ErrDamaged, found)
	}
}

// checkWords looks whether the words of the search's index agree with each other.
// It takes long.
func (s *Store) checkWords() error {
	var found string
	err := s.db.QueryRow("SELECT integrity_check FROM pragma_integrity_check('search') LIMIT 1").Scan(&found)
	if err == nil && found != "ok" {
		err = fmt.Errorf("%w: %s", ErrDamaged, found)
	}
	return err
}

// dataSource writes a path as the URI that driver and SQLite agree on: both
// cut at the first question mark, and SQLite undoes percent signs.
func dataSource(path string, h how) (string, error) {
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
	options := fmt.Sprintf("_txlock=immediate&_busy_timeout=%d", h.wait.Milliseconds())
	if h.readOnly {
		options += "&mode=ro"
	}
	if h.vfs != "" {
		options += "&vfs=" + url.QueryEscape(h.vfs)
	}
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
