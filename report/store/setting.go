package store

import (
	"database/sql"
	"errors"
	"fmt"
)

// Setting returns what the program remembered under the name, "" if it never
// did.
func (s *Store) Setting(name string) (string, error) {
	var value string
	err := s.db.QueryRow("SELECT value FROM setting WHERE name = ?", name).Scan(&value)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", s.fail(fmt.Sprintf("read setting %s", name), err)
	}
	return value, nil
}

// Settings returns all that the program remembered, by name.
func (s *Store) Settings() (map[string]string, error) {
	type setting struct{ name, value string }
	rows, err := s.db.Query("SELECT name, value FROM setting")
	list, err := collect(rows, err, func(one *setting) []any { return []any{&one.name, &one.value} })
	if err != nil {
		return nil, s.fail("read the settings", err)
	}
	all := make(map[string]string, len(list))
	for _, one := range list {
		all[one.name] = one.value
	}
	return all, nil
}

// SetSetting remembers a value under the name, in place of the one before.
func (s *Store) SetSetting(name, value string) error {
	return s.change(fmt.Sprintf("set setting %s", name), `
		INSERT INTO setting (name, value) VALUES (?, ?)
		ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, value)
}
