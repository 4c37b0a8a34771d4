package store

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jibiao/report"
)

// safely opens a database as the desktop program does.
func safely(t *testing.T, path string) (*Store, *Recovery) {
	t.Helper()
	s, r, err := openSafely(path, how{wait: time.Millisecond, now: func() time.Time { return start }})
	must(t, err)
	t.Cleanup(func() { must(t, s.Close()) })
	s.Who, s.Now = "zhang", func() time.Time { return start }
	return s, r
}

// archive is a store of three reports whose texts fill many pages, with
// history, and one version.
func archive(t *testing.T) *Store {
	t.Helper()
	s := temporary(t)
	for i := range 3 {
		n := NewReport{BundleHash: form(0, "").Hash, Values: report.Values{}}
		for no := 1; no <= 40; no++ {
			k := report.Key("k" + itoa(no))
			n.Values[k] = textOf(i, no)
			n.Steps = append(n.Steps, edit(int64(no), k, "", n.Values[k]))
		}
		_, err := s.Create(n)
		must(t, err)
	}
	_, err := s.AddVersion(1, NewVersion{Name: "送审稿", Step: 40, Document: "a.docx", Content: bytes.Repeat([]byte("Word"), 3000)})
	must(t, err)
	return s
}

func textOf(report, no int) string {
	return strings.Repeat("第"+itoa(report+1)+"份第"+itoa(no)+"项", 20+no*3)
}

// everything is all reports and versions of a store.
func everything(t *testing.T, s *Store) (all []Report, versions []Version) {
	t.Helper()
	list, err := s.List(Filter{})
	must(t, err)
	for _, summary := range list {
		all = append(all, load(t, s, summary.ID))
		v, err := s.Versions(summary.ID)
		must(t, err)
		versions = append(versions, v...)
	}
	return all, versions
}

// damage changes the file of a closed store.
func damage(t *testing.T, s *Store, change func([]byte) []byte) (damaged []byte) {
	t.Helper()
	must(t, s.Close())
	b, err := os.ReadFile(s.path)
	must(t, err)
	damaged = change(b)
	must(t, os.WriteFile(s.path, damaged, 0o600))
	return damaged
}

// rootOf is the first byte of a table's or index's root page.
func rootOf(t *testing.T, s *Store, name string) int {
	t.Helper()
	var page int
	must(t, s.db.QueryRow("SELECT rootpage FROM sqlite_schema WHERE name = ?", name).Scan(&page))
	return (page - 1) * pageLength
}

// leafOf is the first byte of a leaf of the table in which the text stands.
func leafOf(t *testing.T, s *Store, text string) int {
	t.Helper()
	b, err := os.ReadFile(s.path)
	must(t, err)
	for at := 0; ; {
		i := bytes.Index(b[at:], []byte(text))
		if i < 0 {
			t.Fatalf("%q is in no leaf", text)
		}
		at += i + 1
		if page := at / pageLength * pageLength; b[page] == 13 {
			return page
		}
	}
}

func TestNothingToMend(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a", "jibiao.db")
	s, r := safely(t, path)
	same(t, "recovery of a new file", r == nil, true)
	must(t, s.PutBundle(form(0, "表")))
	create(t, s, report.Values{"a": "text"})
	must(t, s.Close())
	s, r = safely(t, path)
	same(t, "recovery", r == nil, true)
	same(t, "reports", len(found(t, s, Filter{})), 1)
	same(t, "files", filesIn(t, filepath.Dir(path)), []string{"jibiao.db"})
}

