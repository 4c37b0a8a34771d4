package batch

import (
	"bufio"
	"context"
	"fmt"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"jibiao/report/records"
)

// workerFolder is the environment variable that makes the test binary fill the
// folder it names.
const workerFolder = "JIBIAO_BATCH_FOLDER"

// work fills many until it is killed, and prints each file once it is told done.
func work(folder string) {
	form, _ := compileUnitForm() // its faults are the tests' to tell
	j := Job{Form: form, Fill: fill, Folder: folder, Tell: func(o Outcome) { fmt.Println(o.File) }}
	if _, err := j.Run(context.Background(), many(100_000)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(3) // unlike one that is killed
	}
}

// many are the first n of endless.
func many(n int) iter.Seq2[records.Record, error] {
	return func(yield func(records.Record, error) bool) {
		for r, err := range endless {
			if n--; n < 0 || !yield(r, err) {
				return
			}
		}
	}
}

// What was told done before a kill is there after it and skipped; the rest is
// done by the next run, and every file is whole.
func TestKill(t *testing.T) {
	folder := t.TempDir()
	const all = 1500
	told := 0
	for _, until := range []int{1, 150, 300} {
		told = max(told, fillAndKill(t, folder, until))
	}
	j := job(t, folder, nil)
	sum := do(t, j, many(all))
	if sum.Skipped < min(told, all) || sum.Total() != all || sum.Failed > 0 {
		t.Errorf("%d were told done before; then %+v", told, sum)
	}
	texts := files(t, folder)
	for n := 1; n <= all; n++ {
		name := fmt.Sprintf("第%d局", n)
		if got := texts[name+"报告.docx"]; got != name+" "+name+"！" {
			t.Errorf("%s holds %q", name, got)
		}
	}
	if diff := do(t, j, many(all)); diff != (Summary{Skipped: all}) {
		t.Errorf("once more: %+v", diff)
	}
}

// killed says whether a program was killed: Windows knows no signals, there such
// a program ends with 1.
func killed(s *os.ProcessState) bool { return s.ExitCode() == -1 || s.ExitCode() == 1 }

// fillAndKill starts a worker, kills it after so many files and returns how
// many it told in all.
func fillAndKill(t *testing.T, folder string, until int) (told int) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), workerFolder+"="+folder)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if told++; told == until {
			if err := c.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := os.Stat(filepath.Join(folder, strings.TrimSpace(lines.Text()))); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Wait(); err == nil || !killed(c.ProcessState) || told < until {
		t.Fatalf("the worker was not killed at work: %v after %d files", err, told)
	}
	return told
}
