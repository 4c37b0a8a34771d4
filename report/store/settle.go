package store

import "errors"

// settle makes a database of the poured rows that breaks none of its rules, and
// counts the reports that are known to miss something.
func (p *pouring) settle() (lost int, err error) {
	now := p.to.Now().UnixMilli()
	err = p.part(func() error {
		// A byte that is another in a row that can be read breaks a reference too.
		broken := checkReferences(p.tx)
		if broken != nil && !errors.Is(broken, ErrDamaged) {
			return broken
		}
		if p.lacks() || broken != nil {
			if err := p.repairRows(now); err != nil {
				return err
			}
		}
		rows, err := p.tx.Query("SELECT id FROM report ORDER BY id")
		ids, err := collect(rows, err, func(id *int64) []any { return []any{id} })
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := index(p.tx, id); err != nil {
				return err
			}
		}
		return p.tx.QueryRow("SELECT count(*) FROM incomplete").Scan(&lost)
	})
	return lost, err
}

// repairRows adds what the rows that are there ask for.
func (p *pouring) repairRows(now int64) error {
	for _, statement := range []string{
		// A value: as the log has it last, as the backup has it, or with the
		// characters that could not be read left open.
		`INSERT OR IGNORE INTO value (report, key, text)
			SELECT report, key, new FROM edit e WHERE ?2 AND new <> ''
				AND step = (SELECT max(step) FROM edit WHERE report = e.report AND key = e.key)`,
		`INSERT OR IGNORE INTO value (report, key, text)
			SELECT report, key, text FROM spare s WHERE rank = 1 AND text <> ''
				AND NOT EXISTS (SELECT 1 FROM edit WHERE report = s.report AND key = s.key)`,
		`INSERT INTO incomplete SELECT report FROM spare s WHERE rank = 2
				AND NOT EXISTS (SELECT 1 FROM value WHERE report = s.report AND key = s.key)`,
		`INSERT OR IGNORE INTO value (report, key, text) SELECT report, key, text FROM spare WHERE rank = 2`,
		// A step that only its edits tell of.
		`INSERT INTO incomplete SELECT e.report FROM edit e
			WHERE NOT EXISTS (SELECT 1 FROM step WHERE report = e.report AND no = e.step)`,
		`INSERT OR IGNORE INTO step (report, no, kind, of, label, at, who)
			SELECT report, step, 'edit', 0, min(key), coalesce((SELECT max(at) FROM step WHERE report = e.report AND no < e.step), ?1), ''
			FROM edit e WHERE step > 0 GROUP BY report, step`,
		`DELETE FROM edit WHERE NOT EXISTS (SELECT 1 FROM step WHERE report = edit.report AND no = edit.step)`,
		// A report that only its texts tell of: of the only form there is, or of
		// one that is unknown.
		`INSERT INTO incomplete SELECT report FROM (
			SELECT report FROM value UNION SELECT report FROM step UNION SELECT report FROM version)
			WHERE report NOT IN (SELECT id FROM report)`,
		`INSERT INTO report (id, bundle, state, created, changed)
			SELECT i.report, CASE (SELECT count(*) FROM bundle) WHEN 1 THEN (SELECT hash FROM bundle) ELSE zeroblob(32) END, 'draft',
				coalesce((SELECT min(at) FROM step WHERE report = i.report), ?1),
				coalesce((SELECT max(at) FROM step WHERE report = i.report), ?1)
			FROM incomplete i WHERE i.report > 0 AND i.report NOT IN (SELECT id FROM report)`,
		`DELETE FROM value WHERE report NOT IN (SELECT id FROM report)`,
		`DELETE FROM edit WHERE report NOT IN (SELECT id FROM report)`,
		`DELETE FROM step WHERE report NOT IN (SELECT id FROM report)`,
		`DELETE FROM version WHERE report NOT IN (SELECT id FROM report)`,
		// A log with gaps or without its end (a report was changed when its latest
		// step was), a step without some of its edits, and a form that is gone.
		// PutBundle brings that back.
		`INSERT INTO incomplete SELECT report FROM step GROUP BY report HAVING count(*) <> max(no)`,
		`INSERT INTO incomplete SELECT id FROM report r WHERE ?3
			AND coalesce((SELECT at FROM step WHERE report = r.id ORDER BY no DESC LIMIT 1), 0) < changed`,
		`INSERT INTO incomplete SELECT s.report FROM step s LEFT JOIN edit e ON e.report = s.report AND e.step = s.no
			WHERE ?4 GROUP BY s.report, s.no HAVING count(e.key) <> coalesce(max(e.place) + 1, -1)`,
		`INSERT INTO incomplete SELECT id FROM report WHERE bundle NOT IN (SELECT hash FROM bundle)`,
		`INSERT INTO bundle (hash, id, name, year_key, unit_key, template, fields)
			SELECT DISTINCT bundle, '', '` + lostForm + `', '', '', x'', x'' FROM report WHERE bundle NOT IN (SELECT hash FROM bundle)`,
	} {
		if _, err := p.tx.Exec(statement, now, p.harmed["value"], p.harmed[stepTable.name], p.harmed["edit"]); err != nil {
			return err
		}
	}
	return nil
}

// lostForm is the name of a form whose files could not be read.
const lostForm = "（表单已损坏）"
