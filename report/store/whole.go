package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"jibiao/report"
)

// A Whole is all that there is of a report, without the number it has in a
// store and whether it is in the bin: what goes from one store to another.
type Whole struct {
	Bundle   Bundle
	State    State
	Created  time.Time
	Changed  time.Time
	Cell     report.Key
	Values   report.Values
	Steps    []report.Step
	Versions []WholeVersion // oldest first
}

// A WholeVersion is a version with its Word file; its ID and Report are 0.
type WholeVersion struct {
	Version
	Content []byte
}

// Export returns all that there is of a report, also of one in the bin, as it is
// at one moment, or [ErrNotFound].
func (s *Store) Export(id int64) (w Whole, err error) {
	err = s.read(fmt.Sprintf("export report %d", id), func(c *sql.Conn) (err error) {
		w, err = export(context.Background(), c, id)
		return err
	})
	if err != nil {
		return Whole{}, err
	}
	return w, nil
}

func export(ctx context.Context, c *sql.Conn, id int64) (w Whole, err error) {
	r, err := loadReport(ctx, c, id)
	if err != nil {
		return w, err
	}
	w = Whole{State: r.State, Created: r.Created, Changed: r.Changed, Cell: r.Cell, Values: r.Values, Steps: r.Steps}
	if w.Bundle, err = loadBundle(ctx, c, r.BundleHash); err != nil {
		return w, err
	}
	w.Versions, err = loadWholeVersions(ctx, c, id)
	return w, err
}

func loadWholeVersions(ctx context.Context, c *sql.Conn, id int64) ([]WholeVersion, error) {
	rows, err := c.QueryContext(ctx, `
		SELECT name, note, step, at, who, document, content FROM version WHERE report = ? ORDER BY id`, id)
	return collect(rows, err, func(v *WholeVersion) []any {
		return []any{&v.Name, &v.Note, &v.Step, millis{&v.At}, &v.Who, &v.Document, &v.Content}
	})
}

// Import stores a report as it was exported, with its history and versions, and
// returns the number it has here: a new one, whatever is in the store. It keeps
// the form. It fails with [ErrConflict] if other files are kept under the form's
// hash, or a version's step is not in the log; what comes from elsewhere is to be
// checked before.
func (s *Store) Import(w Whole) (id int64, err error) {
	err = s.write("import a report", func(tx *sql.Tx) error {
		id, err = insertWhole(tx, w)
		return err
	})
	if err != nil {
		return 0, err
	}
	return id, nil
}

func insertWhole(tx *sql.Tx, w Whole) (id int64, err error) {
	if err := putBundle(tx, w.Bundle); err != nil {
		return 0, err
	}
	id, err = insert(tx, NewReport{BundleHash: w.Bundle.Hash, Values: w.Values, Steps: w.Steps, At: w.Created}, "")
	if err != nil {
		return 0, err
	}
	const complete = "UPDATE report SET state = ?, changed = ?, cell = ? WHERE id = ?"
	if err := execOne(tx, ErrNotFound, complete, w.State, w.Changed.UnixMilli(), w.Cell, id); err != nil {
		return 0, err
	}
	for _, v := range w.Versions {
		v.Report = id
		if _, err := insertVersion(tx, v.Version, v.Content); err != nil {
			return 0, err
		}
	}
	return id, nil
}
