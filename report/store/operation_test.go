package store

import (
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"jibiao/report"
)

// An operation is something the program does to the store of workplace: the
// same with the same number, another with another number.
type operation struct {
	name string
	do   func(s *Store, n int) error
	// again: done twice it leaves what it leaves when done once.
	again bool
}

// The reports of workplace that stay: one that is typed in, one for states.
// Others come and go.
const (
	typedIn  int64 = 1
	stateful int64 = 2
)

var operations = []operation{
	{"type", func(s *Store, n int) error { return typeText(s, n, 1+n%7) }, false},
	{"type much", func(s *Store, n int) error { return typeText(s, n, 400*(1+n%4)) }, false},
	{"grow", grow, true},
	{"create", func(s *Store, n int) error {
		_, err := s.Create(NewReport{Values: prose(n), Steps: []report.Step{edit(1, "键0", "", "x"), edit(2, "键1", "", itoa(n))}})
		return err
	}, false},
	{"import", func(s *Store, n int) error {
		w := sampleWhole()
		w.Values = few(n)
		_, err := s.Import(w)
		return err
	}, false},
	{"put bundle", func(s *Store, n int) error {
		b := form(byte(20+n%200), "另一张表") // none of those that are there or imported
		b.Template = noise(uint64(n%200), 20_000)
		return s.PutBundle(b)
	}, true},
	{"set the state", func(s *Store, n int) error { return s.SetState(stateful, []State{Draft, Checked, Submitted}[n%3]) }, true},
	{"set the cell", func(s *Store, n int) error { return s.SetCell(typedIn, report.Key("键"+itoa(n%20))) }, true},
	{"move to the bin", func(s *Store, _ int) error { return onNewest(s, Filter{}, s.MoveToBin) }, false},
	{"take out of the bin", func(s *Store, _ int) error { return onNewest(s, Filter{Deleted: true}, s.Restore) }, false},
	{"delete", func(s *Store, _ int) error { return onNewest(s, Filter{}, s.Delete) }, false},
	{"empty the bin", func(s *Store, _ int) error { return s.EmptyBin() }, true},
	{"add a version", func(s *Store, n int) error {
		_, err := s.AddVersion(typedIn, NewVersion{Name: "送审稿", Note: itoa(n), Step: 2, Document: "报告.docx", Content: noise(uint64(n), 10_000)})
		return err
	}, false},
	{"rename a version", func(s *Store, n int) error {
		return onNewestVersion(s, func(id int64) error { return s.RenameVersion(id, "上报稿", itoa(n)) })
	}, true},
	{"delete a version", func(s *Store, _ int) error { return onNewestVersion(s, s.DeleteVersion) }, false},
	{"back up", func(s *Store, _ int) error { return backUp(s) }, true},
	{"restore", restore, true},
	{"setting", func(s *Store, n int) error { return s.SetSetting("window", itoa(n)) }, true},
}

func operationOf(name string) operation {
	return operations[slices.IndexFunc(operations, func(o operation) bool { return o.name == name })]
}

// typeText begins a new step.
func typeText(s *Store, n, length int) error {
	r, err := s.Load(typedIn)
	if err != nil {
		return err
	}
	k := report.Key("键" + itoa(n%5))
	text := strings.Repeat(phrasebook[n%len(phrasebook)], length)
	_, err = s.Append(typedIn, edit(int64(len(r.Steps))+1, k, r.Values[k], text))
	return err
}

// grow types on in the latest step.
func grow(s *Store, n int) error {
	r, err := s.Load(typedIn)
	if err != nil {
		return err
	}
	step := r.Steps[len(r.Steps)-1]
	step.Edits[0].New = strings.Repeat("绩效", 1+n%500)
	_, err = s.Append(typedIn, step)
	return err
}

// onNewest does something to the newest report that comes and goes, if any.
func onNewest(s *Store, f Filter, do func(id int64) error) error {
	all, err := s.List(f)
	if err != nil {
		return err
	}
	newest := stateful
	for _, r := range all {
		newest = max(newest, r.ID)
	}
	if newest == stateful {
		return nil
	}
	return do(newest)
}

