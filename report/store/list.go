package store

import (
	"strings"
	"time"
)

// A Summary is a report in a list.
type Summary struct {
	ID         int64
	FormID     string
	FormName   string
	BundleHash [32]byte
	Unit, Year string // as typed; empty where they are not filled in
	State      State
	Created    time.Time
	Changed    time.Time // of the latest step
	Deleted    time.Time // when it went into the bin; zero = it is not there
}

// A Filter chooses reports; its zero value means all that are not in the bin.
type Filter struct {
	Query   string // words that must each occur in some value or the form's name
	Year    string // as typed in the report; empty = any
	State   State  // empty = any
	Deleted bool   // those in the bin instead
}

// maxQuery is how long a query may be in bytes and still make sense as one.
const maxQuery = 1000

// summaries reads the columns of Summary.columns. Year and unit are values
// like any other; the bundle says which.
const summaries = `
	SELECT r.id, b.id, b.name, b.hash, coalesce(u.text, ''), coalesce(y.text, ''),
		r.state, r.created, r.changed, r.deleted
	FROM report r
	JOIN bundle b ON b.hash = r.bundle
	LEFT JOIN value u ON u.report = r.id AND u.key = b.unit_key
	LEFT JOIN value y ON y.report = r.id AND y.key = b.year_key`

func (s *Summary) columns() []any {
	return []any{
		&s.ID, &s.FormID, &s.FormName,
		hashColumn{&s.BundleHash},
		&s.Unit, &s.Year,
		&s.State,
		millis{&s.Created},
		millis{&s.Changed},
		millis{&s.Deleted},
	}
}

// List returns the reports that the filter chooses, the one changed last
// first. A query of more than 1000 bytes finds nothing.
func (s *Store) List(f Filter) ([]Summary, error) {
	if len(f.Query) > maxQuery {
		return nil, nil
	}
	where, args := f.condition()
	var all []Summary
	err := s.healing(func() error {
		rows, err := s.db.Query(summaries+" WHERE "+where+newestFirst, args...)
		all, err = collect(rows, err, (*Summary).columns)
		return err
	})
	if err != nil {
		return nil, s.fail("list reports", err)
	}
	return all, nil
}

const newestFirst = " ORDER BY r.changed DESC, r.id DESC"

// condition is the filter in SQL, about the report r.
func (f Filter) condition() (where string, args []any) {
	terms := []string{"(r.deleted IS NOT NULL) = ?"}
	args = append(args, f.Deleted)
	if f.Year != "" {
		terms = append(terms, `EXISTS (SELECT 1 FROM bundle b JOIN value y ON y.report = r.id AND y.key = b.year_key
			WHERE b.hash = r.bundle AND y.text = ?)`)
		args = append(args, f.Year)
	}
	if f.State != "" {
		terms, args = append(terms, "r.state = ?"), append(args, f.State)
	}
	if words := searchWords(f.Query); len(words) > 0 {
		terms = append(terms, "r.id IN (SELECT rowid FROM search WHERE search MATCH ?)")
		args = append(args, phrases(words))
	}
	return strings.Join(terms, " AND "), args
}
