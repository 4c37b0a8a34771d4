package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"jibiao/report"
)

// unnoticed is a store in which an index does not fit its table: a quick look
// does not see it.
func unnoticed(t *testing.T) *Store {
	t.Helper()
	s := temporary(t)
	values := report.Values{}
	for no := 10; no < 40; no++ {
		values[report.Key("k"+itoa(no))] = "值"
	}
	create(t, s, values)
	root := rootOf(t, s, "sqlite_autoindex_value_1")
	damage(t, s, func(b []byte) []byte {
		page := b[root:]
		i := bytes.Index(page[:pageLength], []byte("k30"))
		if i < 0 {
			t.Fatal("no such entry")
		}
		page[i] = 'j'
		return b
	})
	s, r := safely(t, s.path)
	if r != nil {
		t.Fatalf("the quick look saw it: %v", r)
	}
	return s
}

// What a start is too quick to see, the start after it was met mends.
func TestDamageMetLaterIsMendedByTheNextStart(t *testing.T) {
	s := unnoticed(t)
	_, err := s.Backup(Daily)
	var copied *CopyError
	if !errors.As(err, &copied) || !errors.Is(err, ErrDamaged) || unusable(err) {
		t.Fatalf("a copy of a damaged file: %v", err)
	}
	s, r := safely(t, reopen(t, s).path)
	if r == nil || r.How != Reindexed {
		t.Fatalf("the next start: %v", r)
	}
	_, err = s.Backup(Daily)
	must(t, err)
	same(t, "files", filesIn(t, filepath.Dir(s.path)), []string{"backup", "damaged", "jibiao.db"})
	_, r = safely(t, reopen(t, s).path)
	same(t, "mended again", r == nil, true)
}

// A file in which nothing is wrong is looked at closely once.
func TestSoundFileLosesTheMark(t *testing.T) {
	s := temporary(t)
	create(t, s, report.Values{"a": "甲"})
	must(t, s.Close())
	must(t, os.WriteFile(s.path+markSuffix, nil, 0o600))
	s, r := safely(t, s.path)
	same(t, "nothing to mend", r == nil, true)
	same(t, "files", filesIn(t, filepath.Dir(s.path)), []string{"jibiao.db"})
	same(t, "values", load(t, s, 1).Values, report.Values{"a": "甲"})
}

// A log that lost its end, or edits of a step, is said to be incomplete.
func TestLostEndOfTheLogIsCounted(t *testing.T) {
	for name, lose := range map[string]string{
		"the latest steps":       "DELETE FROM step WHERE report = 2 AND no > 30",
		"all steps":              "DELETE FROM step WHERE report = 2",
		"a step's edits":         "DELETE FROM edit WHERE report = 2 AND step = 7",
		"some of a step's edits": "DELETE FROM edit WHERE report = 2 AND step = 41 AND place = 0",
	} {
		t.Run(name, func(t *testing.T) {
			s := archive(t)
			two := edit(41, "k1", textOf(1, 1), "新")
			two.Edits = append(two.Edits, report.Edit{Key: "k2", Old: textOf(1, 2), New: "新"})
			_, err := s.Append(2, two)
			must(t, err)
			must(t, s.Close())
			w, err := open(s.path, how{})
			must(t, err)
			_, err = w.db.Exec("PRAGMA foreign_keys = OFF; " + lose)
			must(t, errors.Join(err, w.Close()))
			p, err := newPouring(openAt(t, filepath.Join(t.TempDir(), "new.db")))
			must(t, err)
			must(t, p.pourDamaged(s.path, how{}.whole()))
			p.harmed["step"], p.harmed["edit"] = true, true // as if pages of theirs could not be read
			lost, err := p.settle()
			must(t, err)
			same(t, "lost", lost, 1)
		})
	}
}
