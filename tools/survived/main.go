// Command survived looks at a data folder after the program was killed while
// somebody typed: what the window had shown as saved is there, and what else is
// there was typed. scripts/survive.sh runs it.
//
// The window's log is the witness: with JIBIAO_LOG=debug it gets a line each time
// the status line says 已保存, with the latest step that was typed by then and
// how many characters it has.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"jibiao/report"
	"jibiao/report/bundle"
	"jibiao/report/store"
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: survived DATA TYPED FROM: the data folder, a file of what was typed, a line without a pause each, and the log's line to begin with")
		os.Exit(2)
	}
	from, err := strconv.Atoi(os.Args[3])
	if err == nil {
		err = run(os.Args[1], os.Args[2], from)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "survived:", err)
		os.Exit(1)
	}
}

// run prints how many lines the log has now, and how many of those from the
// given one on say that something was shown as saved.
func run(data, typed string, from int) error {
	log, err := lines(filepath.Join(data, "log", "jibiao.log"))
	if err != nil {
		return err
	}
	bursts, err := lines(typed)
	if err != nil {
		return err
	}
	s, err := store.Open(filepath.Join(data, store.FileName))
	if err != nil {
		return err
	}
	defer s.Close() //nolint:errcheck // only read
	shown := witnesses(log[min(from, len(log)):])
	for _, w := range shown {
		if err := w.confirm(s, bursts); err != nil {
			return err
		}
	}
	fmt.Println(len(log), len(shown))
	return nil
}

func lines(path string) (all []string, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	s := bufio.NewScanner(f)
	for s.Scan() {
		all = append(all, s.Text())
	}
	return all, s.Err()
}

// A witness is what the window had when it showed that all is saved.
type witness struct {
	report, step int64
	characters   int
}

var shownAsSaved = regexp.MustCompile(`msg="shown as saved" report=(\d+) step=(\d+) characters=(\d+)`)

func witnesses(log []string) (all []witness) {
	for _, line := range log {
		if m := shownAsSaved.FindStringSubmatch(line); m != nil {
			var n [3]int64
			for i := range n {
				n[i], _ = strconv.ParseInt(m[i+1], 10, 64) // digits
			}
			all = append(all, witness{report: n[0], step: n[1], characters: int(n[2])})
		}
	}
	return all
}

// confirm says what is missing of what was shown as saved, and what is there
// that nobody typed.
func (w witness) confirm(s *store.Store, bursts []string) error {
	r, err := s.Load(w.report)
	if err != nil {
		return err
	}
	if w.step == 0 {
		return nil // nothing was typed yet
	}
	if int64(len(r.Steps)) < w.step {
		return fmt.Errorf("step %d was shown as saved, %d steps are there", w.step, len(r.Steps))
	}
	step := r.Steps[w.step-1]
	before, err := printedBefore(s, r, step)
	if err != nil {
		return err
	}
	n := 0
	for _, e := range step.Edits {
		n += utf8.RuneCountInString(e.New)
		if step.Kind == report.EditStep && !typedInto(before[e.Key], e.New, bursts) {
			return fmt.Errorf("step %d: nobody typed %q into %q", step.No, e.New, before[e.Key])
		}
	}
	if n < w.characters {
		return fmt.Errorf("step %d was shown as saved with %d characters and has %d", w.step, w.characters, n)
	}
	return consistent(r)
}

// printedBefore is what the cells showed before the step: a cell that follows a
// formula has its result to be typed into, though nothing is stored.
func printedBefore(s *store.Store, r store.Report, step report.Step) (report.Values, error) {
	kept, err := s.Bundle(r.BundleHash)
	if err != nil {
		return nil, err
	}
	b, err := bundle.New(kept.Template, kept.Fields)
	if err != nil {
		return nil, err
	}
	return b.Form.Compute(r.Values.At(r.Steps, step.No-1)), nil
}

// consistent checks that the values are those after the last step.
func consistent(r store.Report) error {
	last := report.Values{}
	for _, step := range r.Steps {
		for _, e := range step.Edits {
			last[e.Key] = e.New
		}
	}
	for k, v := range last {
		if r.Values[k] != v {
			return fmt.Errorf("%s is %q and was last typed %q", k, r.Values[k], v)
		}
	}
	return nil
}

// typedInto says whether a text comes of another by typing some of the bursts'
// beginnings, in it or in its place.
func typedInto(before, after string, bursts []string) bool {
	for _, burst := range bursts {
		for n := 1; n <= len(burst); n++ {
			part := burst[:n]
			at := strings.Index(after, part)
			if at < 0 {
				break
			}
			if after == part || after[:at]+after[at+n:] == before {
				return true
			}
		}
	}
	return false
}
