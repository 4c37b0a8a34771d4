package store

import (
	"database/sql"
	_ "embed"
	"fmt"
)

//go:embed schema1.sql
var schema1 string

//go:embed schema2.sql
var schema2 string

//go:embed schema3.sql
var schema3 string

// A migration makes a version of the schema out of the one before.
type migration func(*sql.Tx) error

// migrations make version 1, 2, … One that was published is never changed.
var migrations = []migration{statements(schema1), toVersion2, statements(schema3)}

// SchemaVersion is the version of the schema that this program writes.
func SchemaVersion() int { return len(migrations) }

// statements is a migration by SQL alone.
func statements(sqlText string) migration {
	return func(tx *sql.Tx) error {
		_, err := tx.Exec(sqlText)
		return err
	}
}

// migrate brings the schema up to date. Tables, version and application id
// change in one transaction, so a file is always of one version or another.
func (s *Store) migrate() error {
	var version int
	if err := s.db.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
		return s.fail("read the schema version", err)
	}
	if version == len(migrations) {
		return nil // without a writing transaction: the file may be read-only
	}
	if version > 0 && !s.how.isCopy {
		s.how.progress(BackingUp, 0, 1)
		if _, err := s.Backup(BeforeUpgrade); err != nil {
			return s.fail("migrate", &UnmigratedError{err})
		}
	}
	s.how.progress(Migrating, version, len(migrations))
	return s.write("migrate", migrate)
}

func migrate(tx *sql.Tx) error {
	// Read again: another program may have done it while this one waited.
	var version int
	if err := tx.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if version >= len(migrations) {
		return nil
	}
	for i, m := range migrations[version:] {
		if err := m(tx); err != nil {
			return fmt.Errorf("to version %d: %w", version+i+1, err)
		}
	}
	mark := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, len(migrations))
	if _, err := tx.Exec(mark); err != nil {
		return err
	}
	return checkReferences(tx)
}

// A querier is a database or a transaction.
type querier interface {
	Query(query string, args ...any) (*sql.Rows, error)
	QueryRow(query string, args ...any) *sql.Row
}

func checkReferences(q querier) error {
	var broken int
	err := q.QueryRow("SELECT count(*) FROM pragma_foreign_key_check").Scan(&broken)
	if err == nil && broken > 0 {
		err = fmt.Errorf("%w: %d broken references", ErrDamaged, broken)
	}
	return err
}