// Damage of every kind, without a backup: what is saved of three reports.
func TestLadder(t *testing.T) {
	blank := func(from, length int) func([]byte) []byte {
		return func(b []byte) []byte {
			clear(b[from : from+length])
			return b
		}
	}
	for name, c := range map[string]struct {
		change func(*testing.T, *Store) func([]byte) []byte
		how    Rung
		saved  int // reports
		lost   int
		values int // of 120
	}{
		"the search's index": {func(t *testing.T, s *Store) func([]byte) []byte {
			return blank(rootOf(t, s, "search_data"), pageLength)
		}, Searched, 3, 0, 120},
		"an index": {func(t *testing.T, s *Store) func([]byte) []byte {
			return blank(rootOf(t, s, "sqlite_autoindex_value_1"), pageLength)
		}, Reindexed, 3, 0, 120},
		"the header": {func(*testing.T, *Store) func([]byte) []byte { return blank(0, 100) }, Copied, 3, 0, 120},
		"the application's number": {func(*testing.T, *Store) func([]byte) []byte {
			return blank(68, 4)
		}, Copied, 3, 0, 120},
		"the page size":      {func(*testing.T, *Store) func([]byte) []byte { return blank(16, 2) }, Copied, 3, 0, 120},
		"the first page":     {func(*testing.T, *Store) func([]byte) []byte { return blank(0, pageLength) }, Copied, 3, 0, 120},
		"the list of tables": {func(*testing.T, *Store) func([]byte) []byte { return blank(100, 2000) }, Copied, 3, 0, 120},
		"the root of values": {func(t *testing.T, s *Store) func([]byte) []byte { return blank(rootOf(t, s, "value"), pageLength) }, Copied, 3, 0, 120},
		"a leaf of values": {func(t *testing.T, s *Store) func([]byte) []byte {
			return blank(leafOf(t, s, textOf(1, 20)), pageLength)
		}, Copied, 3, 0, 120},
		"the root of reports": {func(t *testing.T, s *Store) func([]byte) []byte { return blank(rootOf(t, s, "report"), pageLength) }, Copied, 3, 3, 120},
		"the root of edits":   {func(t *testing.T, s *Store) func([]byte) []byte { return blank(rootOf(t, s, "edit"), pageLength) }, Copied, 3, 3, 120},
		"the root of steps":   {func(t *testing.T, s *Store) func([]byte) []byte { return blank(rootOf(t, s, "step"), pageLength) }, Copied, 3, 3, 120},
		"the root of bundles": {func(t *testing.T, s *Store) func([]byte) []byte { return blank(rootOf(t, s, "bundle"), pageLength) }, Copied, 3, 3, 120},
		"all but the header": {func(*testing.T, *Store) func([]byte) []byte {
			return func(b []byte) []byte { clear(b[100:]); return b }
		}, Emptied, 0, 0, 0},
		"all of it":          {func(*testing.T, *Store) func([]byte) []byte { return func(b []byte) []byte { clear(b); return b } }, Emptied, 0, 0, 0},
		"no database at all": {func(*testing.T, *Store) func([]byte) []byte { return func([]byte) []byte { return []byte("文字") } }, Emptied, 0, 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := archive(t)
			damaged := damage(t, s, c.change(t, s))
			s, r := safely(t, s.path)
			if r == nil {
				t.Fatal("nothing was mended")
			}
			kept, err := os.ReadFile(r.Kept)
			must(t, err)
			same(t, "kept as it was", bytes.Equal(kept, damaged), true)
			values := 0
			all, _ := everything(t, s)
			for _, report := range all {
				for k, text := range report.Values {
					same(t, "value "+string(k), strings.Contains(text, "份"+"第"+string(k)[1:]+"项"), true)
					values++
				}
			}
			type outcome struct {
				How                   Rung
				Reports, Lost, Values int
			}
			same(t, "outcome", outcome{r.How, r.Reports, r.Lost, values}, outcome{c.how, c.saved, c.lost, c.values})
			integrity(t, s.db)
			_, r = safely(t, reopen(t, s).path)
			same(t, "mended again", r == nil, true)
			same(t, "files", filesIn(t, filepath.Dir(s.path)), []string{"damaged", "jibiao.db"})
		})
	}
}

// Wherever a file was cut off, it is mended.
func TestCutFile(t *testing.T) {
	s := archive(t)
	must(t, s.Close())
	whole, err := os.ReadFile(s.path)
	must(t, err)
	for length := 700; length < len(whole); length += 10*pageLength + 777 {
		path := filepath.Join(t.TempDir(), "jibiao.db")
		must(t, os.WriteFile(path, whole[:length], 0o600))
		s, r := safely(t, path)
		same(t, "mended at "+itoa(length), r != nil, true)
		integrity(t, s.db)
	}
}

// What cannot be read a backup completes; what is newer than that stays.
func TestBackupCompletes(t *testing.T) {
	for _, table := range []string{"value", "step", "edit", "report", "bundle"} {
		t.Run(table, func(t *testing.T) {
			s := archive(t)
			b := backup(t, s, Daily)
			step := edit(41, "k3", textOf(0, 3), "after the backup")
			_, err := s.Append(1, step)
			must(t, err)
			want, versions := everything(t, s)
			before := load(t, s, 1)
			bundle, err := s.Bundle(form(0, "").Hash)
			must(t, err)
			root := rootOf(t, s, table)
			damage(t, s, func(b []byte) []byte { clear(b[root : root+pageLength]); return b })

			s, r := safely(t, s.path)
			same(t, "how", r.How, Copied)
			same(t, "reports", r.Reports, 3)
			same(t, "backup", r.Backup, b.At)
			got, gotVersions := everything(t, s)
			after, err := s.Bundle(bundle.Hash)
			must(t, err)
			same(t, "bundle", after, bundle)
			same(t, "versions", gotVersions, versions)
			switch table {
			case "step", "edit": // the latest step is known by its value or its edit alone
				same(t, "values", load(t, s, 1).Values, before.Values)
			case "report": // when it was changed is known of before only
			default:
				same(t, "reports", got, want)
			}
			same(t, "the new value", load(t, s, 1).Values["k3"], "after the backup")
			same(t, "found", found(t, s, Filter{Query: "after the backup"}), []int64{1})
		})
	}
}
