package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"jibiao/report"
	"jibiao/report/outfile"
)

// What another package does with whole reports; parcel_test.go sets it.
var (
	PackWhole   func(Whole) ([]byte, error)
	UnpackWhole func([]byte) (Whole, error)
	RealForm    func() (Bundle, error)
)

func init() {
	victims["typing"] = victim{round: newText, work: typeOn, judge: typed, most: 80 * time.Millisecond}
	victims["import"] = victim{round: newLibrary, work: bringIn, judge: broughtIn, most: 80 * time.Millisecond}
	victims["migration"] = victim{round: olderFile, work: bringUpToDate, judge: upToDate, most: 15 * time.Millisecond, ends: true}
	victims["backup"] = victim{round: onlyFirst(twoCopies), work: backUpOn, judge: backedUp, most: 200 * time.Millisecond}
	victims["restore"] = victim{round: onlyFirst(twoCopies), work: restoreOn, judge: restored, most: 300 * time.Millisecond}
	victims["export"] = victim{round: onlyFirst(oneReport), work: exportOn, judge: exported, most: 150 * time.Millisecond}
}

func emptyDatabase(t *testing.T, dir string) {
	t.Helper()
	s := openAt(t, database(dir))
	must(t, s.PutBundle(form(0, "部门整体支出绩效评价报告")))
	must(t, s.Close())
}

// newLibrary begins a library, anew from time to time: it grows.
func newLibrary(t *testing.T, dir string, n int) {
	t.Helper()
	if n%20 == 0 {
		must(t, os.RemoveAll(dir))
		emptyDatabase(t, dir)
	}
}

// newText begins a report, anew from time to time: it grows.
func newText(t *testing.T, dir string, n int) {
	t.Helper()
	if n%20 > 0 {
		return
	}
	newLibrary(t, dir, n)
	s, done := afterKill(t, dir)
	defer done()
	create(t, s, nil)
}

// typeOn types and says each step's number and the length of its text once
// they are stored. Some texts fill many pages.
func typeOn(dir string, said func(...any)) error {
	s, err := Open(database(dir))
	if err != nil {
		return err
	}
	r, err := s.Load(typedIn)
	if err != nil {
		return err
	}
	for no := int64(len(r.Steps)) + 1; ; no++ {
		k := report.Key("k" + itoa(int(no%7)))
		for _, length := range []int{1, 2, 3 + int(no%5)*3000} {
			step := edit(no, k, r.Values[k], strings.Repeat("绩", length))
			if _, err := s.Append(typedIn, step); err != nil {
				return err
			}
			said(no, length)
			if length > 2 {
				r.Values[k] = step.Edits[0].New
			}
		}
	}
}

func typed(t *testing.T, dir, said string) {
	t.Helper()
	s, done := afterKill(t, dir)
	defer done()
	var no, length int
	_, err := fmt.Sscan(said, &no, &length)
	must(t, err)
	must(t, judgeTyped(load(t, s, typedIn), no, length))
	checkIndexed(t, s)
}

// judgeTyped compares a report with what was acknowledged: one text more may
// have been stored.
func judgeTyped(r Report, no, length int) error {
	if n := len(r.Steps); n != no && n != no+1 {
		return fmt.Errorf("%d steps are stored, %d were acknowledged", n, no)
	}
	if got := len([]rune(r.Steps[no-1].Edits[0].New)); got < length {
		return fmt.Errorf("step %d has %d characters, %d were acknowledged", no, got, length)
	}
	m := model{values: report.Values{}}
	for i, step := range r.Steps {
		if e := step.Edits[0]; step.No != int64(i)+1 || e.Old != m.values[e.Key] {
			return fmt.Errorf("step %d does not follow the one before", step.No)
		}
		m.apply(step)
	}
	for k, v := range m.values {
		if r.Values[k] != v {
			return fmt.Errorf("%s is not what was typed last", k)
		}
	}
	if len(r.Values) != len(m.values) {
		return errors.New("there are values that nobody typed")
	}
	return nil
}

// checkIndexed compares what can be searched in the typed report with its
// values: each is found by as many characters as it begins with, and by no more.
func checkIndexed(t *testing.T, s *Store) {
	t.Helper()
	longest := 0
	for _, text := range load(t, s, typedIn).Values {
		longest = max(longest, len([]rune(text)))
	}
	for _, n := range []int{1, 2, 3, 4, 300} { // the form's name has 绩 once
		var want []int64
		if n <= longest {
			want = []int64{typedIn}
		}
		same(t, itoa(n)+" characters", found(t, s, Filter{Query: strings.Repeat("绩", n)}), append([]int64{}, want...))
	}
}

