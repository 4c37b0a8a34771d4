package store

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/mattn/go-sqlite3"
)

// A table is one whose rows are poured from one database into another.
type table struct {
	name, columns string
	report        int // which column is the report's number; -1 = none
}

const versionTable = "version"

// pouredTables are read by rowid, in this order.
var pouredTables = []table{
	{"bundle", "hash, id, name, year_key, unit_key, template, fields", -1},
	reportTable,
	{"value", "report, key, text", 0},
	{"edit", "report, step, key, place, old, new", 0},
	{versionTable, "id, report, name, note, step, at, who, document, content", 1},
}

var (
	reportTable = table{"report", "id, bundle, state, created, changed, deleted, cell", 0}
	// These have no rowid.
	stepTable    = table{"step", "report, no, kind, of, label, at, who", 0}
	settingTable = table{"setting", "name, value", -1}
)

// A pouring fills a new database with what can be had. Several transactions do
// it: nobody sees the file before it is whole.
type pouring struct {
	to *Store
	tx *sql.Tx // of the part under way

	harmed map[string]bool // tables of which something could not be read
	index  bool            // an index was damaged
	search bool            // the search's index was damaged
}

func newPouring(to *Store) (*pouring, error) {
	_, err := to.db.Exec(`
		PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF;
		-- Texts to be had for values that are missing: those of the backup, and those with characters that nobody typed.
		CREATE TEMP TABLE spare (rank INTEGER, report INTEGER, key TEXT, text TEXT, PRIMARY KEY (rank, report, key));
		CREATE TEMP TABLE incomplete (report INTEGER PRIMARY KEY ON CONFLICT IGNORE);`)
	return &pouring{to: to, harmed: map[string]bool{}}, err
}

// The ranks of spare texts, the better first.
const (
	fromBackup = iota + 1
	doubtful
)

// part runs f as one transaction.
func (p *pouring) part(f func() error) error {
	tx, err := p.to.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	p.tx = tx
	if err := f(); err != nil {
		return err
	}
	return tx.Commit()
}

// lacks says whether rows of the damaged file could not be read.
func (p *pouring) lacks() bool { return len(p.harmed) > 0 }

// fromDamaged pours what can be read of a damaged database.
func (p *pouring) fromDamaged(w *wreck, progress func(done, all int)) error {
	return p.part(func() error {
		for i, t := range pouredTables {
			progress(i, len(pouredTables)+1)
			harmed, err := p.pourTable(w, t, p.damagedRow)
			if err != nil {
				return err
			}
			p.note(w, t, harmed)
		}
		progress(len(pouredTables), len(pouredTables)+1)
		harmed, err := p.pourSteps(w, p.damagedRow)
		if err != nil {
			return err
		}
		p.note(w, stepTable, harmed)
		p.search = w.searchHarmed()
		return p.pourRemembered(w)
	})
}

// note notes what is wrong in a table: what reading it met, and what only a
// look at it shows.
func (p *pouring) note(w *wreck, t table, harmed bool) {
	if w.lacks(t) {
		return
	}
	h := w.look(t)
	if harmed || h.rows {
		p.harmed[t.name] = true
	}
	p.index = p.index || h.index
}

// pourTable pours a table that is read by rowid.
func (p *pouring) pourTable(w *wreck, t table, row func(table, []any) error) (harmed bool, err error) {
	query := fmt.Sprintf("SELECT rowid, %s FROM %s NOT INDEXED WHERE rowid > ?1 ORDER BY rowid", t.columns, t.name)
	return w.sweep(query, nil, func(r []any) error { return row(t, r) })
}

// pourSteps pours the steps of the reports that are known.
func (p *pouring) pourSteps(w *wreck, row func(table, []any) error) (harmed bool, err error) {
	rows, err := p.tx.Query(knownReports)
	ids, err := collect(rows, err, func(id *int64) []any { return []any{id} })
	query := fmt.Sprintf("SELECT no, %s FROM step WHERE report = ?2 AND no > ?1 ORDER BY no", stepTable.columns)
	for _, id := range ids {
		gaps, err := w.sweep(query, []any{id}, func(r []any) error { return row(stepTable, r) })
		if err != nil {
			return harmed, err
		}
		harmed = harmed || gaps
	}
	return harmed, err
}

// knownReports are those that any table tells of.
const knownReports = `
	SELECT id FROM report UNION SELECT report FROM value UNION SELECT report FROM edit UNION SELECT report FROM version`

// damagedRow inserts a row of a damaged database. One that no database of ours
// could hold is left out, a value with characters that nobody types put aside.
func (p *pouring) damagedRow(t table, row []any) error {
	for i, v := range row {
		text, isText := v.(string)
		if !isText || sound(text) {
			continue
		}
		p.harmed[t.name] = true
		row[i] = strings.ToValidUTF8(text, "\uFFFD")
		if t.name == "value" {
			return p.spare(doubtful, row)
		}
	}
	inserted, err := p.insert(t, row)
	if err == nil && !inserted {
		p.harmed[t.name] = true
	}
	return err
}

func (p *pouring) spare(rank int, row []any) error {
	_, err := p.tx.Exec("INSERT OR IGNORE INTO spare VALUES (?, ?, ?, ?)", append([]any{rank}, row...)...)
	return err
}

// sound says whether a text can have been typed.
func sound(text string) bool {
	return utf8.ValidString(text) && !strings.ContainsFunc(text, func(r rune) bool {
		return r < ' ' && r != '\n' && r != '\t' && r != '\r'
	})
}

// insert adds a row, unless there is one of that key or it breaks a rule.
func (p *pouring) insert(t table, row []any) (inserted bool, err error) {
	r, err := p.tx.Exec(fmt.Sprintf("INSERT OR IGNORE INTO %s (%s) VALUES (?%s)",
		t.name, t.columns, strings.Repeat(", ?", len(row)-1)), row...)
	var e sqlite3.Error
	if errors.As(err, &e) && e.Code == sqlite3.ErrConstraint {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	n, err := r.RowsAffected()
	return n > 0, err
}
