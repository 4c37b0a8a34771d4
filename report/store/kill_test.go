package store

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"jibiao/report"
)

// typistFile is the environment variable that makes the test binary a typist
// in the database it names.
const typistFile = "JIBIAO_STORE_TYPIST"

// typist types into report 1 until it is killed and prints each step's number
// and the length of its text once they are stored.
func typist(path string) {
	if err := typeOn(path); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func typeOn(path string) error {
	s, err := Open(path)
	if err != nil {
		return err
	}
	r, err := s.Load(1)
	if err != nil {
		return err
	}
	for no := int64(len(r.Steps)) + 1; ; no++ {
		k := report.Key("k" + itoa(int(no%7)))
		for _, length := range []int{1, 2, 3 + int(no%5)*3000} { // some fill many pages
			step := edit(no, k, r.Values[k], strings.Repeat("绩", length))
			if _, err := s.Append(1, step); err != nil {
				return err
			}
			fmt.Println(no, length)
			if length > 2 {
				r.Values[k] = step.Edits[0].New
			}
		}
	}
}

// Whatever was acknowledged before a kill is there after it, the rest is there
// whole or not at all, and the file is sound.
func TestKill(t *testing.T) {
	s := temporary(t)
	create(t, s, nil)
	must(t, s.Close())
	seed := time.Now().UnixNano()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(uint64(seed), 0))
	for range 15 {
		no, length := typeAndKill(t, s.path, random)
		s = openAt(t, s.path)
		integrity(t, s.db)
		checkTyped(t, load(t, s, 1), no, length)
		checkIndexed(t, s)
		must(t, s.Close())
	}
}

// checkIndexed compares what can be searched in report 1 with its values: each
// is found by as many characters as it begins with, and by no more.
func checkIndexed(t *testing.T, s *Store) {
	t.Helper()
	longest := 0
	for _, text := range load(t, s, 1).Values {
		longest = max(longest, len([]rune(text)))
	}
	for _, n := range []int{1, 2, 3, 4, 300} { // the form's name has 绩 once
		var want []int64
		if n <= longest {
			want = []int64{1}
		}
		same(t, itoa(n)+" characters", found(t, s, Filter{Query: strings.Repeat("绩", n)}), append([]int64{}, want...))
	}
}

// typeAndKill starts a typist, kills it at a random moment after its first
// step and returns the last acknowledged step and length.
func typeAndKill(t *testing.T, path string, random *rand.Rand) (no int64, length int) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), typistFile+"="+path)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	must(t, err)
	must(t, c.Start())
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if no == 0 {
			time.AfterFunc(time.Duration(random.IntN(60_000))*time.Microsecond, func() {
				_ = c.Process.Kill() // Wait tells whether it worked
			})
		}
		_, err := fmt.Sscan(lines.Text(), &no, &length)
		must(t, err)
	}
	if err := c.Wait(); err == nil || c.ProcessState.Exited() || no == 0 {
		t.Fatalf("the typist was not killed at work: %v after step %d", err, no)
	}
	return no, length
}

// checkTyped compares a report with what the typist acknowledged: it may have
// stored one text more.
func checkTyped(t *testing.T, r Report, no int64, length int) {
	t.Helper()
	n := int64(len(r.Steps))
	if n != no && n != no+1 {
		t.Fatalf("%d steps are stored, %d were acknowledged", n, no)
	}
	if got := len([]rune(r.Steps[no-1].Edits[0].New)); got < length {
		t.Fatalf("step %d has %d characters, %d were acknowledged", no, got, length)
	}
	m := model{values: report.Values{}}
	for i, step := range r.Steps {
		e := step.Edits[0]
		want := report.Edit{Key: e.Key, Old: m.values[e.Key], New: e.New}
		same(t, "step "+itoa(i+1), step, edit(int64(i)+1, e.Key, want.Old, want.New))
		m.apply(step)
	}
	same(t, "values", r.Values, m.values)
}
