package store

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"jibiao/report"
)

// A mishap is what happens to a file.
type mishap struct {
	name  string
	bytes bool // single ones
	do    func(r *rand.Rand, file []byte) []byte
}

var mishaps = []mishap{
	{"bytes of the header", true, func(r *rand.Rand, b []byte) []byte {
		for range 1 + r.IntN(4) {
			b[r.IntN(100)] = byte(r.IntN(256))
		}
		return b
	}},
	{"the header", false, func(r *rand.Rand, b []byte) []byte { clear(b[:100+r.IntN(400)]); return b }},
	{"bytes anywhere", true, func(r *rand.Rand, b []byte) []byte {
		for range 1 + r.IntN(20) {
			b[r.IntN(len(b))] ^= byte(1 + r.IntN(255))
		}
		return b
	}},
	{"the structure of pages", true, func(r *rand.Rand, b []byte) []byte {
		for range 1 + r.IntN(3) {
			at := pageOf(r, b)
			for range 4 {
				b[at+r.IntN(60)] = byte(r.IntN(256))
			}
		}
		return b
	}},
	{"pages of zeros", false, func(r *rand.Rand, b []byte) []byte {
		for range 1 + r.IntN(3) {
			at := pageOf(r, b)
			clear(b[at : at+4096])
		}
		return b
	}},
	{"pages of other content", false, func(r *rand.Rand, b []byte) []byte {
		for range 1 + r.IntN(3) {
			at := pageOf(r, b)
			copy(b[at:at+4096], noise(r.Uint64(), 4096))
		}
		return b
	}},
	{"pages in each other's place", false, func(r *rand.Rand, b []byte) []byte {
		one, other := pageOf(r, b), pageOf(r, b)
		copy(b[one:one+4096], bytes.Clone(b[other:other+4096]))
		return b
	}},
	{"a cluster of zeros", false, func(r *rand.Rand, b []byte) []byte {
		at := r.IntN(len(b)) / sector * sector
		clear(b[at:min(len(b), at+sector*(1+r.IntN(32)))])
		return b
	}},
	{"the tail", false, func(r *rand.Rand, b []byte) []byte { return b[:r.IntN(len(b))] }},
	{"a tail of zeros", false, func(r *rand.Rand, b []byte) []byte { clear(b[r.IntN(len(b)):]); return b }},
}

func pageOf(r *rand.Rand, b []byte) int { return r.IntN(len(b)/4096) * 4096 }

// An original is a folder with a database and its backups, and all that was
// ever typed into it.
type original struct {
	dir   string
	texts map[int64]map[report.Key]map[string]bool
	now   map[int64]report.Values
}

func newOriginal(t *testing.T) *original {
	t.Helper()
	o := &original{dir: workplace(t), texts: map[int64]map[report.Key]map[string]bool{}, now: map[int64]report.Values{}}
	s := openAt(t, database(o.dir))
	for n := range 4 {
		must(t, typeText(s, n, 60))
		_, err := s.Import(whole(100 + n))
		must(t, err)
	}
	must(t, backUp(s))
	must(t, typeText(s, 9, 80))
	must(t, operationOf("type").do(s, 3))
	for _, f := range []Filter{{}, {Deleted: true}} {
		all, err := s.List(f)
		must(t, err)
		for _, r := range all {
			o.remember(load(t, s, r.ID))
		}
	}
	must(t, s.Close())
	return o
}

func (o *original) remember(r Report) {
	o.now[r.ID], o.texts[r.ID] = r.Values, map[report.Key]map[string]bool{}
	say := func(k report.Key, text string) {
		if o.texts[r.ID][k] == nil {
			o.texts[r.ID][k] = map[string]bool{}
		}
		o.texts[r.ID][k][text] = true
	}
	for k, text := range r.Values {
		say(k, text)
	}
	for _, step := range r.Steps {
		for _, e := range step.Edits {
			say(e.Key, e.Old)
			say(e.Key, e.New)
		}
	}
}

// A saving is how much of all values was saved, and how.
type saving struct {
	files, refused int
	unharmed       int // the program did not have to mend them
	repaired       int // of these, what only a thorough look (Repair) finds
	how            map[Rung]int

	all, latest, older, altered int // values
}

// Whatever happens to the database: the program starts, or says rightly why
// not; the damaged file is kept, what was saved are texts that were there, and
// the clerk goes on. The log says how much was saved.
func TestFiveHundredDamages(t *testing.T) {
	o := newOriginal(t)
	file, err := os.ReadFile(database(o.dir))
	must(t, err)
	for i, m := range mishaps {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			sum := saving{how: map[Rung]int{}}
			for seed := range scaled(500) / len(mishaps) {
				r := rand.New(rand.NewPCG(uint64(seed), uint64(i)))
				o.try(t, "damage "+itoa(seed), m.do(r, bytes.Clone(file)), &sum)
			}
			t.Logf("%+v", sum)
			sum.judge(t, m)
		})
	}
}

// judge allows for what cannot be noticed: SQLite keeps no checksums, so bytes
// within a text may be others.
func (s *saving) judge(t *testing.T, m mishap) {
	t.Helper()
	unnoticed := s.all / 1000
	if m.bytes {
		unnoticed = s.all / 100
	}
	if s.altered > unnoticed {
		t.Errorf("%d values are other than any that was typed", s.altered)
	}
	if s.latest+s.older < s.all*95/100 {
		t.Errorf("%d of %d values were saved", s.latest+s.older, s.all)
	}
}

