package store

import "slices"

// A Tally counts reports; those in the bin only in Bin.
type Tally struct {
	All, Bin int
	States   map[State]int
	Years    []YearTally // the latest first; reports without a year are left out
}

// A YearTally counts the reports of a year, as it is typed in them.
type YearTally struct {
	Year  string
	Count int
}

// Tally counts all reports.
func (s *Store) Tally() (Tally, error) {
	type row struct {
		deleted bool
		state   State
		year    string
		count   int
	}
	rows, err := s.db.Query(`
		SELECT r.deleted IS NOT NULL, r.state, coalesce(y.text, '') AS year, count(*) FROM report r
		JOIN bundle b ON b.hash = r.bundle
		LEFT JOIN value y ON y.report = r.id AND y.key = b.year_key
		GROUP BY 1, 2, 3 ORDER BY year DESC`)
	all, err := collect(rows, err, func(r *row) []any { return []any{&r.deleted, &r.state, &r.year, &r.count} })
	if err != nil {
		return Tally{}, s.fail("count reports", err)
	}
	t := Tally{States: map[State]int{}}
	for _, r := range all {
		if r.deleted {
			t.Bin += r.count
			continue
		}
		t.All += r.count
		t.States[r.state] += r.count
		if r.year != "" {
			t.addYear(r.year, r.count)
		}
	}
	return t, nil
}

func (t *Tally) addYear(year string, count int) {
	i := slices.IndexFunc(t.Years, func(y YearTally) bool { return y.Year == year })
	if i < 0 {
		t.Years = append(t.Years, YearTally{Year: year})
		i = len(t.Years) - 1
	}
	t.Years[i].Count += count
}
