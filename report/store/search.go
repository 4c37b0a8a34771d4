package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"jibiao/report"
)

// A Hit is a report that a search found, and where in it.
type Hit struct {
	Summary
	// Key is that of the value that has most of the words; empty where only
	// the form's name has any.
	Key report.Key
	Excerpt
}

// Search returns the reports that the filter chooses, the one changed last
// first, with the place of the query's words: the first most of them, and how
// many there are in all. Words are found as they stand anywhere in a text,
// whatever their case and width. A query of more than 1000 bytes finds nothing.
func (s *Store) Search(f Filter, most int) (hits []Hit, all int, err error) {
	if len(f.Query) > maxQuery {
		return nil, 0, nil
	}
	err = s.read("search reports", func(c *sql.Conn) (err error) {
		ids, n, err := searchIDs(c, f, most)
		if err != nil || n == 0 {
			return err
		}
		all = n
		hits, err = locate(c, ids, searchWords(f.Query))
		return err
	})
	if err != nil {
		return nil, 0, err
	}
	return hits, all, nil
}

func searchIDs(c *sql.Conn, f Filter, most int) (ids []int64, all int, err error) {
	where, args := f.condition()
	rows, err := c.QueryContext(context.Background(),
		"SELECT r.id, count(*) OVER () FROM report r WHERE "+where+newestFirst+" LIMIT ?", append(args, most)...)
	ids, err = collect(rows, err, func(id *int64) []any { return []any{id, &all} })
	return ids, all, err
}

// locate reads the reports and finds the words in each.
func locate(c *sql.Conn, ids []int64, words []string) ([]Hit, error) {
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	const chosen = "IN (SELECT value FROM json_each(?))"
	rows, err := c.QueryContext(context.Background(), summaries+" WHERE r.id "+chosen+newestFirst, string(list))
	found, err := collect(rows, err, (*Summary).columns)
	if err != nil {
		return nil, err
	}
	rows, err = c.QueryContext(context.Background(), `
		SELECT v.report, v.key, v.text, v.key IN (b.unit_key, b.year_key) FROM value v
		JOIN report r ON r.id = v.report JOIN bundle b ON b.hash = r.bundle
		WHERE v.report `+chosen+" ORDER BY v.report, v.key", string(list))
	places, err := bestPlaces(rows, err, words)
	if err != nil {
		return nil, err
	}
	hits := make([]Hit, len(found))
	for i, s := range found {
		best := places[s.ID]
		hits[i] = Hit{Summary: s, Key: best.key, Excerpt: excerpt(best.text, words)}
	}
	return hits, nil
}

// A place is a value in which words of a query stand.
type place struct {
	report int64
	key    report.Key
	text   string
	known  bool // unit or year, which a list shows anyway
	words  int  // of the query, how many
}

// bestPlaces is each report's value that has most of the words; of several one
// that lists do not show.
func bestPlaces(rows *sql.Rows, err error, words []string) (map[int64]place, error) {
	all, err := collect(rows, err, func(p *place) []any { return []any{&p.report, &p.key, &p.text, &p.known} })
	best := map[int64]place{}
	for _, p := range all {
		p.words = countWords(p.text, words)
		if old := best[p.report]; p.words > old.words || p.words > 0 && p.words == old.words && old.known && !p.known {
			best[p.report] = p
		}
	}
	return best, err
}
