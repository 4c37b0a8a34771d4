package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func init() {
	roles["be watched"] = beWatched
	roles["watch"] = watchAndTell
}

// lives are what a run may do under a watcher.
var lives = map[string]func(dir string){
	"ends":            func(string) { exit(0) },
	"dies at once":    func(string) { die() },
	"dies with a box": func(string) { say(windowWord); die() },
	"dies with data":  func(dir string) { say(openWord + dir); die() },
	"panics":          func(dir string) { say(openWord + dir); panic(typed) },
}

func say(word string) {
	if err := tellWatcher(word); err != nil {
		panic(err)
	}
}

// die ends the process as the Task Manager does.
func die() {
	self, err := os.FindProcess(os.Getpid())
	if err == nil {
		err = self.Kill()
	}
	fmt.Println("not killed:", err)
	select {}
}

// beWatched is a run that leads such a life. Its watcher says on the same output
// what it shows and starts.
func beWatched(dir string) {
	watcher := child("watch", dir)
	watcher.Stdout, watcher.Stderr = os.Stdout, os.Stderr
	if err := watchedBy(watcher); err != nil {
		panic(err)
	}
	lives[os.Getenv(howVariable)](dir)
}

// flagsVariable is the watched run's command line beside its data folder.
const flagsVariable = "JIBIAO_TEST_FLAGS"

func watchAndTell(dir string) {
	w := fakeWatcher(os.Stdout)
	args := append(strings.Fields(os.Getenv(flagsVariable)), "--data", dir)
	if err := w.watch(args, os.Stdin); err != nil {
		fmt.Println(err)
	}
}

// fakeWatcher writes what it would show. The clerk always says yes.
func fakeWatcher(out io.Writer) watcher {
	return watcher{
		sessionEnds: func() bool { return false },
		ask: func(text string) (bool, error) {
			_, err := fmt.Fprintln(out, "asks:", strings.ReplaceAll(text, "\n", ""))
			return true, err
		},
		say: func(_ io.Writer, text string) error {
			_, err := fmt.Fprintln(out, "says:", strings.ReplaceAll(text, "\n", ""))
			return err
		},
		start: func(args ...string) error {
			_, err := fmt.Fprintf(out, "starts: %q\n", args)
			return err
		},
	}
}

// A run that ends without a word is told of, whatever it died of, and what is
// started again is what helps.
func TestWatcherTells(t *testing.T) {
	tests := []struct {
		life, flags string
		says        string   // "" = nothing
		starts      []string // with DIR for the data folder
	}{
		{"ends", "", "", nil},
		{"dies at once", "--sample", "asks: 绩表还没有显示窗口就意外关闭了", []string{"--d3d9", "--sample", "--data", "DIR"}},
		{"dies at once", "--d3d9", "says: 绩表换了显示方式，还是没有显示窗口", nil},
		{"dies with a box", "--sample", "asks: 绩表意外关闭了", []string{"--sample", "--data", "DIR"}},
		{"dies with data", "--sample", "asks: 绩表意外关闭了", []string{"--data", "DIR"}},
		{"dies with data", "--d3d9 --sample", "asks: 绩表意外关闭了", []string{"--d3d9", "--data", "DIR"}},
		{"panics", "--cell 评价方法", "asks: 绩表意外关闭了", []string{"--data", "DIR"}},
	}
	for _, tt := range tests {
		t.Run(strings.TrimSpace(tt.life+" "+tt.flags), func(t *testing.T) {
			dir := oddFolder(t)
			said, _ := child("be watched", dir, howVariable+"="+tt.life, flagsVariable+"="+tt.flags).Output() // it dies
			shows, starts, _ := strings.Cut(string(said), "starts: ")
			if !strings.HasPrefix(shows, tt.says) || (tt.says == "") != (shows == "") {
				t.Errorf("the watcher shows %q, want %q…", shows, tt.says)
			}
			if want := startsWith(tt.starts, dir); starts != want {
				t.Errorf("the watcher starts %s, want %s", starts, want)
			}
			if log := filepath.Join(dir, "log", "jibiao.log"); tt.says == "" {
				wantNothingAt(t, log)
			} else if text := logged(t, dir); !strings.Contains(text, "ended without a word") || strings.Contains(text, "SECRET") {
				t.Errorf("logged: %s", text)
			}
		})
	}
}

func startsWith(args []string, dir string) string {
	if args == nil {
		return ""
	}
	args = slices.Clone(args)
	args[len(args)-1] = dir
	return fmt.Sprintf("%q\n", args)
}

func wantNothingAt(t *testing.T, path string) {
	t.Helper()
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Errorf("there is %s (%v)", path, err)
	}
}

// When the session ends the system ends programs, which needs no word.
func TestWatcherIsSilentAtTheSessionsEnd(t *testing.T) {
	dir := t.TempDir()
	var said strings.Builder
	w := fakeWatcher(&said)
	w.sessionEnds = func() bool { return true }
	if err := w.watch([]string{"--data", dir}, strings.NewReader("open "+dir+"\n")); err != nil || said.Len() > 0 {
		t.Errorf("said %q, %v", &said, err)
	}
	wantNothingAt(t, filepath.Join(dir, "log"))
}

// A clerk who has opened the program anew meanwhile has his window.
func TestWatcherLeavesItToTheNextRun(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "去年.docx")
	next := startHolder(t, dir)
	var said strings.Builder
	err := fakeWatcher(&said).watch([]string{"--data", dir, file}, strings.NewReader(""))
	if err != nil || said.Len() > 0 {
		t.Errorf("said %q, %v", &said, err)
	}
	next.wantSays(fmt.Sprintf("%q", file))
}

// A watcher that cannot start the program again says so.
func TestWatcherFails(t *testing.T) {
	var said strings.Builder
	w := fakeWatcher(&said)
	w.start = func(...string) error { return os.ErrPermission }
	if err := w.watch([]string{"--data", t.TempDir()}, strings.NewReader("")); err == nil || !strings.HasPrefix(said.String(), "asks: ") {
		t.Errorf("said %q, %v, want a question and an error", &said, err)
	}
}
