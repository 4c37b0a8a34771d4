// Package logbook is the program's log: a few small files in the data folder
// for whoever is asked for help. No word of what the clerk typed gets into it.
// Errors are logged as they are and are written down without what they quote;
// see [describe]. Other attributes are the caller's to choose: numbers, keys of
// fields, kinds of files.
package logbook

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"

	"gopkg.in/natefinch/lumberjack.v2"
)

// The log's size: one file being written and those before it.
const (
	megabytes = 1 // of each file
	before    = 3
)

// LevelVariable names the environment variable that, set to "debug", has the
// log tell of each save as well.
const LevelVariable = "JIBIAO_LOG"

// Open begins writing to the folder's jibiao.log, which is made with the first
// line. A log that cannot be written stops nobody: its lines are lost. Only the
// program that holds the data folder may open it: two would rename each other's
// files. All goroutines may write.
func Open(folder string) (log *slog.Logger, done func() error) {
	file := &lumberjack.Logger{
		Filename: filepath.Join(folder, "jibiao.log"), MaxSize: megabytes, MaxBackups: before, LocalTime: true,
	}
	level := slog.LevelInfo
	if os.Getenv(LevelVariable) == "debug" {
		level = slog.LevelDebug
	}
	return New(file, level), file.Close
}

// New writes the lines of the level and above.
func New(w io.Writer, level slog.Level) *slog.Logger {
	return slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{Level: level, ReplaceAttr: withoutText}))
}

// withoutText replaces an error by what may be said of it.
func withoutText(_ []string, a slog.Attr) slog.Attr {
	if err, ok := a.Value.Any().(error); ok {
		a.Value = describe(err)
	}
	return a
}
