package store

import (
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
