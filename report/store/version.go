package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// VersionNames are the names of versions that a clerk is offered; any other will do.
func VersionNames() []string { return []string{"送审稿", "上报稿", "退回后修改稿"} }

// A Version is a state of a report that the clerk gave a name. Its values are
// those after its step (see [report.Values.At]).
type Version struct {
	ID, Report int64
	Name, Note string
	Step       int64 // the latest of the report's log then; 0 = there was none
	At         time.Time
	Who        string // account name
	Document   string // file name of the Word file kept with it; empty = none
}

// A NewVersion is what a version is made of.
type NewVersion struct {
	Name, Note string // the name is not empty
	Step       int64
	Document   string // file name of the Word file; empty = none is kept
	Content    []byte // the Word file
}

// AddVersion keeps a version of a report; the report and its state stay as they
// are. It fails with [ErrNotFound] if there is no such report, and with
// [ErrConflict] if the step is not in its log. A step that is still being typed
// would take the version with it: end the typing and store it first.
func (s *Store) AddVersion(report int64, n NewVersion) (Version, error) {
	v := Version{
		Report: report, Name: n.Name, Note: n.Note, Step: n.Step,
		At: time.UnixMilli(s.Now().UnixMilli()), Who: s.Who, Document: n.Document,
	}
	err := s.write(fmt.Sprintf("keep a version of report %d", report), func(tx *sql.Tx) (err error) {
		v.ID, err = insertVersion(tx, v, n.Content)
		return err
	})
	if err != nil {
		return Version{}, err
	}
	return v, nil
}

func insertVersion(tx *sql.Tx, v Version, content []byte) (id int64, err error) {
	var logged bool
	err = tx.QueryRow(`
		SELECT ?2 = 0 OR EXISTS (SELECT 1 FROM step WHERE report = r.id AND no = ?2)
		FROM report r WHERE r.id = ?1`, v.Report, v.Step).Scan(&logged)
	if err != nil {
		return 0, err
	}
	if !logged {
		return 0, fmt.Errorf("%w: no step %d", ErrConflict, v.Step)
	}
	var kept any // NULL where no document is kept
	if v.Document != "" {
		kept = append([]byte{}, content...)
	}
	err = tx.QueryRow(`
		INSERT INTO version (report, name, note, step, at, who, document, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		RETURNING id`, v.Report, v.Name, v.Note, v.Step, v.At.UnixMilli(), v.Who, v.Document, kept).Scan(&id)
	return id, err
}

// Versions lists the versions of a report, oldest first: none if there is no
// report of that number.
func (s *Store) Versions(report int64) (all []Version, err error) {
	err = s.read(fmt.Sprintf("list the versions of report %d", report), func(c *sql.Conn) (err error) {
		all, err = loadVersions(context.Background(), c, report)
		return err
	})
	return all, err
}

func loadVersions(ctx context.Context, c *sql.Conn, report int64) ([]Version, error) {
	rows, err := c.QueryContext(ctx, `
		SELECT id, report, name, note, step, at, who, document FROM version WHERE report = ? ORDER BY id`, report)
	return collect(rows, err, func(v *Version) []any {
		return []any{&v.ID, &v.Report, &v.Name, &v.Note, &v.Step, millis{&v.At}, &v.Who, &v.Document}
	})
}

// VersionDocument returns the Word file kept with a version, or [ErrNotFound] if
// there is none.
func (s *Store) VersionDocument(id int64) ([]byte, error) {
	var content []byte
	err := s.db.QueryRow("SELECT content FROM version WHERE id = ? AND document <> ''", id).Scan(&content)
	if err != nil {
		return nil, s.fail(fmt.Sprintf("read the document of version %d", id), err)
	}
	return content, nil
}

// RenameVersion gives a version another name, which is not empty, and another note.
func (s *Store) RenameVersion(id int64, name, note string) error {
	return s.change(fmt.Sprintf("rename version %d", id), "UPDATE version SET name = ?, note = ? WHERE id = ?", name, note, id)
}

// DeleteVersion removes a version with its document for ever. The report's
// history stays.
func (s *Store) DeleteVersion(id int64) error {
	return s.change(fmt.Sprintf("delete version %d", id), "DELETE FROM version WHERE id = ?", id)
}
