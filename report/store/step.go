package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"jibiao/report"
)

// Append stores a step and what it did to the report's values, and returns
// when that was safely on the disk. The report is a draft again, changed at
// the step's time. A step that does not say who did it was the store's Who.
//
// A step is new (its number follows the latest) or the latest one, grown:
// then the later texts and time replace the earlier ones, and the old texts
// stay as first stored. The same step may so be appended any number of times,
// also after a failure. Another number, or a grown step that is not the
// stored one, fails with [ErrConflict]: its texts would cover newer ones.
func (s *Store) Append(id int64, step report.Step) (savedAt time.Time, err error) {
	op := fmt.Sprintf("append step %d to report %d", step.No, id)
	err = s.write(op, func(tx *sql.Tx) error {
		const touch = "UPDATE report SET state = ?, changed = ? WHERE id = ?"
		if err := execOne(tx, ErrNotFound, touch, Draft, step.At.UnixMilli(), id); err != nil {
			return err
		}
		if err := appendStep(tx, id, by(s.Who, step)); err != nil {
			return err
		}
		return index(tx, id)
	})
	if err != nil {
		return time.Time{}, err
	}
	return s.Now(), nil
}

// by is the step with who did it, unless it says so itself.
func by(who string, step report.Step) report.Step {
	if step.Who == "" {
		step.Who = who
	}
	return step
}

func appendStep(tx *sql.Tx, id int64, step report.Step) error {
	var last int64
	if err := tx.QueryRow("SELECT coalesce(max(no), 0) FROM step WHERE report = ?", id).Scan(&last); err != nil {
		return err
	}
	if step.No != last && step.No != last+1 {
		return fmt.Errorf("%w: the latest step is %d", ErrConflict, last)
	}
	if err := putStep(tx, id, step); err != nil {
		return err
	}
	for _, e := range step.Edits {
		if err := setValue(tx, id, e.Key, e.New); err != nil {
			return err
		}
	}
	return nil
}

// putStep writes a step's rows and leaves the values alone.
func putStep(tx *sql.Tx, id int64, step report.Step) error {
	err := execOne(tx, ErrConflict, `
		INSERT INTO step (report, no, kind, of, label, at, who) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (report, no) DO UPDATE SET at = excluded.at, who = excluded.who
		WHERE step.kind = excluded.kind AND step.of = excluded.of AND step.label = excluded.label`,
		id, step.No, step.Kind, step.Of, step.Label, step.At.UnixMilli(), step.Who)
	if err != nil {
		return err
	}
	for i, e := range step.Edits {
		err := execOne(tx, ErrConflict, `
			INSERT INTO edit (report, step, key, place, old, new) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (report, step, key) DO UPDATE SET place = excluded.place, new = excluded.new
			WHERE edit.old = excluded.old`,
			id, step.No, e.Key, i, e.Old, e.New)
		if err != nil {
			return err
		}
	}
	return nil
}

func loadSteps(ctx context.Context, c *sql.Conn, id int64) ([]report.Step, error) {
	rows, err := c.QueryContext(ctx, "SELECT no, kind, of, label, at, who FROM step WHERE report = ? ORDER BY no", id)
	steps, err := collect(rows, err, func(s *report.Step) []any {
		return []any{&s.No, &s.Kind, &s.Of, &s.Label, millis{&s.At}, &s.Who}
	})
	if err != nil {
		return nil, err
	}
	edits, err := loadEdits(ctx, c, id)
	if err != nil {
		return nil, err
	}
	for i := range steps {
		for len(edits) > 0 && edits[0].step == steps[i].No {
			steps[i].Edits = append(steps[i].Edits, edits[0].edit)
			edits = edits[1:]
		}
	}
	return steps, nil
}

// A loggedEdit is an edit and the number of its step.
type loggedEdit struct {
	step int64
	edit report.Edit
}

func loadEdits(ctx context.Context, c *sql.Conn, id int64) ([]loggedEdit, error) {
	rows, err := c.QueryContext(ctx, "SELECT step, key, old, new FROM edit WHERE report = ? ORDER BY step, place", id)
	return collect(rows, err, func(e *loggedEdit) []any {
		return []any{&e.step, &e.edit.Key, &e.edit.Old, &e.edit.New}
	})
}