// try opens the damaged file as the program does.
func (o *original) try(t *testing.T, name string, damaged []byte, sum *saving) {
	t.Helper()
	dir := t.TempDir()
	must(t, os.CopyFS(dir, os.DirFS(o.dir)))
	defer func() { must(t, os.RemoveAll(dir)) }()
	must(t, os.WriteFile(database(dir), damaged, 0o600))
	sum.files++
	s, recovery, err := OpenSafely(database(dir), Opening{})
	if err != nil {
		sum.refused++
		o.refusedRightly(t, name, dir, damaged, err)
		return
	}
	if recovery == nil {
		sum.unharmed++
	} else {
		sum.how[recovery.How]++
		kept, err := os.ReadFile(recovery.Kept)
		if err != nil || !bytes.Equal(kept, damaged) {
			t.Fatalf("%s: the damaged file was not kept: %v", name, err)
		}
	}
	usable(t, name, s)
	hidden := wholly(s.db)
	if hidden != nil && !strings.Contains(hidden.Error(), idleFlag) {
		if recovery != nil {
			t.Errorf("%s: mended by %+v, and not sound: %v", name, *recovery, hidden)
		}
		must(t, s.Close())
		sum.repaired++
		s = thoroughly(t, name, database(dir), hidden)
	}
	o.count(t, name, s, sum)
	if _, _, err := s.Search(Filter{Query: "二"}, 10); err != nil {
		t.Errorf("%s: no search: %v", name, err)
	}
	must(t, s.Close())
}

// idleFlag is of a number in the header that SQLite reads in databases of
// another kind only.
const idleFlag = "incremental_vacuum enabled with a max rootpage of zero"

// thoroughly: what a look at the opening does not find (an entry of an index
// that leads nowhere, a word of the search), Repair mends. Until then a report
// may not load, or a search fail, with ErrDamaged.
func thoroughly(t *testing.T, name, path string, hidden error) *Store {
	t.Helper()
	r, err := Repair(path)
	if err != nil {
		t.Fatalf("%s: %v was not repaired: %v", name, hidden, err)
	}
	s, err := Open(path)
	must(t, err)
	if err := wholly(s.db); err != nil && !strings.Contains(err.Error(), idleFlag) {
		t.Errorf("%s: repaired by %+v, and not sound: %v", name, r, err)
	}
	return s
}

// refusedRightly: only a file that says it is another program's or a later
// version's is refused, and stays as it is.
func (o *original) refusedRightly(t *testing.T, name, dir string, damaged []byte, err error) {
	t.Helper()
	var (
		foreign *ForeignError
		newer   *NewerError
	)
	if !errors.As(err, &foreign) && !errors.As(err, &newer) {
		t.Errorf("%s: %v", name, err)
	}
	if now, err := os.ReadFile(database(dir)); err != nil || !bytes.Equal(now, damaged) {
		t.Errorf("%s: refused and changed: %v", name, err)
	}
}

func (o *original) count(t *testing.T, name string, s *Store, sum *saving) {
	t.Helper()
	got := map[int64]report.Values{}
	for _, f := range []Filter{{}, {Deleted: true}} {
		all, err := s.List(f)
		must(t, err)
		for _, r := range all {
			loaded, err := s.Load(r.ID)
			if err != nil {
				t.Fatalf("%s: report %d: %v", name, r.ID, err)
			}
			got[r.ID] = loaded.Values
		}
	}
	for id, values := range o.now {
		for k, want := range values {
			sum.all++
			switch text := got[id][k]; {
			case text == want:
				sum.latest++
			case text == "":
			case o.texts[id][k][text]:
				sum.older++
			default:
				sum.altered++
			}
		}
	}
}

// usable: the clerk can go on.
func usable(t *testing.T, name string, s *Store) {
	t.Helper()
	b := form(77, "表")
	b.Template = noise(1, 100_000) // takes pages
	must(t, s.PutBundle(b))
	id, err := s.Create(NewReport{BundleHash: b.Hash, Values: report.Values{"a": "一"}})
	if err == nil {
		_, err = s.Append(id, edit(1, "a", "一", "二"))
	}
	if err != nil {
		t.Errorf("%s: not usable: %v", name, err)
	}
}

// The same happens to a backup: it is good, or Verify says that it is not and
// nothing is restored from it.
func TestDamagedBackups(t *testing.T) {
	o := newOriginal(t)
	copies, err := copiesIn((&Store{path: database(o.dir)}).backupFolder())
	must(t, err)
	file, err := os.ReadFile(copies[0].Path)
	must(t, err)
	s := openAt(t, database(o.dir))
	before, unnoticed, n := contentOf(t, s), 0, scaled(500)
	for seed := range n {
		r := rand.New(rand.NewPCG(uint64(seed), 7))
		must(t, os.WriteFile(copies[0].Path, mishaps[seed%len(mishaps)].do(r, bytes.Clone(file)), 0o600))
		_, bad := Verify(copies[0].Path)
		if bad == nil {
			unnoticed++ // bytes within texts, as above
			continue
		}
		if !unusable(bad) {
			t.Fatalf("damage %d: %v", seed, bad)
		}
		if _, err := s.RestoreFrom(copies[0].Path); !unusable(err) {
			t.Fatalf("damage %d was restored: %v", seed, err)
		}
	}
	if contentOf(t, s) != before {
		t.Error("a refused backup changed something")
	}
	t.Logf("%d of %d were refused", n-unnoticed, n)
	if unnoticed > n/4 {
		t.Error("too many were not noticed")
	}
}