// whole is a report as it is brought in, with its history and a version.
func whole(n int) Whole {
	w := Whole{Bundle: form(0, "部门整体支出绩效评价报告"), State: Draft, Values: prose(n)}
	for i := range 20 {
		w.Steps = append(w.Steps, edit(int64(i)+1, "键0", itoa(i), itoa(i+1)))
	}
	w.Versions = []WholeVersion{{Version{Name: "送审稿", Step: 7, At: start, Document: "报告.docx"}, document(n)}}
	return w
}

// bringIn brings in whole reports and says the number of each; the n-th is
// report n.
func bringIn(dir string, said func(...any)) error {
	s, err := Open(database(dir))
	if err != nil {
		return err
	}
	all, err := s.List(Filter{})
	if err != nil {
		return err
	}
	said(len(all))
	for {
		id, err := s.Import(whole(len(all) + 1))
		if err != nil {
			return err
		}
		said(id)
		all = append(all, Summary{})
	}
}

func broughtIn(t *testing.T, dir, said string) {
	t.Helper()
	s, done := afterKill(t, dir)
	defer done()
	acknowledged, err := strconv.Atoi(said)
	must(t, err)
	all, err := s.List(Filter{})
	must(t, err)
	if n := len(all); n != acknowledged && n != acknowledged+1 {
		t.Fatalf("%d reports are stored, %d were acknowledged", n, acknowledged)
	}
	for id := max(1, len(all)-2); id <= len(all); id++ {
		got, err := s.Export(int64(id))
		must(t, err)
		want := whole(id)
		want.Created, want.Changed = got.Created, got.Changed
		// Byte by byte a comparison that can tell a difference takes a second.
		if !bytes.Equal(got.Versions[0].Content, want.Versions[0].Content) {
			t.Fatalf("the document of report %d is not whole", id)
		}
		got.Versions[0].Content = want.Versions[0].Content[:0]
		want.Versions[0].Content = nil
		same(t, "report", got, want)
	}
}

// olderFile puts a file of the first version in place of what is there.
func olderFile(t *testing.T, dir string, n int) {
	t.Helper()
	kept := filepath.Join(dir, "older")
	if n == 0 {
		must(t, os.CopyFS(kept, os.DirFS(oldDatabase(t))))
		b, err := os.ReadFile(database(kept))
		must(t, err)
		must(t, os.WriteFile(filepath.Join(kept, "first.db"), b, 0o600))
		s := openAt(t, database(kept))
		must(t, os.WriteFile(filepath.Join(kept, "content"), []byte(contentOf(t, s)), 0o600))
		must(t, s.Close())
	}
	b, err := os.ReadFile(filepath.Join(kept, "first.db"))
	must(t, err)
	must(t, os.WriteFile(database(dir), b, 0o600))
}

func bringUpToDate(dir string, said func(...any)) error {
	said("opening")
	s, err := Open(database(dir))
	if err != nil {
		return err
	}
	said("open")
	return s.Close()
}

func upToDate(t *testing.T, dir, _ string) {
	t.Helper()
	s, done := afterKill(t, dir)
	defer done()
	want, err := os.ReadFile(filepath.Join(dir, "older", "content"))
	must(t, err)
	same(t, "content", contentOf(t, s), string(want))
}

// The copies that twoCopies makes: each is of a report with its name as text.
var twoNames = []string{"甲", "乙"}

func twoCopies(t *testing.T, dir string) {
	t.Helper()
	emptyDatabase(t, dir)
	s, done := afterKill(t, dir)
	defer done()
	create(t, s, report.Values{"名": "空", "长": strings.Repeat("绩效", 20_000)})
	for i, name := range twoNames {
		_, err := s.Append(typedIn, edit(int64(i)+1, "名", "", name))
		must(t, err)
		must(t, s.BackupTo(filepath.Join(dir, name+".db")))
	}
}

// backUpOn changes something, makes a copy that is kept for ever or one of
// those that are not, and says which.
func backUpOn(dir string, said func(...any)) error {
	s, err := Open(database(dir))
	if err != nil {
		return err
	}
	said("")
	for {
		r, err := s.Load(typedIn)
		if err != nil {
			return err
		}
		no := len(r.Steps)
		if _, err := s.Append(typedIn, edit(int64(no)+1, "名", r.Values["名"], itoa(no+1))); err != nil {
			return err
		}
		b, err := s.Backup([]Reason{Daily, BeforeDelete, BeforeImport}[no%3])
		if err != nil {
			return err
		}
		said(filepath.Base(b.Path), no+1)
	}
}