// onNewestVersion does something to the newest version, if any.
func onNewestVersion(s *Store, do func(id int64) error) error {
	all, err := s.Versions(typedIn)
	if err != nil || len(all) == 0 {
		return err
	}
	return do(all[len(all)-1].ID)
}

// backUp makes a copy and looks at it.
func backUp(s *Store) error {
	b, err := s.Backup(Manual)
	if err != nil {
		return err
	}
	if _, bad := verify(b.Path, s.how); bad != nil {
		return fmt.Errorf("a bad copy was called good: %w", bad)
	}
	return nil
}

// restore goes back to the first copy.
func restore(s *Store, _ int) error {
	all, err := s.Backups()
	if err != nil {
		return err
	}
	_, err = s.RestoreFrom(all[len(all)-1].Path)
	return err
}

// workplace is a folder with a database of some reports, closed.
func workplace(t testing.TB) (dir string) {
	t.Helper()
	s := temporary(t)
	for n := range 8 {
		create(t, s, few(n))
	}
	for n := range 3 {
		must(t, typeText(s, n, 10))
	}
	must(t, operationOf("add a version").do(s, 0))
	must(t, backUp(s))
	must(t, operationOf("type").do(s, 3))
	for id := int64(3); id <= 5; id++ {
		must(t, s.MoveToBin(id))
	}
	must(t, s.Close())
	return filepath.Dir(s.path)
}

// few is a report of which only the beginning is filled in.
func few(n int) report.Values {
	v := prose(n)
	for k := 10; k < 22; k++ {
		delete(v, report.Key("键"+itoa(k)))
	}
	return v
}

// oldDatabase is a folder with a database of version 1, closed.
func oldDatabase(t testing.TB) (dir string) {
	t.Helper()
	dir = workplace(t)
	s := openAt(t, filepath.Join(dir, "jibiao.db"))
	_, err := s.db.Exec("DROP TABLE search; DROP TABLE version; PRAGMA user_version = 1")
	must(t, err)
	must(t, s.Close())
	return dir
}

// noise is n bytes that cannot be packed.
func noise(seed uint64, n int) []byte {
	b, r := make([]byte, n), rand.NewChaCha8([32]byte{byte(seed), byte(seed >> 8)})
	_, _ = r.Read(b) // never fails
	return b
}

// onDisk opens the database of a disk.
func onDisk(d *disk) (*Store, error) {
	s, err := open(d.path(), how{wait: time.Second, vfs: diskVFS, now: startTime})
	if err == nil {
		s.Who = "zhang"
	}
	return s, err
}

// content is all that a database says: its tables' rows, without the order in
// which they lie, and how much of each report is in the search's index.
func content(db *sql.DB) (string, error) {
	rows, err := db.Query(`
		SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'search*' ORDER BY name`)
	tables, err := collect(rows, err, func(name *string) []any { return []any{name} })
	if err != nil {
		return "", err
	}
	var all strings.Builder
	for _, from := range append(tables, "(SELECT id, sz FROM search_docsize)") {
		lines, err := allRows(db, from)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&all, "%s\n%s\n", from, strings.Join(lines, "\n"))
	}
	return all.String(), nil
}

func allRows(db *sql.DB, from string) (lines []string, err error) {
	rows, err := db.Query("SELECT * FROM " + from)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	for rows.Next() {
		cells, at := make([]any, len(columns)), make([]any, len(columns))
		for i := range cells {
			at[i] = &cells[i]
		}
		if err := rows.Scan(at...); err != nil {
			return nil, err
		}
		lines = append(lines, fmt.Sprintf("%v", cells))
	}
	slices.Sort(lines)
	return lines, rows.Err()
}

// wholly says what is wrong with a database: its structure, its index, its
// references.
func wholly(db *sql.DB) error {
	var found string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&found); err != nil {
		return err
	}
	if found != "ok" {
		return errors.New(found)
	}
	var broken int
	err := db.QueryRow("SELECT count(*) FROM pragma_foreign_key_check").Scan(&broken)
	if err == nil && broken > 0 {
		err = fmt.Errorf("%d broken references", broken)
	}
	return err
}
