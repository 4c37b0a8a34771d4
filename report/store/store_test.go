package store

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"jibiao/report"
)

func TestMain(m *testing.M) {
	if name := os.Getenv(victimName); name != "" {
		workAsVictim(name)
		return
	}
	if plan := os.Getenv(doerPlan); plan != "" {
		doer(plan)
		return
	}
	os.Exit(m.Run())
}

const (
	yearKey = report.Key("评价年度")
	unitKey = report.Key("评价对象名称")
)

// start is in no local zone: the databases kept in testdata know the moment.
var start = time.Date(2024, 2, 29, 9, 30, 0, int(7*time.Millisecond), time.UTC)

func startTime() time.Time { return start }

// form is a bundle whose hash is made of its number alone.
func form(n byte, name string) Bundle {
	return Bundle{
		Hash: [32]byte{n}, ID: "form-" + string('a'+rune(n)), Name: name, Year: yearKey, Unit: unitKey,
		Template: []byte("PK\x03\x04 the Word file"), Fields: []byte("[[field]]"),
	}
}

func openAt(t testing.TB, path string) *Store {
	t.Helper()
	s, err := open(path, how{wait: time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { must(t, s.Close()) })
	s.Who = "zhang"
	s.Now = startTime
	return s
}

// temporary opens a new store that keeps the bundle form(0).
func temporary(t testing.TB) *Store {
	t.Helper()
	s := openAt(t, filepath.Join(t.TempDir(), "jibiao.db"))
	must(t, s.PutBundle(form(0, "部门整体支出绩效评价报告")))
	return s
}

func reopen(t testing.TB, s *Store) *Store {
	t.Helper()
	must(t, s.Close())
	return openAt(t, s.path)
}

func create(t testing.TB, s *Store, v report.Values) int64 {
	t.Helper()
	id, err := s.Create(NewReport{Values: v})
	must(t, err)
	return id
}

func load(t testing.TB, s *Store, id int64) Report {
	t.Helper()
	r, err := s.Load(id)
	must(t, err)
	return r
}

// edit is a step that changes one value.
func edit(no int64, k report.Key, before, after string) report.Step {
	return report.Step{
		No: no, Kind: report.EditStep, Label: string(k), At: start.Add(time.Duration(no) * time.Minute),
		Edits: []report.Edit{{Key: k, Old: before, New: after}},
	}
}

// stored are the steps as stored when somebody did those that do not say who.
func stored(who string, steps ...report.Step) []report.Step {
	all := make([]report.Step, len(steps))
	for i, s := range steps {
		all[i] = by(who, s)
	}
	return all
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// wantError checks what happened and that the error names its operation.
func wantError(t testing.TB, err, want error) {
	t.Helper()
	var e *Error
	if !errors.Is(err, want) || !errors.As(err, &e) || e.Op == "" || e.Path == "" {
		t.Fatalf("error is %v, want %v", err, want)
	}
}

// tester is what testing.TB and rapid's T have in common.
type tester interface {
	Helper()
	Fatalf(format string, args ...any)
}

func same(t tester, what string, got, want any) {
	t.Helper()
	// A time read back has another zone value and no monotonic clock.
	if d := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmp.Comparer(time.Time.Equal)); d != "" {
		t.Fatalf("%s (-want +got):\n%s", what, d)
	}
}

func integrity(t testing.TB, db *sql.DB) {
	t.Helper()
	var found string
	must(t, db.QueryRow("PRAGMA integrity_check").Scan(&found))
	same(t, "integrity", found, "ok")
}

func itoa(n int) string { return strconv.Itoa(n) }
