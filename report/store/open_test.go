package store

import (
	"bytes"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

func TestOpenPaths(t *testing.T) {
	names := []string{
		"jibiao.db", "绩表 2024.db", "a b", "100%.db", "%41.db", "a#b.db", "a&b=c+d;e.db", "'`$(x).db", "é.db",
	}
	if runtime.GOOS != "windows" {
		names = append(names, "是吗?.db", "?mode=memory", "file:x", ":memory:", `"x".db`, `back\slash.db`, "new\nline.db")
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			parent := t.TempDir()
			path := filepath.Join(parent, name+".d", name)
			s := openAt(t, path)
			must(t, s.SetSetting("name", name))
			got, err := reopen(t, s).Setting("name")
			must(t, err)
			same(t, "setting", got, name)
			if _, err := os.Stat(path); err != nil {
				t.Error(err)
			}
			entries, err := os.ReadDir(parent)
			must(t, err)
			same(t, "entries in the parent folder", len(entries), 1)
		})
	}
}

func TestOpenRelativePath(t *testing.T) {
	t.Chdir(t.TempDir())
	openAt(t, "数据 #%/jibiao.db")
	if _, err := os.Stat("数据 #%/jibiao.db"); err != nil {
		t.Error(err)
	}
}

func TestOpenMakesPrivateFolder(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps a profile's folders private by other means")
	}
	dir := filepath.Join(t.TempDir(), "a", "b")
	openAt(t, filepath.Join(dir, "jibiao.db"))
	info, err := os.Stat(dir)
	must(t, err)
	same(t, "mode", info.Mode().Perm(), fs.FileMode(0o700))
}

func TestOpenBadPaths(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(file, nil, 0o600))
	for _, path := range []string{filepath.Dir(file), filepath.Join(file, "jibiao.db"), file + "\x00.db"} {
		s, err := open(path, how{wait: time.Millisecond})
		var e *Error
		if s != nil || !errors.As(err, &e) || e.Path != path {
			t.Errorf("open %q: %v", path, err)
		}
	}
}

func TestPragmasOnEveryConnection(t *testing.T) {
	s, err := Open(filepath.Join(t.TempDir(), "jibiao.db"))
	must(t, err)
	check := func() {
		t.Helper()
		for name, want := range map[string]string{
			"journal_mode": "truncate", "synchronous": "2", "foreign_keys": "1", "trusted_schema": "0", "cell_size_check": "1",
			"busy_timeout": "5000", "application_id": "1246315081", "user_version": itoa(len(migrations)),
		} {
			var got string
			must(t, s.db.QueryRow("PRAGMA "+name).Scan(&got))
			same(t, name, got, want)
		}
	}
	check()
	s.db.SetMaxIdleConns(0) // closes the connection
	check()
	must(t, s.Close())
}

func TestTransactionsLockAtOnce(t *testing.T) {
	s := temporary(t)
	other := openAt(t, s.path)
	tx, err := s.db.Begin()
	must(t, err)
	wantError(t, other.SetSetting("a", "b"), ErrBusy)
	must(t, tx.Rollback())
	must(t, other.SetSetting("a", "b"))
}

// raw changes a database behind the package's back.
func raw(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	must(t, err)
	db.SetMaxOpenConns(1)
	for _, s := range statements {
		_, err := db.Exec(s)
		must(t, err)
	}
	must(t, db.Close())
}

// refused opens a file that must be refused and checks that it did not change.
func refused(t *testing.T, path string) error {
	t.Helper()
	before, err := os.ReadFile(path)
	must(t, err)
	s, refusal := Open(path)
	if s != nil || refusal == nil {
		t.Fatal("opened")
	}
	after, err := os.ReadFile(path)
	must(t, err)
	if !bytes.Equal(before, after) {
		t.Fatal("the file was changed")
	}
	return refusal
}

func TestNewerFileIsRefused(t *testing.T) {
	for name, more := range map[string]string{"as it is": "SELECT 1", "with a write-ahead log": "PRAGMA journal_mode = WAL"} {
		t.Run(name, func(t *testing.T) {
			s := temporary(t)
			must(t, s.Close())
			raw(t, s.path, "PRAGMA user_version = 99", more)
			var e *NewerError
			if err := refused(t, s.path); !errors.As(err, &e) {
				t.Fatal(err)
			}
			same(t, "versions", *e, NewerError{Found: 99, Known: len(migrations)})
		})
	}
}

