package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"jibiao/report"
)

// A State is how far a report is on its way.
type State string

// The states. A step makes any report a draft again.
const (
	Draft     State = "draft"
	Checked   State = "checked"
	Submitted State = "submitted"
)

// Label is what a clerk calls the state.
func (s State) Label() string {
	switch s {
	case Checked:
		return "已检查"
	case Submitted:
		return "已上报"
	default:
		return "填写中"
	}
}

// A NewReport is what a report begins with.
type NewReport struct {
	BundleHash [32]byte      // of a bundle that is kept already
	Values     report.Values // as they are after all Steps
	Steps      []report.Step // the history that led to Values; usually empty
	At         time.Time     // when it was created; zero = now
}

// A Report is all that is stored of a report.
type Report struct {
	Summary
	Values report.Values // what was filled in; never nil, no empty texts
	Cell   report.Key    // where the clerk last worked; may be empty
	Steps  []report.Step // oldest first
}

// Create stores a new report, a draft, and returns its number. It fails with
// [ErrNotFound] if the bundle is not kept.
func (s *Store) Create(n NewReport) (id int64, err error) {
	if n.At.IsZero() {
		n.At = s.Now()
	}
	err = s.write("create a report", func(tx *sql.Tx) error {
		id, err = insert(tx, n, s.Who)
		return err
	})
	if err != nil {
		return 0, err
	}
	return id, nil
}

// insert makes a report; steps that do not say who did them were who.
func insert(tx *sql.Tx, n NewReport, who string) (id int64, err error) {
	at := n.At.UnixMilli()
	err = tx.QueryRow(`
		INSERT INTO report (bundle, state, created, changed)
		SELECT hash, ?, ?, ? FROM bundle WHERE hash = ?
		RETURNING id`, Draft, at, at, n.BundleHash[:]).Scan(&id)
	if err != nil {
		return 0, err
	}
	for k, text := range n.Values {
		if err := setValue(tx, id, k, text); err != nil {
			return 0, err
		}
	}
	for _, step := range n.Steps {
		if err := putStep(tx, id, by(who, step)); err != nil {
			return 0, err
		}
	}
	return id, index(tx, id)
}

func setValue(tx *sql.Tx, id int64, k report.Key, text string) error {
	if text == "" {
		_, err := tx.Exec("DELETE FROM value WHERE report = ? AND key = ?", id, k)
		return err
	}
	_, err := tx.Exec(`
		INSERT INTO value (report, key, text) VALUES (?, ?, ?)
		ON CONFLICT (report, key) DO UPDATE SET text = excluded.text`, id, k, text)
	return err
}

// Load returns a report, also one in the bin, or [ErrNotFound].
func (s *Store) Load(id int64) (Report, error) {
	var r Report
	err := s.read(fmt.Sprintf("load report %d", id), func(c *sql.Conn) (err error) {
		r, err = loadReport(context.Background(), c, id)
		return err
	})
	if err != nil {
		return Report{}, err
	}
	return r, nil
}

func loadReport(ctx context.Context, c *sql.Conn, id int64) (r Report, err error) {
	row := c.QueryRowContext(ctx, summaries+" WHERE r.id = ?", id)
	if err = row.Scan(r.Summary.columns()...); err != nil {
		return r, err
	}
	if err = c.QueryRowContext(ctx, "SELECT cell FROM report WHERE id = ?", id).Scan(&r.Cell); err != nil {
		return r, err
	}
	if r.Values, err = loadValues(ctx, c, id); err != nil {
		return r, err
	}
	r.Steps, err = loadSteps(ctx, c, id)
	return r, err
}

// Values returns what is filled in of a report, also one in the bin: nothing if
// there is none of that number.
func (s *Store) Values(id int64) (v report.Values, err error) {
	err = s.read(fmt.Sprintf("read the values of report %d", id), func(c *sql.Conn) (err error) {
		v, err = loadValues(context.Background(), c, id)
		return err
	})
	return v, err
}

func loadValues(ctx context.Context, c *sql.Conn, id int64) (report.Values, error) {
	type value struct {
		key  report.Key
		text string
	}
	rows, err := c.QueryContext(ctx, "SELECT key, text FROM value WHERE report = ?", id)
	all, err := collect(rows, err, func(v *value) []any { return []any{&v.key, &v.text} })
	if err != nil {
		return nil, err
	}
	values := make(report.Values, len(all))
	for _, v := range all {
		values[v.key] = v.text
	}
	return values, nil
}

// SetState notes how far the report is. It is no change of the report: its
// place in the list stays.
func (s *Store) SetState(id int64, state State) error {
	return s.change(fmt.Sprintf("set the state of report %d", id),
		"UPDATE report SET state = ? WHERE id = ?", state, id)
}

// SetCell remembers where the clerk works. It is no change of the report.
func (s *Store) SetCell(id int64, k report.Key) error {
	return s.change(fmt.Sprintf("set the cell of report %d", id),
		"UPDATE report SET cell = ? WHERE id = ?", k, id)
}

// MoveToBin puts the report where only a list of the bin shows it. One that
// is there already keeps the time it went.
func (s *Store) MoveToBin(id int64) error {
	return s.change(fmt.Sprintf("move report %d to the bin", id),
		"UPDATE report SET deleted = coalesce(deleted, ?) WHERE id = ?", s.Now().UnixMilli(), id)
}

// Restore takes the report out of the bin.
func (s *Store) Restore(id int64) error {
	return s.change(fmt.Sprintf("restore report %d", id), "UPDATE report SET deleted = NULL WHERE id = ?", id)
}

// Delete removes the report for ever, with its history. Its number is not
// given again. Its bundle stays.
func (s *Store) Delete(id int64) error {
	return s.write(fmt.Sprintf("delete report %d", id), func(tx *sql.Tx) error {
		if _, err := tx.Exec("DELETE FROM search WHERE rowid = ?", id); err != nil {
			return err
		}
		return execOne(tx, ErrNotFound, "DELETE FROM report WHERE id = ?", id)
	})
}

// EmptyBin removes every report in the bin as Delete does.
func (s *Store) EmptyBin() error {
	return s.write("empty the bin", func(tx *sql.Tx) error {
		if _, err := tx.Exec("DELETE FROM search WHERE rowid IN (SELECT id FROM report WHERE deleted IS NOT NULL)"); err != nil {
			return err
		}
		_, err := tx.Exec("DELETE FROM report WHERE deleted IS NOT NULL")
		return err
	})
}
