package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"jibiao"
)

// While the program runs, a file in the log's folder takes what the runtime
// says should it crash: running-….txt, named by the start. It begins with what
// the program was, and a panic's value may follow, which may hold what the clerk
// typed. The next start makes the crash file out of it, without that.
const (
	runningFiles = "running-*.txt"
	crashFiles   = "crash-*.txt"
	// mostCrashes are kept, of both kinds: the newest.
	mostCrashes = 5
	// headEnd is the line between what the program was and what it died of.
	headEnd = "----\n"
	// stamp names a file so that names sort by time.
	stamp = "20060102-150405.000"
)

// keepCrashes has the runtime write a crash of any goroutine into the folder,
// which is made, and returns the file. done ends it and takes that away again.
func keepCrashes(folder string) (path string, done func() error, err error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", nil, err
	}
	if err := prune(folder, runningFiles, mostCrashes-1); err != nil {
		return "", nil, err
	}
	path = filepath.Join(folder, strings.ReplaceAll(runningFiles, "*", time.Now().Format(stamp)))
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", nil, err
	}
	_, err = file.WriteString(birth() + headEnd)
	if err == nil {
		err = debug.SetCrashOutput(file, debug.CrashOptions{})
	}
	if err != nil {
		return "", nil, errors.Join(err, file.Close(), os.Remove(path))
	}
	return path, func() error {
		// The runtime holds the file too; Windows removes none that is held.
		return errors.Join(debug.SetCrashOutput(nil, debug.CrashOptions{}), file.Close(), os.Remove(path))
	}, nil
}

// birth says which program it is that runs, a line each.
func birth() string {
	return fmt.Sprintf("jibiao %s\n%s %s/%s\nstarted %s\n",
		jibiao.Version(), runtime.Version(), runtime.GOOS, runtime.GOARCH, time.Now().Format(time.RFC3339))
}

// lastCrash makes a crash file of each start that crashed, and returns the latest
// made, "" if there was none: each is returned once. Starts that ended otherwise,
// by a power cut, leave nothing. own is this start's file: by the names it is not
// the last one where the clock was moved back.
func lastCrash(folder, own string) (path string, err error) {
	running, err := list(folder, runningFiles)
	if err != nil {
		return "", err
	}
	for _, file := range running {
		if file == own {
			continue
		}
		crash, err := harvest(file)
		if err != nil {
			return path, err
		}
		if crash != "" {
			path = crash
		}
	}
	return path, prune(folder, crashFiles, mostCrashes)
}

// harvest makes the crash file of a running file and removes that.
func harvest(file string) (crash string, err error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	info, err := os.Stat(file)
	if err != nil {
		return "", err
	}
	if head, trace, ok := strings.Cut(string(text), headEnd); ok && trace != "" {
		crash = filepath.Join(filepath.Dir(file), strings.ReplaceAll(crashFiles, "*", info.ModTime().Format(stamp)))
		if err := os.WriteFile(crash, []byte(head+withoutValue(trace)), 0o600); err != nil {
			return "", err
		}
	}
	return crash, os.Remove(file)
}

// withoutValue is what the runtime says of a crash without the values of
// panics. The runtime's own words are kept: they hold no text but numbers. What
// a value says it indents, so a goroutine's trace begins where a line does.
func withoutValue(said string) string {
	reason, trace := said, ""
	if i := strings.Index("\n"+said, "\ngoroutine "); i >= 0 {
		reason, trace = said[:i], said[i:]
	}
	var kept strings.Builder
	for line := range strings.Lines(reason) {
		switch {
		case isRuntimes(strings.TrimSpace(line)):
			kept.WriteString(line)
		case strings.HasPrefix(strings.TrimSpace(line), "panic: "):
			kept.WriteString("panic: (its value is left out)\n")
		}
	}
	return kept.String() + "\n" + trace
}

// isRuntimes says whether a line is the runtime's own.
func isRuntimes(line string) bool {
	return slices.ContainsFunc([]string{"panic: runtime error: ", "fatal error: ", "[signal ", "SIG", "PC="},
		func(start string) bool { return strings.HasPrefix(line, start) })
}

// prune removes all but the newest files, which sort last.
func prune(folder, pattern string, most int) error {
	files, err := list(folder, pattern)
	if err != nil {
		return err
	}
	for len(files) > most {
		if err := os.Remove(files[0]); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		files = files[1:]
	}
	return nil
}

// list is the folder's files of a pattern, by name. (Glob would take the
// folder's own name for a pattern too.)
func list(folder, pattern string) (paths []string, err error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		fits, err := filepath.Match(pattern, e.Name())
		if err != nil {
			return nil, err
		}
		if fits {
			paths = append(paths, filepath.Join(folder, e.Name()))
		}
	}
	return paths, nil
}
