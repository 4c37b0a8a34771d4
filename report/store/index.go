package store

import "database/sql"

// index brings what the search knows of a report up to date with its values.
// Whatever changes values calls it in the same transaction.
func index(tx *sql.Tx, id int64) error {
	rows, err := tx.Query(`
		SELECT text FROM value WHERE report = ?1
		UNION ALL
		SELECT b.name FROM report r JOIN bundle b ON b.hash = r.bundle WHERE r.id = ?1`, id)
	texts, err := collect(rows, err, func(text *string) []any { return []any{text} })
	if err != nil {
		return err
	}
	_, err = tx.Exec("INSERT OR REPLACE INTO search (rowid, text) VALUES (?, ?)", id, grams(texts...))
	return err
}

// toVersion2 makes the index and puts every report into it.
func toVersion2(tx *sql.Tx) error {
	if _, err := tx.Exec(schema2); err != nil {
		return err
	}
	rows, err := tx.Query("SELECT id FROM report ORDER BY id")
	ids, err := collect(rows, err, func(id *int64) []any { return []any{id} })
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := index(tx, id); err != nil {
			return err
		}
	}
	return nil
}
