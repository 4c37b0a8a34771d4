package store

import "math"

// complete adds, to what was read of a damaged database, what a backup has of
// the tables of which something could not be read.
//
// The rule: what the damaged file still tells is newer and stays. A report that
// it does not list comes back only if its list of reports is itself damaged;
// else the clerk deleted it. A number that was given to another report since is
// another report.
func (p *pouring) complete(backup *Store) error {
	w := &wreck{db: backup.db, most: math.MaxInt}
	return p.part(func() error {
		other, err := p.givenAgain(backup)
		if err != nil {
			return err
		}
		if p.harmed[reportTable.name] {
			if _, err := p.pourTable(w, reportTable, p.backupRow(other, nil)); err != nil {
				return err
			}
		}
		listed, err := p.listed()
		if err != nil {
			return err
		}
		row := p.backupRow(other, listed)
		for _, t := range pouredTables {
			if p.harmed[t.name] && t.name != reportTable.name {
				if _, err := p.pourTable(w, t, row); err != nil {
					return err
				}
			}
		}
		if p.harmed[stepTable.name] {
			if _, err := p.pourSteps(w, row); err != nil {
				return err
			}
		}
		return p.pourRemembered(w)
	})
}

// backupRow inserts rows of a backup that are missing, but for those of the
// reports other, and, if listed is not nil, of reports that are not in it.
func (p *pouring) backupRow(other, listed map[int64]bool) func(table, []any) error {
	return func(t table, row []any) error {
		if t.report >= 0 {
			id, _ := row[t.report].(int64)
			if other[id] || listed != nil && !listed[id] {
				return nil
			}
		}
		if t.name == "value" {
			return p.spare(fromBackup, row)
		}
		_, err := p.insert(t, row)
		return err
	}
}

// givenAgain are the numbers under which the backup has another report.
func (p *pouring) givenAgain(backup *Store) (map[int64]bool, error) {
	type made struct{ id, at int64 }
	const query = "SELECT id, created FROM report"
	read := func(q querier) ([]made, error) {
		rows, err := q.Query(query)
		return collect(rows, err, func(m *made) []any { return []any{&m.id, &m.at} })
	}
	now, err := read(p.tx)
	if err != nil {
		return nil, err
	}
	created := map[int64]int64{}
	for _, m := range now {
		created[m.id] = m.at
	}
	then, err := read(backup.db)
	other := map[int64]bool{}
	for _, m := range then {
		at, given := created[m.id]
		other[m.id] = given && at != m.at
	}
	return other, err
}

func (p *pouring) listed() (map[int64]bool, error) {
	rows, err := p.tx.Query("SELECT id FROM report")
	ids, err := collect(rows, err, func(id *int64) []any { return []any{id} })
	listed := map[int64]bool{}
	for _, id := range ids {
		listed[id] = true
	}
	return listed, err
}
