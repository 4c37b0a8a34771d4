package store

import (
	"database/sql/driver"
	"errors"
	"fmt"

	"github.com/mattn/go-sqlite3"
)

// applicationID marks the file as ours: "JIBI".
const applicationID = 0x4A494249

// pragmas are set on every connection and read back: SQLite ignores what it
// does not know or cannot do. With a rollback journal and full syncing a power
// cut cannot damage the file or undo a commit, and at rest the database is one
// file that may be copied.
var pragmas = []struct {
	name, set string
	want      any
}{
	{"foreign_keys", "ON", int64(1)},
	{"synchronous", "FULL", int64(2)},
	{"trusted_schema", "OFF", int64(0)},
	{"cell_size_check", "ON", int64(1)},
	{"journal_mode", "TRUNCATE", "truncate"},
}

// prepare makes a new connection fit for use. It looks whether the file is
// ours before anything that could write into it.
func prepare(c *sqlite3.SQLiteConn) error {
	if err := recognize(c); err != nil {
		return err
	}
	for _, p := range pragmas {
		if _, err := c.Exec("PRAGMA "+p.name+" = "+p.set, nil); err != nil {
			return fmt.Errorf("set %s: %w", p.name, err)
		}
		if got, err := scalar(c, "PRAGMA "+p.name); err != nil || got != p.want {
			return errors.Join(fmt.Errorf("%s is %v instead of %v", p.name, got, p.want), err)
		}
	}
	return nil
}

// identity asks what a file is: its application id, its schema's version, how
// many objects there are, and whether they are ours, which tells when the header
// does not. One statement sees one state of the file, whoever else is making it.
const identity = `
	SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema),
		(SELECT count(*) = 5 FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'
			AND name IN ('bundle', 'report', 'value', 'step', 'edit'))
	FROM pragma_application_id, pragma_user_version`

// lastVersion is greater than that of any schema ever; a greater one is damage.
const lastVersion = 1000

// recognize accepts an empty database and one of ours that is not newer than
// this program.
func recognize(c *sqlite3.SQLiteConn) error {
	row, err := firstRow(c, identity)
	if err != nil {
		return err
	}
	var found [4]int64
	for i := range found {
		found[i], _ = row[i].(int64)
	}
	id, version, objects, isOurs := found[0], int(found[1]), found[2], found[3] == 1
	switch {
	case id == 0 && version == 0 && objects == 0:
		return nil
	case isOurs && (id != applicationID || version > lastVersion):
		return fmt.Errorf("%w: header with application id %#x and schema version %d", ErrDamaged, id, version)
	case id != applicationID:
		return &ForeignError{ApplicationID: int(id)}
	case version > len(migrations):
		return &NewerError{Found: version, Known: len(migrations)}
	case version < 1:
		return fmt.Errorf("%w: schema version %d", ErrDamaged, version)
	}
	return nil
}

// scalar is the first column of the query's first row.
func scalar(c *sqlite3.SQLiteConn, query string) (any, error) {
	row, err := firstRow(c, query)
	if err != nil {
		return nil, err
	}
	return row[0], nil
}

func firstRow(c *sqlite3.SQLiteConn, query string) (row []driver.Value, err error) {
	rows, err := c.Query(query, nil)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	row = make([]driver.Value, len(rows.Columns()))
	return row, rows.Next(row)
}