func backedUp(t *testing.T, dir, said string) {
	t.Helper()
	s, done := afterKill(t, dir)
	defer done()
	all, err := s.Backups()
	must(t, err)
	if said == "" {
		return
	}
	var name string
	var no int
	_, err = fmt.Sscan(said, &name, &no)
	must(t, err)
	if n := len(load(t, s, typedIn).Steps); n != no && n != no+1 {
		t.Fatalf("%d steps are stored, %d were acknowledged", n, no)
	}
	seen := false
	for _, b := range all {
		_, err := Verify(b.Path)
		must(t, err)
		seen = seen || filepath.Base(b.Path) == name
	}
	if !seen {
		t.Fatalf("the copy %s is gone", name)
	}
	if len(all) > keptDays+keptWeeks+2*keptBefore+1 {
		t.Fatalf("%d copies pile up", len(all))
	}
}

// restoreOn goes to one copy and to the other, and says to which.
func restoreOn(dir string, said func(...any)) error {
	s, err := Open(database(dir))
	if err != nil {
		return err
	}
	now, err := s.Values(typedIn)
	if err != nil {
		return err
	}
	at := 0
	if now["名"] == twoNames[0] {
		at = 1
	}
	said(now["名"])
	for ; ; at = 1 - at {
		if _, err := s.RestoreFrom(filepath.Join(dir, twoNames[at]+".db")); err != nil {
			return err
		}
		said(twoNames[at])
	}
}

func restored(t *testing.T, dir, _ string) {
	t.Helper()
	s, done := afterKill(t, dir)
	defer done()
	r := load(t, s, typedIn)
	name, long := r.Values["名"], r.Values["长"]
	switch {
	case name == twoNames[0] && len(r.Steps) == 1 && len(r.Values) == 2:
	case name == twoNames[1] && len(r.Steps) == 2 && len(r.Values) == 2:
	default:
		t.Fatalf("%s after %d steps is neither copy", name, len(r.Steps))
	}
	same(t, "the long text", long, strings.Repeat("绩效", 20_000))
	all, err := s.Backups()
	must(t, err)
	for _, b := range all {
		_, err := Verify(b.Path)
		must(t, err)
	}
}

// exportOn changes a report and writes it as a parcel and as a document, again
// and again, and says after which step they were written.
func exportOn(dir string, said func(...any)) error {
	s, err := Open(database(dir))
	if err != nil {
		return err
	}
	r, err := s.Load(typedIn)
	if err != nil {
		return err
	}
	said("begun")
	for n := len(r.Steps) + 1; ; n++ {
		if _, err := s.Append(typedIn, edit(int64(n), unitKey, r.Values[unitKey], itoa(n))); err != nil {
			return err
		}
		r.Values[unitKey] = itoa(n)
		w, err := s.Export(typedIn)
		if err != nil {
			return err
		}
		parcel, err := PackWhole(w)
		if err != nil {
			return err
		}
		if err := outfile.Write(filepath.Join(dir, "报告.jibiao"), parcel); err != nil {
			return err
		}
		if err := outfile.Write(filepath.Join(dir, "报告.docx"), document(n)); err != nil {
			return err
		}
		said(n)
	}
}

// document is the n-th one: its number and what goes with that.
func document(n int) []byte {
	return append(fmt.Appendf(nil, "%09d", n), noise(uint64(n), 30_000+n%7*30_000)...)
}

// oneReport is a database with a report of a real form.
func oneReport(t *testing.T, dir string) {
	t.Helper()
	s := openAt(t, database(dir))
	b, err := RealForm()
	must(t, err)
	_, err = s.Import(Whole{Bundle: b, State: Draft, Values: report.Values{unitKey: "0"}})
	must(t, err)
	must(t, s.Close())
}

func exported(t *testing.T, dir, said string) {
	t.Helper()
	_, done := afterKill(t, dir)
	done()
	if said == "begun" {
		said = "0" // of this round; of earlier ones there may be any
	}
	acknowledged, err := strconv.Atoi(said)
	must(t, err)
	for _, name := range []string{"报告.jibiao", "报告.docx"} {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if errors.Is(err, os.ErrNotExist) && acknowledged == 0 {
			continue
		}
		must(t, err)
		n, err := exportNumber(name, b)
		must(t, err)
		if acknowledged > 0 && n != acknowledged && n != acknowledged+1 {
			t.Fatalf("%s is number %d, %d was acknowledged", name, n, acknowledged)
		}
	}
}

// exportNumber says which one a whole file is.
func exportNumber(name string, b []byte) (n int, err error) {
	if filepath.Ext(name) == ".jibiao" {
		w, err := UnpackWhole(b)
		if err == nil && w.Values[unitKey] != itoa(len(w.Steps)) {
			err = errors.New("values and steps do not fit")
		}
		return len(w.Steps), err
	}
	if n, err = strconv.Atoi(string(b[:min(9, len(b))])); err == nil && !bytes.Equal(b, document(n)) {
		err = fmt.Errorf("document %d is not whole", n)
	}
	return n, err
}
