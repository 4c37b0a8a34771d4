package store

import (
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/mattn/go-sqlite3"

	"jibiao/report"
)

func TestDiskFull(t *testing.T) {
	s := temporary(t)
	id := create(t, s, report.Values{"a": "before"})
	_, err := s.Append(id, edit(1, "a", "before", "after"))
	must(t, err)
	before := load(t, s, id)

	var pages int
	must(t, s.db.QueryRow("PRAGMA page_count").Scan(&pages))
	limit := func(n int) {
		var got int
		must(t, s.db.QueryRow("PRAGMA max_page_count = "+itoa(n)).Scan(&got))
		same(t, "limit", got, n)
	}
	limit(pages)
	large := edit(2, "b", "", strings.Repeat("绩", 100_000))
	_, err = s.Append(id, large)
	wantError(t, err, ErrDiskFull)
	_, err = s.Create(NewReport{Values: report.Values{"b": large.Edits[0].New}})
	wantError(t, err, ErrDiskFull)
	same(t, "report while the disk is full", load(t, s, id), before)

	limit(1 << 20)
	_, err = s.Append(id, large)
	must(t, err)
	s = reopen(t, s)
	same(t, "value", load(t, s, id).Values["b"], large.Edits[0].New)
	same(t, "steps", len(load(t, s, id).Steps), 2)
	integrity(t, s.db)
}

func TestReadOnlyFile(t *testing.T) {
	for name, protect := range map[string]func(*testing.T, string){
		"by its mode": func(t *testing.T, path string) {
			if os.Geteuid() == 0 {
				t.Skip("root may write everything")
			}
			must(t, os.Chmod(path, 0o400))
		},
		// A version of the file format that may be read, but not written.
		"by its format": func(t *testing.T, path string) {
			b, err := os.ReadFile(path)
			must(t, err)
			b[18] = 3
			must(t, os.WriteFile(path, b, 0o600))
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := temporary(t)
			id := create(t, s, report.Values{"a": "text"})
			want := load(t, s, id)
			must(t, s.Close())
			protect(t, s.path)

			s = openAt(t, s.path)
			same(t, "report", load(t, s, id), want)
			_, err := s.Append(id, edit(1, "a", "text", "other"))
			wantError(t, err, ErrReadOnly)
			wantError(t, s.Delete(id), ErrReadOnly)
			same(t, "report", load(t, s, id), want)
		})
	}
}

func TestBusy(t *testing.T) {
	s := temporary(t)
	id := create(t, s, nil)
	other := openAt(t, s.path) // waits a millisecond only
	tx, err := s.db.Begin()
	must(t, err)
	_, err = tx.Exec("UPDATE report SET cell = 'a'")
	must(t, err)

	third := openAt(t, s.path) // opens while another writes
	for _, reader := range []*Store{other, third} {
		same(t, "cell while another writes", load(t, reader, id).Cell, report.Key(""))
		_, err = reader.Append(id, edit(1, "a", "", "text"))
		wantError(t, err, ErrBusy)
	}
	must(t, tx.Commit())
	_, err = other.Append(id, edit(1, "a", "", "text"))
	must(t, err)
	same(t, "cell", load(t, third, id).Cell, report.Key("a"))
}

func TestOpenWhileLocked(t *testing.T) {
	s := temporary(t)
	_, err := s.db.Exec("BEGIN EXCLUSIVE")
	must(t, err)
	_, err = open(s.path, how{wait: time.Millisecond})
	wantError(t, err, ErrBusy)
	_, err = s.db.Exec("ROLLBACK")
	must(t, err)
	openAt(t, s.path)
}

func TestCallWaitsForOthers(t *testing.T) {
	s := temporary(t)
	patient, err := Open(s.path)
	must(t, err)
	defer func() { must(t, patient.Close()) }()
	tx, err := s.db.Begin()
	must(t, err)
	done := make(chan error)
	begun := make(chan bool)
	go func() {
		begun <- true
		done <- patient.SetSetting("a", "b")
	}()
	<-begun
	must(t, tx.Commit())
	must(t, <-done)
}

