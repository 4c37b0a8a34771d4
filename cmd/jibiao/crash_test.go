package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// What the test binary does instead of testing, in the folder of dirVariable.
const (
	roleVariable = "JIBIAO_TEST_ROLE"
	dirVariable  = "JIBIAO_TEST_DIR"
)

var roles = map[string]func(dir string){
	"crash": crash,
	"hold":  holdForEver,
}

func TestMain(m *testing.M) {
	if role := roles[os.Getenv(roleVariable)]; role != nil {
		role(os.Getenv(dirVariable))
		return
	}
	os.Exit(m.Run())
}

// child is the test binary in a role.
func child(role, dir string, env ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), append(env, roleVariable+"="+role, dirVariable+"="+dir)...)
	cmd.WaitDelay = 10 * time.Second // what it started itself may outlive it, with its output
	return cmd
}

// howVariable tells a program that is to crash how.
const howVariable = "JIBIAO_TEST_CRASH"

// typed is in no crash file.
const typed = "SECRET甲乙丙"

type value struct{ text string }

func (v value) Error() string { return "cannot read\ngoroutine 7 [" + v.text + "]:" }

var ways = map[string]func(){
	"a text":            func() { panic("bad " + typed) },
	"an error":          func() { panic(value{typed}) },
	"a wrapped error":   func() { panic(fmt.Errorf("row 3: %w", errors.New(typed))) },
	"a value":           func() { panic(struct{ text string }{typed}) },
	"in a goroutine":    func() { go panic(typed); select {} },
	"panics in a panic": func() { defer func() { panic("second " + typed) }(); panic(typed) },
	"the runtime's own": func() { var none []int; fmt.Println(none[len(typed)]) },
	"a nil map":         func() { noMap()[typed] = 1 },
}

func noMap() map[string]int { return nil }

func crash(dir string) {
	if _, _, err := keepCrashes(dir); err != nil {
		fmt.Println(err)
		os.Exit(3)
	}
	ways[os.Getenv(howVariable)]()
}

// dies runs a program until it has crashed.
func dies(t *testing.T, dir, how string) {
	t.Helper()
	err := child("crash", dir, howVariable+"="+how).Run()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 2 {
		t.Fatalf("the program was to crash: %v", err)
	}
}

// starts is a start of the program; it returns what is to be said of a crash.
func starts(t *testing.T, dir string) (crash string) {
	t.Helper()
	own, done, err := keepCrashes(dir)
	if err != nil {
		t.Fatal(err)
	}
	crash, err = lastCrash(dir, own)
	if err := errors.Join(err, done()); err != nil {
		t.Fatal(err)
	}
	return crash
}

func TestGoodStartLeavesNoTrace(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "log")
	for range 2 {
		if crash := starts(t, dir); crash != "" {
			t.Errorf("a crash was seen: %s", crash)
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestCrashIsKeptWithoutText(t *testing.T) {
	for how := range ways {
		t.Run(how, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "日志 ?[1]")
			if runtime.GOOS == "windows" {
				dir = t.TempDir()
			}
			dies(t, dir, how)
			path := starts(t, dir)
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatalf("no crash file: %v", err)
			}
			for _, want := range []string{"jibiao ", runtime.GOOS, runtime.Version(), "panic: ", "goroutine ", "crash_test.go:"} {
				if !strings.Contains(string(text), want) {
					t.Errorf("%q is missing from: %s", want, text)
				}
			}
			if strings.Contains(string(text), "SECRET") {
				t.Errorf("holds what was typed: %s", text)
			}
			if again := starts(t, dir); again != "" {
				t.Errorf("told twice: %s", again)
			}
			if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
				t.Errorf("left: %v, %v; want the crash file alone", left, err)
			}
		})
	}
}

// A start that gets nowhere leaves the crash for the next one to tell.
func TestCrashIsToldByTheStartThatCan(t *testing.T) {
	dir := t.TempDir()
	dies(t, dir, "a text")
	_, done, err := keepCrashes(dir)
	if err := errors.Join(err, done()); err != nil {
		t.Fatal(err)
	}
	if starts(t, dir) == "" {
		t.Error("the crash is forgotten")
	}
}

// The start that looks is not the last by its name where the clock was moved back.
func TestCrashIsToldWithTheClockMovedBack(t *testing.T) {
	dir := t.TempDir()
	dies(t, dir, "a text")
	running, err := list(dir, runningFiles)
	if err != nil || len(running) != 1 {
		t.Fatalf("running files: %q, %v", running, err)
	}
	if err := os.Rename(running[0], filepath.Join(dir, "running-29991231-000000.000.txt")); err != nil {
		t.Fatal(err)
	}
	if starts(t, dir) == "" {
		t.Error("the crash is not told")
	}
}

// What a power cut leaves is no crash.
func TestPowerCutIsNoCrash(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"running-20240101-000000.000.txt": birth() + headEnd, "running-20240102-000000.000.txt": ""} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if crash := starts(t, dir); crash != "" {
		t.Errorf("a crash was seen: %s", crash)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestNewestCrashesAreKept(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"1", "2", "3", "4", "5", "6", "7"} {
		if err := os.WriteFile(filepath.Join(dir, "crash-2024010"+name+"-000000.000.txt"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	dies(t, dir, "a text")
	newest := starts(t, dir)
	left, err := list(dir, crashFiles)
	if err != nil || len(left) != mostCrashes || left[mostCrashes-1] != newest {
		t.Errorf("kept %q, want the newest %d and %s", left, mostCrashes, newest)
	}
	for range mostCrashes + 2 { // starts that get nowhere and crash
		dies(t, dir, "a text")
	}
	if running, err := list(dir, runningFiles); err != nil || len(running) > mostCrashes {
		t.Errorf("%d running files, %v", len(running), err)
	}
}
