package store

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A victim is a kind of work at which the program is killed. It has a folder of
// its own for all rounds.
type victim struct {
	// round makes the folder ready; usually it only does so before the first.
	round func(t *testing.T, dir string, n int)
	// work goes on until it is killed. It calls said after each thing that was
	// done for good, and with nothing when it has begun.
	work func(dir string, said func(...any)) error
	// judge looks at what is left, after the words last said.
	judge func(t *testing.T, dir string, said string)
	// most is when the latest kill comes after the beginning.
	most time.Duration
	// ends: the work is over at some time, and then nothing can be killed.
	ends bool
}

var victims = map[string]victim{}

// Environment variables that make the test binary a victim.
const (
	victimName   = "JIBIAO_STORE_VICTIM"
	victimFolder = "JIBIAO_STORE_FOLDER"
)

// workAsVictim is what the test binary does instead of testing.
func workAsVictim(name string) {
	said := func(words ...any) { fmt.Println(words...) }
	if err := victims[name].work(os.Getenv(victimFolder), said); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(ownFailure)
	}
}

// ownFailure is what a victim ends with by itself. (Go's panics end with 2.)
const ownFailure = 3

// killed says whether a program was killed: Windows knows no signals, there such
// a program ends with 1.
func killed(s *os.ProcessState) bool { return s.ExitCode() == -1 || s.ExitCode() == 1 }

// Whatever was acknowledged before a kill is there after it, the rest is there
// whole or not at all, and the file is sound.
func TestKill(t *testing.T) {
	for name, v := range victims {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, dir, killed := seeded(t), t.TempDir(), 0
			for n := range rounds() {
				v.round(t, dir, n)
				said, atWork := v.kill(t, name, dir, time.Duration(r.Int64N(int64(v.most))))
				if atWork {
					killed++
				}
				v.judge(t, dir, said)
				fewLeftovers(t, dir)
			}
			t.Logf("%d of %d were killed at work", killed, rounds())
			if killed < rounds()/10 {
				t.Error("that is too few")
			}
		})
	}
}

// kill starts a victim, kills it some time after it has begun, and returns what
// it said last.
func (v victim) kill(t *testing.T, name, dir string, after time.Duration) (said string, atWork bool) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), victimName+"="+name, victimFolder+"="+dir)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	must(t, err)
	must(t, c.Start())
	lines, begun := bufio.NewScanner(out), false
	for lines.Scan() {
		if !begun {
			time.AfterFunc(after, func() { _ = c.Process.Kill() }) // Wait tells whether it worked
		}
		said, begun = lines.Text(), true
	}
	err = c.Wait()
	atWork = err != nil && killed(c.ProcessState)
	if !begun || !atWork && (!v.ends || err != nil) {
		t.Fatalf("not killed at work: %v after %q", err, said)
	}
	return said, atWork
}

// fewLeftovers checks that what killed programs leave behind does not pile up,
// and makes it two hours older: then the next one may take it away.
func fewLeftovers(t *testing.T, dir string) {
	t.Helper()
	const most = 4 // a program that restores makes two copies, each with a journal
	left := leftovers(t, dir)
	if len(left) > most {
		t.Fatalf("left behind: %q", left)
	}
	old := time.Now().Add(-2 * time.Hour)
	for _, path := range left {
		must(t, os.Chtimes(path, old, old))
	}
}

// leftovers are the unfinished files below a folder.
func leftovers(t *testing.T, dir string) (left []string) {
	t.Helper()
	must(t, filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		if strings.HasPrefix(filepath.Base(path), ".~jibiao-") {
			left = append(left, path)
		}
		return err
	}))
	return left
}

// onlyFirst is for a folder that is made ready once.
func onlyFirst(prepare func(t *testing.T, dir string)) func(*testing.T, string, int) {
	return func(t *testing.T, dir string, n int) {
		t.Helper()
		if n == 0 {
			prepare(t, dir)
		}
	}
}

// database is where a victim's database lies.
func database(dir string) string { return filepath.Join(dir, "jibiao.db") }

// afterKill opens a victim's database as the program does; a kill is no damage.
func afterKill(t *testing.T, dir string) (*Store, func()) {
	t.Helper()
	s, recovery, err := OpenSafely(database(dir), Opening{})
	must(t, err)
	if recovery != nil {
		t.Fatalf("a kill was taken for damage: %+v", *recovery)
	}
	must(t, wholly(s.db))
	return s, func() { must(t, s.Close()) }
}

// The loop notices a victim that says more than it did.
func TestKillIsNoticed(t *testing.T) {
	liar := victims["typing"]
	dir := t.TempDir()
	liar.round(t, dir, 0)
	said, _ := liar.kill(t, "typing", dir, time.Millisecond)
	s, done := afterKill(t, dir)
	defer done()
	var no, length int
	_, err := fmt.Sscan(said, &no, &length)
	must(t, err)
	must(t, judgeTyped(load(t, s, typedIn), no, length))
	if judgeTyped(load(t, s, typedIn), no+2, length) == nil {
		t.Error("a lost step is not noticed")
	}
	if judgeTyped(load(t, s, typedIn), no, length+100_000) == nil {
		t.Error("a lost text is not noticed")
	}
}
