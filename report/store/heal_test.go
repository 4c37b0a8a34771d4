package store

import (
	"bytes"
	"testing"

	"jibiao/report"
)

// Damaged words of the index keep nobody from typing or searching.
func TestIndexHeals(t *testing.T) {
	for name, use := range map[string]func(*testing.T, *Store){
		"typing": func(t *testing.T, s *Store) {
			_, err := s.Append(1, edit(1, "b", "", "more"))
			must(t, err)
		},
		"listing": func(t *testing.T, s *Store) {
			same(t, "found", found(t, s, Filter{Query: "text"}), []int64{1})
		},
		"searching": func(t *testing.T, s *Store) {
			_, n, err := s.Search(Filter{Query: "text"}, 10)
			must(t, err)
			same(t, "found", n, 1)
		},
		"deleting": func(t *testing.T, s *Store) { must(t, s.Delete(1)) },
	} {
		for what, harm := range map[string]string{
			"of no words": "UPDATE search_data SET block = x'0102' WHERE id > 10",
			"empty":       "DELETE FROM search_data",
		} {
			t.Run(name+", "+what, func(t *testing.T) {
				s := temporary(t)
				create(t, s, report.Values{"a": "text"})
				must(t, s.Close())
				raw(t, s.path, harm)
				s = openAt(t, s.path)
				use(t, s)
				id := create(t, s, report.Values{"a": "another"})
				same(t, "found", found(t, s, Filter{Query: "another"}), []int64{id})
			})
		}
	}
}

// An index that does not say what the rows say is not found by the look at a file
// that is opened. Whatever meets it makes it anew: a reader that is led to a row
// which is not there, and the look at a copy.
func TestTableIndexHeals(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(entry []byte) // an index's: key, and the row's number
		meet  func(*testing.T, *Store)
	}{
		"reading":  {func(b []byte) { b[len(yearKey)] = 99 }, func(t *testing.T, s *Store) { load(t, s, 1) }},
		"counting": {func(b []byte) { b[len(yearKey)] = 99 }, func(t *testing.T, s *Store) { _, err := s.Tally(); must(t, err) }},
		"a copy":   {func(b []byte) { copy(b, "评价年份") }, func(t *testing.T, s *Store) { backup(t, s, Manual) }},
		"appending": {func(b []byte) { b[len(yearKey)] = 99 }, func(t *testing.T, s *Store) {
			_, err := s.Append(1, edit(2, yearKey, "2024", "2025"))
			must(t, err)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			s := temporary(t)
			_, err := s.Append(create(t, s, report.Values{"a": "text"}), edit(1, yearKey, "", "2024"))
			must(t, err)
			root := rootOf(t, s, "sqlite_autoindex_value_1")
			damage(t, s, func(b []byte) []byte {
				index := b[root : root+pageLength]
				c.spoil(index[bytes.Index(index, []byte(yearKey)):])
				return b
			})
			s = openAt(t, s.path)
			c.meet(t, s)
			integrity(t, s.db)
			same(t, "keys", len(load(t, s, 1).Values), 2)
		})
	}
}
