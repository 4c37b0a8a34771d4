package store

import (
	"errors"
	"os"
	"testing"

	"jibiao/report"
)

// misplaceRow puts a value's row elsewhere and leaves its entry in the index, which
// then leads nowhere: damage that shows only when the row is looked up.
func misplaceRow(t *testing.T, path, key string) {
	t.Helper()
	raw(t, path, `PRAGMA writable_schema = ON;
		CREATE TABLE saved AS SELECT * FROM sqlite_schema WHERE tbl_name = 'value';
		UPDATE sqlite_schema SET sql = 'CREATE TABLE value (report, key, text)' WHERE type = 'table' AND name = 'value';
		DELETE FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'value'`)
	raw(t, path, "UPDATE value SET rowid = rowid + 1000 WHERE key = '"+key+"'")
	raw(t, path, `PRAGMA writable_schema = ON;
		DELETE FROM sqlite_schema WHERE tbl_name = 'value';
		INSERT INTO sqlite_schema SELECT * FROM saved`)
	raw(t, path, "DROP TABLE saved")
}

// Damage that the look at opening does not find, but a call meets, is mended by
// the next start; where there is none, the look is taken once.
func TestDamageMetInUseIsMendedNextTime(t *testing.T) {
	s := temporary(t)
	id := create(t, s, report.Values{"a": "", "b": "kept"})
	_, err := s.Append(id, edit(1, "a", "", "text"))
	must(t, err)
	must(t, s.Close())
	misplaceRow(t, s.path, "a")

	s, mended, err := OpenSafely(s.path, Opening{})
	must(t, err)
	same(t, "mended at opening", mended, (*Recovery)(nil))
	_, err = s.Load(id)
	wantError(t, err, ErrDamaged)
	must(t, s.Close())

	s, mended, err = OpenSafely(s.path, Opening{})
	must(t, err)
	if mended == nil {
		t.Fatal("nothing was mended")
	}
	same(t, "values", load(t, s, id).Values, report.Values{"a": "text", "b": "kept"})
	must(t, s.Close())
	if _, err := os.Stat(s.path + suspectSuffix); err == nil {
		t.Error("the mark is still there")
	}
}

func TestSuspicionThatWasWrong(t *testing.T) {
	s := temporary(t)
	must(t, s.Close())
	must(t, os.WriteFile(s.path+suspectSuffix, nil, 0o600))
	s, mended, err := OpenSafely(s.path, Opening{})
	must(t, err)
	defer func() { must(t, s.Close()) }()
	same(t, "mended", mended, (*Recovery)(nil))
	if _, err := os.Stat(s.path + suspectSuffix); err == nil {
		t.Error("the mark is still there")
	}
}

// What is wrong in a copy is wrong in the database.
func TestCopyOfADamagedFile(t *testing.T) {
	s := temporary(t)
	create(t, s, report.Values{"a": "text"})
	must(t, s.Close())
	misplaceRow(t, s.path, "a")
	s, mended, err := OpenSafely(s.path, Opening{})
	must(t, err)
	same(t, "mended at opening", mended, (*Recovery)(nil))
	_, err = s.Backup(Daily)
	var copied *CopyError
	if !errors.As(err, &copied) || !errors.Is(err, ErrDamaged) || unusable(err) {
		t.Errorf("the copy: %v", err)
	}
	must(t, s.Close())
	s, mended, err = OpenSafely(s.path, Opening{})
	must(t, err)
	if mended == nil {
		t.Error("nothing was mended")
	}
	must(t, s.Close())
}
