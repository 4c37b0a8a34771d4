package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"jibiao/report"
)

// A Bundle is a form as it was when reports were typed under it: what lists
// need of it, and its two files.
type Bundle struct {
	Hash     [32]byte // of the two files, made by the caller
	ID, Name string
	Year     report.Key // tells the report's year; may be empty
	Unit     report.Key // names the reporting unit; may be empty
	Template []byte     // template.docx
	Fields   []byte     // fields.toml; may be empty
}

// PutBundle keeps a bundle. One that is kept already stays as it is, unless its
// files were lost to damage; other files under the same hash are refused with
// [ErrConflict].
func (s *Store) PutBundle(b Bundle) error {
	return s.write(fmt.Sprintf("keep bundle %s", b.ID), func(tx *sql.Tx) error { return putBundle(tx, b) })
}

func putBundle(tx *sql.Tx, b Bundle) error {
	template, fields := append([]byte{}, b.Template...), append([]byte{}, b.Fields...) // nil would be NULL
	_, err := tx.Exec(`
		INSERT INTO bundle (hash, id, name, year_key, unit_key, template, fields) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (hash) DO UPDATE SET id = excluded.id, name = excluded.name,
			year_key = excluded.year_key, unit_key = excluded.unit_key,
			template = excluded.template, fields = excluded.fields
		WHERE bundle.name = ? AND bundle.template = x''`,
		b.Hash[:], b.ID, b.Name, b.Year, b.Unit, template, fields, lostForm)
	if err != nil {
		return err
	}
	return sameFiles(tx, b.Hash, template, fields)
}

func sameFiles(tx *sql.Tx, hash [32]byte, template, fields []byte) error {
	var same bool
	err := tx.QueryRow("SELECT template = ? AND fields = ? FROM bundle WHERE hash = ?",
		template, fields, hash[:]).Scan(&same)
	if err == nil && !same {
		err = fmt.Errorf("%w: other files with the hash %x", ErrConflict, hash)
	}
	return err
}

// Bundle returns the bundle with the hash, or [ErrNotFound].
func (s *Store) Bundle(hash [32]byte) (b Bundle, err error) {
	err = s.read(fmt.Sprintf("read bundle %x", hash), func(c *sql.Conn) (err error) {
		b, err = loadBundle(context.Background(), c, hash)
		return err
	})
	return b, err
}

func loadBundle(ctx context.Context, c *sql.Conn, hash [32]byte) (Bundle, error) {
	b := Bundle{Hash: hash}
	err := c.QueryRowContext(ctx, "SELECT id, name, year_key, unit_key, template, fields FROM bundle WHERE hash = ?", hash[:]).
		Scan(&b.ID, &b.Name, &b.Year, &b.Unit, &b.Template, &b.Fields)
	if err != nil {
		return Bundle{}, err
	}
	return b, nil
}

// Bundles lists what is kept, without the two files, the one kept last first.
func (s *Store) Bundles() ([]Bundle, error) {
	rows, err := s.db.Query("SELECT hash, id, name, year_key, unit_key FROM bundle ORDER BY rowid DESC")
	return s.bundles(collect(rows, err, (*Bundle).columns))
}

// FullBundles is Bundles with the two files of each.
func (s *Store) FullBundles() ([]Bundle, error) {
	rows, err := s.db.Query("SELECT hash, id, name, year_key, unit_key, template, fields FROM bundle ORDER BY rowid DESC")
	return s.bundles(collect(rows, err, func(b *Bundle) []any { return append(b.columns(), &b.Template, &b.Fields) }))
}

func (s *Store) bundles(list []Bundle, err error) ([]Bundle, error) {
	if err != nil {
		return nil, s.fail("list bundles", err)
	}
	return list, nil
}

func (b *Bundle) columns() []any { return []any{hashColumn{&b.Hash}, &b.ID, &b.Name, &b.Year, &b.Unit} }

// A hashColumn scans a stored hash.
type hashColumn struct{ hash *[32]byte }

func (h hashColumn) Scan(v any) error {
	b, ok := v.([]byte)
	if !ok || len(b) != len(h.hash) {
		return errors.New("a stored hash is not 32 bytes")
	}
	copy(h.hash[:], b)
	return nil
}
