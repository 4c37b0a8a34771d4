//go:build unix

package office

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// fake is a Converter whose program is a shell script: $1 is the document, $2
// the file to make, $3 whatever else.
func fake(t *testing.T, script string, more ...string) Converter {
	t.Helper()
	program := filepath.Join(t.TempDir(), "假的 soffice")
	if err := os.WriteFile(program, []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return Converter{
		Name: "假的", program: program, limits: generous,
		ready: func(j job) ([]string, error) { return append([]string{j.from, j.to}, more...), nil },
		clean: func(job) error { return nil },
	}
}

func TestResults(t *testing.T) {
	small := limits{time: TimeLimit, result: 1000, folder: 100_000}
	tests := []struct {
		name, script string
		words        string // a part of what is told; empty = it succeeds
	}{
		{"a document", `printf 'PK\003\004' >"$2"; cat "$1" >>"$2"`, ""},
		{"a document, with a program left behind", `printf 'PK\003\004old' >"$2"; sleep 1000 >/dev/null 2>&1 &`, ""},
		{"nothing", `echo convert`, "convert"},
		{"nothing, in silence", ``, "no file was written"},
		{"garbage", `echo garbage >"$2"`, "no .docx"},
		{"an empty file", `: >"$2"`, "no .docx"},
		{"a folder", `mkdir "$2"`, "is a directory"},
		{"too big a file", `printf 'PK\003\004' >"$2"; head -c 2000 /dev/zero >>"$2"`, "more than 1000 bytes"},
		{"far too much, without end", `printf 'PK\003\004' >"$2"; head -c 200000 /dev/zero >>"$2"; sleep 1000`, "wrote too much"},
		{"too many words", `head -c 10000000 /dev/zero | tr '\0' x; exit 0`, "xxx"},
		{"a failure", `echo 'Error: source file could not be loaded' >&2; exit 3`, "could not be loaded; exit status 3"},
		{"a failure after a document", `printf 'PK\003\004' >"$2"; exit 1`, "exit status 1"},
		{"a crash", `kill -SEGV $$`, "segmentation fault"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ownTemp(t)
			c := fake(t, tt.script)
			c.limits = small
			got, err := c.ToDocx(t.Context(), []byte("old"), "去年 的/../报告.doc")
			if tt.words == "" {
				if err != nil || string(got) != "PK\x03\x04old" {
					t.Errorf("%q, %v", got, err)
				}
				return
			}
			var failed *Error
			if !errors.As(err, &failed) || !errors.Is(err, ErrFailed) {
				t.Fatalf("error %v, want ErrFailed", err)
			}
			if !strings.Contains(failed.Words, tt.words) || len([]rune(failed.Words)) > maxWords+1 || strings.Contains(failed.Words, "\n") {
				t.Errorf("its words are %q", failed.Words)
			}
		})
	}
}

// A kept profile counts in what a program writes.
func TestKeptProfileIsLimitedToo(t *testing.T) {
	ownTemp(t)
	profile := profileFolder(t)
	c := fake(t, `mkdir -p "$3"; head -c 200000 /dev/zero >"$3/much"; sleep 1000`, profile)
	c.limits = limits{time: TimeLimit, result: 1000, folder: 100_000}
	_, err := NewPDFMaker(profile).makeWith(t.Context(), c, []byte("PK\x03\x04"))
	var failed *Error
	if !errors.As(err, &failed) || !errors.Is(err, ErrFailed) || !strings.Contains(failed.Words, "wrote too much") || failed.Target != ".pdf" {
		t.Errorf("error %v", err)
	}
	if _, err := os.Stat(profile); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("it stays: %v", err)
	}
}

// A program that cannot be started is a failure as well.
func TestProgramThatIsGone(t *testing.T) {
	ownTemp(t)
	c := fake(t, "")
	if err := os.Remove(c.program); err != nil {
		t.Fatal(err)
	}
	if _, err := c.ToDocx(t.Context(), nil, "a.doc"); !errors.Is(err, ErrFailed) {
		t.Errorf("error %v", err)
	}
}

func TestLimitEndsAHang(t *testing.T) {
	ownTemp(t)
	c := fake(t, "sleep 1000")
	c.limits.time = time.Millisecond
	if _, err := c.ToDocx(t.Context(), nil, "a.doc"); !errors.Is(err, ErrTimeout) {
		t.Errorf("error %v", err)
	}
}

// due is a context that a test ends when it wants to, in the way that it wants.
type due struct {
	context.Context
	done chan struct{}
	err  error
}

func (d *due) Done() <-chan struct{} { return d.done }

func (d *due) Err() error {
	select {
	case <-d.done:
		return d.err
	default:
		return nil
	}
}

// A program that hangs is killed together with the one that it started. Both
// hold a named pipe; it ends when the last of them is gone.
func TestHangIsKilledWithItsChild(t *testing.T) {
	for want, err := range map[error]error{ErrTimeout: context.DeadlineExceeded, context.Canceled: context.Canceled} {
		t.Run(err.Error(), func(t *testing.T) {
			ownTemp(t)
			pipe := filepath.Join(t.TempDir(), "pipe")
			if err := syscall.Mkfifo(pipe, 0o600); err != nil {
				t.Fatal(err)
			}
			ctx := &due{t.Context(), make(chan struct{}), err}
			c := fake(t, `exec 3>"$3"; trap '' TERM INT HUP; (trap '' TERM INT HUP; echo x >&3; exec sleep 1000) & wait`, pipe)
			result := make(chan error, 1)
			go func() {
				_, err := c.ToDocx(ctx, nil, "a.doc")
				result <- err
			}()
			alive, err := os.Open(pipe) // waits until the program has opened it too
			if err != nil {
				t.Fatal(err)
			}
			defer alive.Close() //nolint:errcheck // only read from
			if _, err := io.ReadFull(alive, make([]byte, 2)); err != nil {
				t.Fatalf("the child did not begin: %v", err)
			}
			close(ctx.done)
			if err := <-result; !errors.Is(err, want) {
				t.Errorf("error %v, want %v", err, want)
			}
			if rest, err := io.ReadAll(alive); err != nil || len(bytes.TrimSpace(rest)) > 0 {
				t.Errorf("then came %q, %v", rest, err)
			}
		})
	}
}

// Only Windows has what the child drives; here it says so.
func TestChildIsRunAndHeard(t *testing.T) {
	ownTemp(t)
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	_, err = ourselves("WPS", program).ToDocx(t.Context(), []byte("\xD0\xCF\x11\xE0"), "旧.wps")
	var failed *Error
	if !errors.As(err, &failed) || !errors.Is(err, ErrFailed) || !strings.Contains(failed.Words, "but on Windows") || failed.Suffix != ".wps" {
		t.Errorf("error %v", err)
	}
}

// The package has no say over what is cancelled: its context has.
func TestCancelledBeforeItBegins(t *testing.T) {
	ownTemp(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := fake(t, "exit 0").ToDocx(ctx, nil, "a.doc"); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestSocketIsLibreOffices(t *testing.T) {
	// As LibreOffice 7.4 named it.
	if got := socket("file:///tmp/lo/p5"); !strings.HasSuffix(got, "_SingleOfficeIPC_9a6d70f5f7b92ce8d41cc266d63c268") {
		t.Error(got)
	}
}