func TestForeignDatabaseIsRefused(t *testing.T) {
	for name, statements := range map[string][]string{
		"with an id":             {"PRAGMA application_id = 7"},
		"with an id and a table": {"PRAGMA application_id = 7", "CREATE TABLE t (x)"},
		"with a table":           {"CREATE TABLE t (x)"},
		"with a version":         {"PRAGMA user_version = 1"},
		"with a write-ahead log": {"PRAGMA journal_mode = WAL", "CREATE TABLE t (x)"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "jibiao.db")
			raw(t, path, statements...)
			var e *ForeignError
			if err := refused(t, path); !errors.As(err, &e) {
				t.Fatal(err)
			}
		})
	}
}

func TestNoDatabaseIsRefused(t *testing.T) {
	for name, content := range map[string][]byte{
		"two letters": []byte("xx"),
		"a text":      bytes.Repeat([]byte("部门整体支出绩效评价报告\n"), 1000),
		"a Word file": append([]byte("PK\x03\x04"), make([]byte, 8192)...),
		"zeros":       make([]byte, 8192),
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "jibiao.db")
			must(t, os.WriteFile(path, content, 0o600))
			wantError(t, refused(t, path), ErrNotDatabase)
		})
	}
}

func TestDamagedFileIsRefused(t *testing.T) {
	for name, damage := range map[string]func([]byte) []byte{
		"cut in half":     func(b []byte) []byte { return b[:len(b)/2] },
		"a page of ones":  func(b []byte) []byte { copy(b[4096:8192], bytes.Repeat([]byte{1}, 4096)); return b },
		"version below 1": func(b []byte) []byte { copy(b[60:64], []byte{0xFF, 0, 0, 0}); return b },
	} {
		t.Run(name, func(t *testing.T) {
			s := temporary(t)
			must(t, s.Close())
			b, err := os.ReadFile(s.path)
			must(t, err)
			must(t, os.WriteFile(s.path, damage(b), 0o600))
			wantError(t, refused(t, s.path), ErrDamaged)
		})
	}
}

func TestEmptyFileBecomesDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "jibiao.db")
	must(t, os.WriteFile(path, nil, 0o600))
	must(t, openAt(t, path).PutBundle(form(0, "表")))
}

func TestFailedMigrationChangesNothing(t *testing.T) {
	s := temporary(t)
	must(t, s.Close())
	defer func(m []migration) { migrations = m }(migrations)
	now := len(migrations)
	migrations = append(migrations[:now:now], statements("CREATE TABLE later (x INTEGER) STRICT"), statements("CREATE TABLE report (x INTEGER) STRICT"))
	if err := refused(t, s.path); err == nil {
		t.Fatal("migrated")
	}
	migrations = migrations[:now+1]
	s = openAt(t, s.path)
	var version, tables int
	must(t, s.db.QueryRow("PRAGMA user_version").Scan(&version))
	same(t, "version", version, now+1)
	must(t, s.db.QueryRow("SELECT count(*) FROM sqlite_schema WHERE name = 'later'").Scan(&tables))
	same(t, "new tables", tables, 1)
	_, err := s.Bundle(form(0, "").Hash)
	must(t, err)
}

func TestMigrationChecksReferences(t *testing.T) {
	s := temporary(t)
	must(t, s.Close())
	raw(t, s.path, "PRAGMA foreign_keys = OFF", "INSERT INTO value VALUES (99, 'k', 'text')")
	defer func(m []migration) { migrations = m }(migrations)
	migrations = append(migrations[:len(migrations):len(migrations)], statements("CREATE TABLE later (x INTEGER) STRICT"))
	wantError(t, refused(t, s.path), ErrDamaged)
}

func TestManyOpenTheSameNewFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "jibiao.db")
	opened := make(chan error)
	const programs = 8
	for range programs {
		go func() {
			s, err := Open(path)
			if err == nil {
				err = errors.Join(s.PutBundle(form(0, "表")), s.Close())
			}
			opened <- err
		}()
	}
	for range programs {
		if err := <-opened; err != nil {
			t.Error(err)
		}
	}
}