func TestFileDamagedWhileOpen(t *testing.T) {
	s := temporary(t)
	id := create(t, s, report.Values{"a": strings.Repeat("绩", 10_000)})
	b, err := os.ReadFile(s.path)
	must(t, err)
	for i := 4096; i < len(b); i++ {
		b[i] = 0xA5
	}
	must(t, os.WriteFile(s.path, b, 0o600))
	s.db.SetMaxIdleConns(0) // forgets what was read
	_, err = s.Load(id)
	wantError(t, err, ErrDamaged)
}

func TestErrorsAfterClose(t *testing.T) {
	s := temporary(t)
	must(t, s.Close())
	var e *Error
	if _, err := s.Append(3, edit(4, "a", "", "x")); !errors.As(err, &e) || e.Op != "append step 4 to report 3" {
		t.Errorf("append: %v", err)
	}
	if _, err := s.Load(3); !errors.As(err, &e) || e.Op != "load report 3" {
		t.Errorf("load: %v", err)
	}
	if _, err := s.List(Filter{}); !errors.As(err, &e) || e.Op != "list reports" {
		t.Errorf("list: %v", err)
	}
}

func TestErrorTexts(t *testing.T) {
	for _, c := range []struct {
		cause error
		want  string
	}{
		{sql.ErrNoRows, "store: test in x: not found"},
		{&NewerError{Found: 3, Known: 2}, "store: test in x: schema version 3 is newer than 2"},
		{&ForeignError{ApplicationID: 7}, "store: test in x: database of another program (application id 0x7)"},
		{sqlite3.Error{Code: sqlite3.ErrFull}, "store: test in x: database or disk is full"},
	} {
		same(t, "text", (&Store{path: "x"}).fail("test", c.cause).Error(), c.want)
	}
}

func TestMeaning(t *testing.T) {
	for _, c := range []struct {
		cause sqlite3.Error
		want  error
	}{
		{sqlite3.Error{Code: sqlite3.ErrFull}, ErrDiskFull},
		{sqlite3.Error{Code: sqlite3.ErrIoErr, SystemErrno: noRoom}, ErrDiskFull},
		{sqlite3.Error{Code: sqlite3.ErrCantOpen, SystemErrno: noQuota}, ErrDiskFull},
		{sqlite3.Error{Code: sqlite3.ErrCantOpen, ExtendedCode: sqlite3.ErrCantOpenIsDir}, syscall.EISDIR},
		{sqlite3.Error{Code: sqlite3.ErrCantOpen, SystemErrno: syscall.EACCES}, fs.ErrPermission},
		{sqlite3.Error{Code: sqlite3.ErrReadonly}, ErrReadOnly},
		{sqlite3.Error{Code: sqlite3.ErrBusy}, ErrBusy},
		{sqlite3.Error{Code: sqlite3.ErrLocked}, ErrBusy},
		{sqlite3.Error{Code: sqlite3.ErrCorrupt}, ErrDamaged},
		{sqlite3.Error{Code: sqlite3.ErrIoErr, ExtendedCode: sqlite3.ErrIoErrShortRead, SystemErrno: syscall.ENOENT}, ErrDamaged},
		{sqlite3.Error{Code: sqlite3.ErrNotADB}, ErrNotDatabase},
	} {
		err := error(&Error{Op: "test", Path: "x", Err: c.cause})
		wantError(t, err, c.want)
		wantError(t, err, c.cause)
		for _, other := range []error{ErrDiskFull, ErrReadOnly, ErrBusy, ErrDamaged, ErrNotDatabase, ErrNotFound} {
			if !errors.Is(other, c.want) && errors.Is(err, other) {
				t.Errorf("%v is also %v", c.cause, other)
			}
		}
	}
}
