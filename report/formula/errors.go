package formula

import (
	"errors"
	"fmt"
	"unicode/utf8"
)

// A SyntaxError says why a source is not a formula or a template. Parse and
// ParseTemplate return no other errors.
type SyntaxError struct {
	Src     string // the whole source
	Offset  int    // where in Src, in bytes from 0; len(Src) means at its end
	Message string // one Chinese clause for the form's author
}

func (e *SyntaxError) Error() string { return locution(e.Src, e.Offset, e.Message) }

// An EvalError says why a formula has no value: its types clash, an argument
// is out of range, or a result is too large. It is a mistake in the form.
type EvalError struct {
	Src     string // the whole source
	Offset  int    // where in Src, in bytes from 0
	Message string // one Chinese clause for the form's author
}

func (e *EvalError) Error() string { return locution(e.Src, e.Offset, e.Message) }

// locution counts characters from 1, as people do.
func locution(src string, offset int, message string) string {
	offset = min(max(offset, 0), len(src))
	return fmt.Sprintf("公式“%s”第 %d 个字符：%s", clip(src), utf8.RuneCountInString(src[:offset])+1, message)
}

// clip keeps a quotation short enough to be read.
func clip(s string) string {
	const most = 80
	n := 0
	for i := range s {
		if n == most {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

// locate gives an error the place where it arose, unless it has one.
func locate(err error, offset int) error {
	var placed *EvalError
	if err == nil || errors.As(err, &placed) {
		return err
	}
	return &EvalError{Offset: offset, Message: err.Error()}
}
