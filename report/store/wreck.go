package store

import (
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// A wreck is a damaged database that is read as far as that goes, and never
// written.
type wreck struct {
	db   *sql.DB
	most int // rows that can be in it
}

// openWreck opens what is at path; nil if it is gone or empty. Where tables
// cannot be found, copies of it are tried whose header, or whose whole first
// page, is that of a sound database: the tables of version 1 have the same roots
// in every file that is no copy of another. The copies are named by wreckName.
func openWreck(path, dir string, sound *Store) (*wreck, error) {
	if n, err := size(path); errors.Is(err, fs.ErrNotExist) || err == nil && n == 0 {
		return nil, nil
	}
	best, err := connectWreck(path, sound.how.vfs)
	for _, length := range transplants {
		if err != nil || best.missing() == 0 {
			break
		}
		var other *wreck
		if other, err = best.withHead(path, filepath.Join(dir, wreckName(length)), sound, length); err == nil {
			if other.missing() < best.missing() {
				best, other = other, best
			}
			err = other.Close()
		}
	}
	if err != nil && best != nil {
		return nil, errors.Join(err, best.Close())
	}
	return best, err
}

func connectWreck(path, vfs string) (*wreck, error) {
	dsn, err := dataSource(path, how{readOnly: true, vfs: vfs})
	if err != nil {
		return nil, err
	}
	n, err := size(path)
	if err != nil {
		return nil, err
	}
	// immutable: neither locks nor journals. writable_schema: what is wrong in
	// the list of tables hides the table only.
	driver := &sqlite3.SQLiteDriver{ConnectHook: func(c *sqlite3.SQLiteConn) error {
		_, err := c.Exec("PRAGMA writable_schema = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON", nil)
		return err
	}}
	db := sql.OpenDB(connector{driver, dsn + "&immutable=1"})
	db.SetMaxOpenConns(1)
	return &wreck{db: db, most: int(n / 4)}, nil
}

func (w *wreck) Close() error { return w.db.Close() }

// missing counts the tables that are not found.
func (w *wreck) missing() (n int) {
	for _, t := range append(slices.Clone(pouredTables), stepTable, settingTable) {
		if _, err := w.db.Exec("SELECT 1 FROM " + t.name + " LIMIT 0"); err != nil && !w.lacks(t) {
			n++
		}
	}
	return n
}

// lacks says whether the file is so old that it has no such table.
func (w *wreck) lacks(t table) bool {
	var version int
	err := w.db.QueryRow("PRAGMA user_version").Scan(&version)
	return t.name == versionTable && err == nil && version > 0 && version < 3
}

// How much of the first page of a sound file is tried in a wreck.
const (
	headerLength = 100
	pageLength   = 4096
)

var transplants = []int{headerLength, pageLength}

func wreckName(length int) string { return fmt.Sprintf(".~jibiao-wreck-%d.tmp", length) }

// withHead is a copy, at temp, of the file at path that begins like a sound one.
func (w *wreck) withHead(path, temp string, sound *Store, length int) (*wreck, error) {
	if err := copyReadable(path, temp); err != nil {
		return nil, err
	}
	n, err := size(temp)
	if err != nil {
		return nil, err
	}
	head, err := readHead(sound.path, length)
	if err != nil {
		return nil, err
	}
	binary.BigEndian.PutUint32(head[28:], uint32(n/pageLength)) // how many pages there are
	copy(head[92:96], head[24:28])                              // and that this number counts
	clear(head[32:40])                                          // none of them is free
	if err := writeHead(temp, head); err != nil {
		return nil, err
	}
	return connectWreck(temp, sound.how.vfs)
}

func readHead(path string, length int) (head []byte, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	head = make([]byte, length)
	_, err = f.ReadAt(head, 0)
	return head, err
}

func writeHead(path string, head []byte) (err error) {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	_, err = f.WriteAt(head, 0)
	return err
}

// A harm is what a look at a table found.
type harm struct{ rows, index bool }

// look says what of a table is damaged: its rows, or only an index, which is
// made anew with the rows.
func (w *wreck) look(t table) (h harm) {
	var root int
	if err := w.db.QueryRow("SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = ?", t.name).Scan(&root); err != nil {
		return harm{rows: true}
	}
	rows, err := w.db.Query("SELECT quick_check FROM pragma_quick_check(?)", t.name) // indexes by themselves
	found, err := collect(rows, err, func(text *string) []any { return []any{text} })
	if err != nil {
		return harm{rows: true}
	}
	for line := range strings.Lines(strings.Join(found, "\n")) {
		var tree int
		switch n, _ := fmt.Sscanf(line, "Tree %d", &tree); {
		case strings.HasPrefix(line, "ok"), strings.HasPrefix(line, "***"): // a heading
		case n == 1 && tree != root, strings.Contains(line, " index "):
			h.index = true
		default:
			h.rows = true
		}
	}
	h.index = h.index || !h.rows && w.disagrees(t)
	return h
}

// disagrees says whether a table's indexes do not have what its rows have.
func (w *wreck) disagrees(t table) bool {
	var found string
	err := w.db.QueryRow("SELECT integrity_check FROM pragma_integrity_check(?) LIMIT 1", t.name).Scan(&found)
	return err != nil || found != "ok"
}
