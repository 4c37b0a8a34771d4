package store

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// A session is a run of operations, and what the store holds after each.
type session struct {
	from   string // the folder it begins with
	ops    []operation
	states []string // states[i]: after i operations
	length int      // in operations of the disk
}

// newSession draws operations and does them once without a fault. careless is
// what a connection is made to do first.
func newSession(t *testing.T, from string, n int, careless string, r *rand.Rand) *session {
	t.Helper()
	s := &session{from: from}
	for range n {
		s.ops = append(s.ops, operations[r.IntN(len(operations))])
	}
	d := newDisk(t, from)
	must(t, s.do(d, careless, func(db *Store) error {
		state, err := content(db.db)
		s.states = append(s.states, state)
		return err
	}))
	s.length = d.ops
	return s
}

// do opens the store and does the operations; after the opening and each of
// them it calls done.
func (s *session) do(d *disk, careless string, done func(*Store) error) (err error) {
	db, err := onDisk(d)
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // without power it fails
	if _, err := db.db.Exec(careless); err != nil {
		return err
	}
	if err := done(db); err != nil {
		return err
	}
	for n, op := range s.ops {
		if err := op.do(db, n); err != nil {
			return fmt.Errorf("%s: %w", op.name, err)
		}
		if err := done(db); err != nil {
			return err
		}
	}
	return nil
}

// losses counts what power cuts did.
type losses struct{ corrupt, half, lost int }

// cuts does a session again and again, each time with a power cut at a random
// moment, at times a second one while the file is being recovered, and looks
// at what is left.
func (s *session) cuts(t *testing.T, n int, careless string, r *rand.Rand) (l losses) {
	t.Helper()
	for i := 0; i < n && l == (losses{}); i++ {
		d := newDisk(t, s.from)
		d.cutAt = 1 + r.IntN(s.length)
		done := -1
		// The last session may have a step less: maps are random.
		if err := s.do(d, careless, func(*Store) error { done++; return nil }); err != nil && !d.off {
			t.Fatal(err)
		}
		must(t, d.cut(r))
		for coin(r) {
			d.restart()
			d.cutAt = 1 + r.IntN(6)
			if db, err := onDisk(d); err == nil {
				_ = db.Close() // the cut may hit this as well
			}
			must(t, d.cut(r))
		}
		d.restart()
		s.judge(d, max(done, 0), &l)
		d.remove(t)
	}
	return l
}

// judge counts what was acknowledged and is not there, and what is there in
// part.
func (s *session) judge(d *disk, done int, l *losses) {
	db, err := onDisk(d)
	if err != nil {
		l.corrupt++
		return
	}
	defer db.Close() //nolint:errcheck // only read
	state, err := content(db.db)
	switch {
	case err != nil || wholly(db.db) != nil:
		l.corrupt++
	case state == s.states[done], done+1 < len(s.states) && state == s.states[done+1]:
	case s.known(state):
		l.lost++
	default:
		l.half++
	}
}

func (s *session) known(state string) bool {
	for _, known := range s.states {
		if state == known {
			return true
		}
	}
	return false
}

// A power cut at any moment, also one while the last is recovered from, leaves
// a sound file with all that was acknowledged, and the operation that was
// going on whole or not at all.
func TestPowerCut(t *testing.T) { cutPower(t, workplace(t), 8, 20) }

// An older file is after any cut of one version or another, and whole.
func TestPowerCutWhileMigrating(t *testing.T) { cutPower(t, oldDatabase(t), 0, 5) }

// cutPower cuts the power 1,000 times in all, in sessions of so much work.
func cutPower(t *testing.T, from string, work, sessions int) {
	t.Helper()
	for i := range sessions {
		t.Run(itoa(i), func(t *testing.T) {
			t.Parallel()
			r := seeded(t)
			if l := newSession(t, from, work, "", r).cuts(t, scaled(1000)/sessions, "", r); l != (losses{}) {
				t.Errorf("%+v", l)
			}
		})
	}
}

// The tests above can fail: they find what less careful settings lose.
func TestPowerCutIsNoticed(t *testing.T) {
	from := workplace(t)
	for careless, want := range map[string]losses{
		"PRAGMA synchronous = OFF":     {corrupt: 1},
		"PRAGMA synchronous = NORMAL":  {lost: 1},
		"PRAGMA journal_mode = OFF":    {corrupt: 1},
		"PRAGMA journal_mode = MEMORY": {half: 1},
		"PRAGMA journal_mode = DELETE": {lost: 1}, // the journal's removal is not synced
	} {
		t.Run(careless, func(t *testing.T) {
			t.Parallel()
			r := seeded(t)
			var s *session
			for n := range 3000 {
				if n%50 == 0 { // one may be of operations that hide it
					s = newSession(t, from, 8, careless, r)
				}
				if s.cuts(t, 1, careless, r) == want {
					t.Logf("noticed after %d cuts", n+1)
					return
				}
			}
			t.Error("not noticed")
		})
	}
}
