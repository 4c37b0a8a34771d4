// Package explain turns a machine's failure into words for the clerk. It is
// the one place that does, so that the window and the command line say the
// same.
package explain

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"jibiao/report/outfile"
	"jibiao/report/store"
)

// Error is one plain Chinese sentence that says what happened and, where there
// is one, the way out. It is never empty, and may be called from anywhere with
// any error, nil included.
//
// An error whose text begins in Chinese was written for the clerk by whoever
// knew best (docx.OpenError, bundle.SpecError, fmt.Errorf("表单“%s”无法读取:
// %w")) and is passed on, with its cause explained; see the rules of this
// package for the others. What nobody foresaw is said with the machine's own
// English at the end, for whoever is asked for help.
func Error(err error) (sentence string) {
	defer func() {
		if r := recover(); r != nil { // an error that cannot even tell its text
			sentence = unforeseen(fmt.Sprintf("%T", err))
		}
	}()
	if err == nil {
		return "没有出错。"
	}
	if s := told(err); s != "" {
		return s
	}
	if s := ruled(err); s != "" {
		return s
	}
	return unforeseen(err.Error())
}

func unforeseen(english string) string {
	return "出现意外情况：请再试一次，仍不行时请把括号里的原文告诉技术人员（" + english + "）。"
}

// told is what an error in the chain says in Chinese itself, or "".
func told(err error) string {
	own, cause := words(err)
	if isChinese(own) {
		return finish(own + because(own, cause))
	}
	for _, inner := range unwrap(err) {
		if s := told(inner); s != "" {
			return s
		}
	}
	return ""
}

// words splits an error's text into its own and that of the cause it ends
// with; the cause is nil where the text does not show it. Errors joined, each on a line
// of its own, have no words of their own.
func words(err error) (own string, cause error) {
	text := err.Error()
	for _, inner := range unwrap(err) {
		if head, ok := strings.CutSuffix(text, inner.Error()); ok && inner.Error() != "" {
			if strings.HasSuffix(head, "\n") {
				return "", nil
			}
			return strings.TrimRight(head, ":： "), inner
		}
	}
	return text, nil
}

// because explains the cause behind somebody's own words, if it adds to them.
func because(own string, cause error) string {
	switch {
	case cause == nil:
		return ""
	case errors.Is(cause, fs.ErrNotExist) && (strings.Contains(own, "没有") || strings.Contains(own, "找不到")):
		return ""
	}
	for _, say := range []func(error) string{told, ruled} {
		if s := say(cause); s != "" {
			return "：" + s
		}
	}
	return "（" + cause.Error() + "）"
}

// unwrap is all that an error wraps.
func unwrap(err error) []error {
	switch e := err.(type) { //nolint:errorlint // this is how a chain is walked
	case interface{ Unwrap() error }:
		if inner := e.Unwrap(); inner != nil {
			return []error{inner}
		}
	case interface{ Unwrap() []error }:
		return e.Unwrap()
	}
	return nil
}

func isChinese(text string) bool {
	for _, r := range strings.TrimLeft(text, "“「《（") {
		return unicode.Is(unicode.Han, r)
	}
	return false
}

// finish ends a sentence that does not end by itself.
func finish(s string) string {
	if strings.HasSuffix(s, "。") || strings.HasSuffix(s, "！") || strings.HasSuffix(s, "？") {
		return s
	}
	return s + "。"
}

// ruled is what the first rule that fits says, or "".
func ruled(err error) string {
	for _, r := range rules {
		if r.fits(err) {
			path := pathOf(err)
			return strings.NewReplacer("{path}", quote(path), "{folder}", quote(folderOf(path))).Replace(r.say)
		}
	}
	return ""
}

// pathOf is the file that the failure is about, or "".
func pathOf(err error) string {
	var (
		second  *store.SecondError
		unfit   *store.UnusableError
		copied  *store.CopyError
		kept    *store.Error
		written *outfile.Error
		path    *fs.PathError
		link    *os.LinkError
	)
	switch {
	case as[*store.UnmigratedError]()(err) && errors.As(err, &kept):
		return kept.Path
	case errors.As(err, &second):
		return second.Dir
	case errors.As(err, &unfit):
		return unfit.Path
	case errors.As(err, &copied):
		return copied.Path
	case errors.As(err, &kept):
		return kept.Path
	case errors.As(err, &written):
		return written.Path
	case errors.As(err, &path):
		return path.Path
	case errors.As(err, &link):
		return link.New
	default:
		return ""
	}
}

func folderOf(path string) string {
	if path == "" {
		return ""
	}
	return filepath.Dir(path)
}

func quote(path string) string {
	if path == "" {
		return ""
	}
	return "“" + path + "”"
}
