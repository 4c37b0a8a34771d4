package outfile

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func read(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func put(t testing.TB, path, text string, mode os.FileMode) string {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	return path
}

// names lists a folder, so that a leftover shows.
func names(t testing.TB, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

// What is written is what is there, whatever was there before.
func TestWriteLaw(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "报告.docx")
	rapid.Check(t, func(rt *rapid.T) {
		data := rapid.SliceOf(rapid.Byte()).Draw(rt, "data")
		if err := Write(path, data); err != nil {
			rt.Fatal(err)
		}
		if got := read(t, path); got != string(data) {
			rt.Fatalf("read %q, want %q", got, data)
		}
		if diff := cmp.Diff([]string{"报告.docx"}, names(t, dir)); diff != "" {
			rt.Fatal(diff)
		}
	})
}

// Whoever reads while the file is being replaced sees one of the two, whole.
func TestWriteReplacesAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "报告.docx")
	texts := [2][]byte{bytes.Repeat([]byte("旧"), 40_000), bytes.Repeat([]byte("新"), 70_000)}
	if err := Write(path, texts[0]); err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() {
		var err error
		for i := range 40 {
			failed := Write(path, texts[(i+1)%2])
			if runtime.GOOS == "windows" && errors.Is(failed, ErrBlocked) {
				continue // somebody was reading all the time, which Windows does not let be disturbed
			}
			err = errors.Join(err, failed)
		}
		done <- err
	}()
	for {
		select {
		case err := <-done:
			if err != nil {
				t.Fatal(err)
			}
			return
		default:
			got, err := os.ReadFile(path)
			if held(err) { // Windows lets nobody in at that moment
				continue
			}
			if err != nil || !bytes.Equal(got, texts[0]) && !bytes.Equal(got, texts[1]) {
				t.Fatalf("saw a file of %d bytes, error %v", len(got), err)
			}
		}
	}
}

func TestWriteRefuses(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "文件夹"), 0o700); err != nil {
		t.Fatal(err)
	}
	readOnly := put(t, filepath.Join(dir, "只读.docx"), "旧", 0o444)
	plain := put(t, filepath.Join(dir, "文件.docx"), "旧", 0o600)
	before := names(t, dir)
	type test struct {
		name, path string
		want       error
	}
	tests := []test{
		{"a read-only file, for root too", readOnly, ErrBlocked},
		{"a folder", filepath.Join(dir, "文件夹"), ErrNotFile},
		{"no such folder", filepath.Join(dir, "没有", "报告.docx"), ErrNoFolder},
		{"a file as the folder", filepath.Join(plain, "报告.docx"), ErrNoFolder},
		{"a name with a zero byte", filepath.Join(dir, "a\x00b"), ErrBadName},
	}
	if runtime.GOOS != "windows" { // which has other limits, and by version other words
		tests = append(tests, test{"a name too long", filepath.Join(dir, strings.Repeat("长", 100)+".docx"), ErrPathTooLong})
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := Write(tt.path, []byte("新"))
			var e *Error
			if !errors.Is(err, tt.want) || !errors.As(err, &e) || e.Path != tt.path {
				t.Fatalf("Write = %v, want %v for that path", err, tt.want)
			}
			if diff := cmp.Diff(before, names(t, dir)); diff != "" {
				t.Error(diff)
			}
		})
	}
	if got := read(t, readOnly) + read(t, plain); got != "旧旧" {
		t.Errorf("the old files hold %q now", got)
	}
}

func TestWriteKeepsTheMode(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("skipped: Windows has no such modes")
	}
	dir := t.TempDir()
	fresh, err := os.Create(filepath.Join(dir, "fresh"))
	if err != nil {
		t.Fatal(err)
	}
	info, err := fresh.Stat()
	if err != nil || fresh.Close() != nil {
		t.Fatal("cannot learn the mode of a new file", err)
	}
	tests := []struct {
		path string
		want os.FileMode
	}{
		{filepath.Join(dir, "新.docx"), info.Mode()},
		{put(t, filepath.Join(dir, "旧.docx"), "旧", 0o660), 0o660},
	}
	for _, tt := range tests {
		if err := Write(tt.path, []byte("新")); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(tt.path); err != nil || info.Mode() != tt.want {
			t.Errorf("mode of %s = %v, error %v, want %v", filepath.Base(tt.path), info.Mode(), err, tt.want)
		}
	}
}

func TestWriteFollowsALink(t *testing.T) {
	dir := t.TempDir()
	real, link := put(t, filepath.Join(dir, "真.docx"), "旧", 0o600), filepath.Join(dir, "链接.docx")
	makeLink(t, real, link)
	if err := Write(link, []byte("新")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(link)
	if err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link became %v, error %v", info.Mode(), err)
	}
	if got := read(t, real); got != "新" {
		t.Errorf("the file behind the link holds %q", got)
	}
}

func TestRetry(t *testing.T) {
	busy, other := errors.New("held"), errors.New("something else")
	tests := []struct {
		name  string
		fails []error // what the tries give, one after the other; then nil
		want  error
		tries int
	}{
		{"at once", nil, nil, 1},
		{"a virus scanner lets go", []error{busy, busy}, nil, 3},
		{"Word keeps it", []error{busy, busy, busy, busy, busy, busy}, busy, 1 + len(pauses)},
		{"not worth trying again", []error{other}, other, 1},
		{"turns into something else", []error{busy, other}, other, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tries, waited := 0, time.Duration(0)
			err := retryWhile(func(err error) bool { return errors.Is(err, busy) },
				func(d time.Duration) { waited += d },
				func() error {
					tries++
					if tries > len(tt.fails) {
						return nil
					}
					return tt.fails[tries-1]
				})
			if !errors.Is(err, tt.want) || tries != tt.tries {
				t.Errorf("%d tries gave %v, want %d and %v", tries, err, tt.tries, tt.want)
			}
			if (tries > 1) != (waited > 0) || waited > time.Second {
				t.Errorf("waited %v for %d tries", waited, tries)
			}
		})
	}
}

// A meant is what an error of the system means.
type meant struct {
	err  error
	want error
}

func TestErrorMeaning(t *testing.T) {
	for _, tt := range append(systemMeans, meant{ErrUnlike, ErrUnlike}) {
		err := error(&Error{Path: "报告.docx", Err: &os.PathError{Op: "open", Path: "报告.docx", Err: tt.err}})
		if !errors.Is(err, tt.want) || !errors.Is(err, tt.err) {
			t.Errorf("%v is not %v", err, tt.want)
		}
		if got := IsFull(tt.err); got != errors.Is(tt.want, ErrDiskFull) {
			t.Errorf("IsFull(%v) = %v", tt.err, got)
		}
	}
}
