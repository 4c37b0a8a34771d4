package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jibiao/report"
)

// A file that is gone, empty or full of NUL is replaced by the last backup that
// is good.
func TestLostFile(t *testing.T) {
	for name, lose := range map[string]func(t *testing.T, path string){
		"gone":     func(t *testing.T, path string) { must(t, os.Remove(path)) },
		"empty":    func(t *testing.T, path string) { must(t, os.Truncate(path, 0)) },
		"NUL":      func(t *testing.T, path string) { must(t, os.WriteFile(path, make([]byte, 50_000), 0o600)) },
		"a text":   func(t *testing.T, path string) { must(t, os.WriteFile(path, []byte("文字"), 0o600)) },
		"one byte": func(t *testing.T, path string) { must(t, os.Truncate(path, 1)) },
	} {
		t.Run(name, func(t *testing.T) {
			s := archive(t)
			want, versions := everything(t, s)
			must(t, s.SetSetting("window", "800"))
			good := backup(t, s, Daily)
			must(t, s.Delete(3))
			bad := backup(t, s, BeforeDelete)
			must(t, s.Close())
			must(t, os.Truncate(bad.Path, 5000))
			lose(t, s.path)

			s, r := safely(t, s.path)
			same(t, "recovery", Recovery{How: r.How, Reports: r.Reports, Lost: r.Lost, Backup: r.Backup}, Recovery{How: FromBackup, Reports: 3, Backup: good.At})
			same(t, "kept", r.Kept != "", name != "gone" && name != "empty")
			got, gotVersions := everything(t, s)
			same(t, "reports", got, want)
			same(t, "versions", gotVersions, versions)
			window, err := s.Setting("window")
			must(t, err)
			same(t, "setting", window, "800")
		})
	}
}

// A file that was deleted where no backup is good begins anew, and says so.
func TestLostWithoutGoodBackup(t *testing.T) {
	s := archive(t)
	b := backup(t, s, Daily)
	must(t, s.Close())
	must(t, os.Truncate(b.Path, 5000))
	must(t, os.Remove(s.path))
	s, r := safely(t, s.path)
	same(t, "recovery", *r, Recovery{How: Emptied})
	same(t, "bad backup stays", len(backups(t, s)), 1)
}

// A file that is too short for a database is no place for a new one: it is kept
// where the program must start, and refused where it need not.
func TestStubIsNotOverwritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "jibiao.db")
	must(t, os.WriteFile(path, []byte("文字"), 0o600))
	_, err := Open(path)
	wantError(t, err, ErrNotDatabase)
	_, r := safely(t, path)
	same(t, "how", r.How, Emptied)
	kept, err := os.ReadFile(r.Kept)
	must(t, err)
	same(t, "kept", string(kept), "文字")
}

// What the clerk deleted does not come back out of a backup for damage
// elsewhere, and a number that was given again is another report.
func TestDeletedStaysDeleted(t *testing.T) {
	s := archive(t)
	backup(t, s, Daily)
	must(t, s.Delete(2))
	root := rootOf(t, s, "value")
	damage(t, s, func(b []byte) []byte { clear(b[root : root+pageLength]); return b })
	s, r := safely(t, s.path)
	same(t, "reports", r.Reports, 2)
	same(t, "found", found(t, s, Filter{}), []int64{1, 3})
	if id := create(t, s, nil); id <= 3 {
		t.Errorf("the number %d is given again", id)
	}
}

func TestOtherReportOfTheSameNumber(t *testing.T) {
	s := temporary(t)
	create(t, s, report.Values{"a": "of the backup"})
	backup(t, s, Daily)
	must(t, s.Delete(1))
	_, err := s.db.Exec("UPDATE sqlite_sequence SET seq = 0")
	must(t, err)
	s.Now = func() time.Time { return start.Add(time.Hour) }
	same(t, "number", create(t, s, report.Values{"b": "newer"}), int64(1))
	root := rootOf(t, s, "value")
	damage(t, s, func(b []byte) []byte { clear(b[root : root+pageLength]); return b })
	s, _ = safely(t, s.path)
	same(t, "values", load(t, s, 1).Values, report.Values{})
}

// Texts whose characters are damaged come from elsewhere where they can.
func TestDamagedCharacters(t *testing.T) {
	for name, c := range map[string]struct {
		backedUp bool
		want     string
		lost     int
	}{
		"with a backup": {true, "评价范围", 0},
		"without":       {false, "\uFFFD价范围", 1},
	} {
		t.Run(name, func(t *testing.T) {
			s := temporary(t)
			create(t, s, report.Values{"a": "评价范围", "b": "其他"})
			if c.backedUp {
				backup(t, s, Daily)
			}
			root := rootOf(t, s, "sqlite_autoindex_value_1")
			damage(t, s, func(b []byte) []byte {
				clear(b[root : root+pageLength])
				i := bytes.LastIndex(b, []byte("评价范围"))
				b[i+1] = '!'
				return b
			})
			s, r := safely(t, s.path)
			same(t, "lost", r.Lost, c.lost)
			got := strings.ReplaceAll(load(t, s, 1).Values["a"], "!\uFFFD", "")
			same(t, "text", got, c.want)
		})
	}
}

// A report whose form's hash has other bytes, which nothing but the reference
// shows, does not keep the rest from being mended.
func TestBrokenReference(t *testing.T) {
	s := archive(t)
	root := rootOf(t, s, "sqlite_autoindex_value_1")
	must(t, s.Close())
	raw(t, s.path, "PRAGMA foreign_keys = OFF; UPDATE report SET bundle = randomblob(32) WHERE id = 2")
	b, err := os.ReadFile(s.path)
	must(t, err)
	clear(b[root : root+pageLength])
	must(t, os.WriteFile(s.path, b, 0o600))
	s, r := safely(t, s.path)
	same(t, "reports", r.Reports, 3)
	same(t, "lost", r.Lost, 1)
	same(t, "values", load(t, s, 2).Values["k1"], textOf(1, 1))
}

// A form whose files are lost comes back when the program knows it.
func TestLostForm(t *testing.T) {
	s := archive(t)
	b, err := s.Bundle(form(0, "").Hash)
	must(t, err)
	root := rootOf(t, s, "bundle")
	damage(t, s, func(b []byte) []byte { clear(b[root : root+pageLength]); return b })
	s, r := safely(t, s.path)
	same(t, "lost", r.Lost, 3)
	same(t, "listed as", s.mustList(t)[0].FormName, lostForm)
	must(t, s.PutBundle(b))
	after, err := s.Bundle(b.Hash)
	must(t, err)
	same(t, "form", after, b)
}

func (s *Store) mustList(t *testing.T) []Summary {
	t.Helper()
	list, err := s.List(Filter{})
	must(t, err)
	return list
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
