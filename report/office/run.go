package office

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"
)

const (
	maxWords = 300                    // characters of what a program says
	glance   = 200 * time.Millisecond // between two looks at the folder's size
	patience = 5 * time.Second        // for the pipes of a program that has ended
)

// run runs the program on the job and returns what it said. When ctx ends, it
// is killed with everything that it started.
func (c Converter) run(ctx context.Context, j job, args []string) (words string, err error) {
	ctx, abort := context.WithCancelCause(ctx)
	defer abort(nil)
	cmd := exec.CommandContext(ctx, c.program, args...)
	cmd.Dir = j.dir
	cmd.Env = append(os.Environ(), "TMPDIR="+j.temp, "TMP="+j.temp, "TEMP="+j.temp)
	said := &head{}
	cmd.Stdout, cmd.Stderr = said, said
	cmd.WaitDelay = patience
	end, err := startGroup(cmd)
	if err != nil {
		return "", fmt.Errorf("start %s: %w", c.Name, err)
	}
	go watch(ctx, j, c.limits.folder, abort)
	err = cmd.Wait()
	err = errors.Join(err, end())
	if cause := context.Cause(ctx); errors.Is(cause, errTooMuch) {
		err = cause
	} else if errors.Is(err, exec.ErrWaitDelay) {
		err = nil // it ended well, and something that it left behind held its pipes
	}
	return oneLine(said.String()), err
}

var errTooMuch = errors.New("it wrote too much")

// watch ends the run when its folders grow beyond the limit, before the disk is
// full.
func watch(ctx context.Context, j job, limit int64, abort context.CancelCauseFunc) {
	tick := time.NewTicker(glance)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if j.size() > limit {
				abort(errTooMuch)
				return
			}
		}
	}
}

// size is that of all that the program writes.
func (j job) size() int64 {
	total := sizeOf(j.dir)
	if filepath.Dir(j.profile) != j.dir { // kept elsewhere
		total += sizeOf(j.profile)
	}
	return total
}

// sizeOf is the size of all files in a folder where files come and go: what
// has gone in the meantime has no size.
func sizeOf(dir string) (total int64) {
	visit := func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil //nolint:nilerr // see above
		}
		if info, err := d.Info(); err == nil {
			total += info.Size()
		}
		return nil
	}
	_ = filepath.WalkDir(dir, visit) // visit never fails
	return total
}

// A head keeps the beginning of what is written to it.
type head struct{ bytes.Buffer }

func (h *head) Write(p []byte) (int, error) {
	if room := 4*maxWords - h.Len(); room > 0 {
		h.Buffer.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}

// oneLine puts a program's words on one line, without what says nothing of the
// document.
func oneLine(words string) string {
	var lines []string
	for line := range strings.Lines(strings.ToValidUTF8(words, "")) {
		line = strings.Join(strings.Fields(line), " ")
		if line != "" && !strings.Contains(line, "javaldx") { // LibreOffice without Java, which it does not need here
			lines = append(lines, line)
		}
	}
	text := strings.Join(lines, "; ")
	if utf8.RuneCountInString(text) > maxWords {
		text = string([]rune(text)[:maxWords]) + "…"
	}
	return text
}
