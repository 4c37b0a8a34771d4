package logbook

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"regexp"
	"strings"
)

// describe is an error for the log: its text without what was quoted in it and
// without anything Chinese, the types of its chain, and the file where one
// could not be used. Errors quote what could not be read, and that may be what
// the clerk typed; the types tell even of an error that is all Chinese.
func describe(err error) slog.Value {
	attrs := []slog.Attr{slog.String("says", redact(err.Error())), slog.String("is", types(err))}
	if path := pathOf(err); path != "" {
		attrs = append(attrs, slog.String("file", path))
	}
	return slog.GroupValue(attrs...)
}

// hidden are things in quotation marks, and words with anything Chinese in them
// with all that stands between the first and the last of them.
var hidden = regexp.MustCompile("\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`|'[^']*'|“[^”]*”|「[^」]*」|" +
	`[^\s:]*` + chinese + `(?:.*` + chinese + `)?[^\s:]*`)

const chinese = `[\p{Han}\x{3000}-\x{303f}\x{ff00}-\x{ffef}]`

func redact(text string) string { return hidden.ReplaceAllString(text, "…") }

// types lists the chain's types, the outermost first.
func types(err error) string {
	var names []string
	walk(err, func(e error) {
		if name := fmt.Sprintf("%T", e); !strings.HasPrefix(name, "*fmt.") && !strings.HasPrefix(name, "*errors.") {
			names = append(names, name)
		}
	})
	return strings.Join(names, " ")
}

func walk(err error, visit func(error)) {
	visit(err)
	switch e := err.(type) { //nolint:errorlint // this is how a chain is walked
	case interface{ Unwrap() error }:
		if inner := e.Unwrap(); inner != nil {
			walk(inner, visit)
		}
	case interface{ Unwrap() []error }:
		for _, inner := range e.Unwrap() {
			walk(inner, visit)
		}
	}
}

// pathOf is the file that the system did not let the program use, or "".
func pathOf(err error) string {
	var (
		path *fs.PathError
		link *os.LinkError
	)
	switch {
	case errors.As(err, &path):
		return path.Path
	case errors.As(err, &link):
		return link.New
	default:
		return ""
	}
}
