package logbook

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// readError quotes what it could not read.
type readError struct{ text string }

func (e *readError) Error() string { return "“" + e.text + "”不是一个金额" }

func line(err error) string {
	var out bytes.Buffer
	New(&out, slog.LevelInfo).Error("export failed", "report", 7, "error", err)
	return out.String()
}

func TestErrorsAreLoggedWithoutText(t *testing.T) {
	_, parse := strconv.Atoi("SECRET")
	tests := []struct {
		name      string
		err       error
		has, lack string
	}{
		{"what it was", errors.New("disk full"), `error.says="disk full"`, ""},
		{"what could not be parsed", fmt.Errorf("row 3: %w", parse), "row 3: strconv.Atoi: parsing …: invalid syntax", "SECRET"},
		{"a text of ours", &readError{"1万SECRET元"}, "error.is=*logbook.readError", "SECRET"},
		{"Chinese without marks", errors.New("store: 兰州市SECRET局的 报告: not found"), "store: …: not found", "SECRET"},
		{"around Chinese", errors.New("store: SECRET局 and 报告SECRET: not found"), "store: …: not found", "SECRET"},
		{"in back quotes", errors.New("bad `SECRET`"), "bad …", "SECRET"},
		{"joined", errors.Join(errors.New("first"), &readError{"SECRET"}), "*logbook.readError", "SECRET"},
		{
			"a file that cannot be used", fmt.Errorf("导出: %w", &fs.PathError{Op: "open", Path: "/u/报告.docx", Err: fs.ErrPermission}),
			`error.file=/u/报告.docx`, "",
		},
		{"one that cannot be renamed", &os.LinkError{Op: "rename", Old: "/u/a.tmp", New: "/u/a.docx", Err: fs.ErrExist}, "error.file=/u/a.docx", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := line(tt.err)
			if !strings.Contains(got, tt.has) || !strings.Contains(got, "report=7") {
				t.Errorf("%s: want %s", got, tt.has)
			}
			if tt.lack != "" && strings.Contains(got, tt.lack) {
				t.Errorf("%s: holds what was typed", got)
			}
		})
	}
}

// Whatever is quoted does not get out.
func TestQuotedTextNeverGetsOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringN(0, 30, -1).Draw(t, "text") + "SECRET" + rapid.String().Draw(t, "more")
		if got := line(fmt.Errorf("cell %d: %q is no number", 3, text)); strings.Contains(got, "SECRET") {
			t.Fatalf("got out: %s", got)
		}
	})
}

func TestOpen(t *testing.T) {
	name := "数 据?#%"
	if runtime.GOOS == "windows" {
		name = strings.ReplaceAll(name, "?", "")
	}
	folder := filepath.Join(t.TempDir(), name, "log")
	for _, level := range []string{"", "debug"} {
		t.Setenv(LevelVariable, level)
		log, done := Open(folder)
		log.Info("start")
		log.Debug("saved", "step", 3)
		if err := done(); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(filepath.Join(folder, "jibiao.log"))
	if err != nil {
		t.Fatal(err)
	}
	if s := string(text); strings.Count(s, "msg=start") != 2 || strings.Count(s, "step=3") != 1 {
		t.Errorf("logged: %s", s)
	}
}

func TestLogStaysSmall(t *testing.T) {
	folder := t.TempDir()
	log, done := Open(folder)
	for range 9000 {
		log.Info("filler", "text", strings.Repeat("x", 1000))
	}
	if err := done(); err != nil {
		t.Fatal(err)
	}
	limit, again := time.After(20*time.Second), time.NewTicker(5*time.Millisecond)
	defer again.Stop()
	for { // the oldest files go in the background
		size := int64(0)
		entries, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if info, err := e.Info(); err == nil {
				size += info.Size()
			}
		}
		if size <= (before+1)*megabytes<<20 {
			return
		}
		select {
		case <-again.C:
		case <-limit:
			t.Fatalf("the log keeps %d bytes in %d files", size, len(entries))
		}
	}
}

func TestLogThatCannotBeWrittenStopsNobody(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	log, done := Open(filepath.Join(file, "log"))
	log.Info("start")
	if err := done(); err != nil {
		t.Fatal(err)
	}
}
