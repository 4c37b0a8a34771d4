package office

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// TimeLimit is how long a conversion may take. LibreOffice alone needs 2 to 8 s.
const TimeLimit = 60 * time.Second

// A Converter is a word processor of this machine. Each conversion has its own
// process and folder, so it is safe for concurrent use.
type Converter struct {
	Name string // for people: "LibreOffice"

	program string
	profile string                               // where a program that needs one keeps it; "" = in the job's folder
	ready   func(job) (args []string, err error) // what the program wants for one job
	clean   func(job) error                      // what it leaves outside of the job's folder
	limits  limits
}

type limits struct {
	time   time.Duration
	result int64 // bytes of the finished document
	folder int64 // bytes of everything written on the way
}

// generous limits are far beyond any document that is read: report/docx
// refuses files of more than 64 MB.
var generous = limits{time: TimeLimit, result: 64 << 20, folder: 1 << 30}

// Find finds a word processor that can convert documents. Where there is none,
// the error is an *Error that is ErrNone. It looks at files, or into the
// registry, and starts nothing.
func Find() (Converter, error) {
	if c, ok := automation(); ok {
		return c, nil
	}
	if program := findLibreOffice(); program != "" {
		return libreOffice(program), nil
	}
	return Converter{}, &Error{Kind: ErrNone}
}

// ToDocx is Find and Converter.ToDocx in one.
func ToDocx(ctx context.Context, data []byte, name string) ([]byte, error) {
	c, err := Find()
	if err != nil {
		return nil, &Error{Kind: ErrNone, Suffix: suffixFor(name, data), Target: docx.suffix}
	}
	return c.ToDocx(ctx, data, name)
}

// ToDocx converts a document of an old format to a .docx. What the document is
// is told by its content; the name is for messages only and may hold anything.
//
// It blocks for seconds, at most for TimeLimit or until ctx is done; when it
// returns, the child process has ended and its folder is gone. What the word
// processor cannot do is an *Error that is ErrTimeout, ErrFailed or ErrUndriven; when ctx is
// cancelled the error is context.Canceled.
func (c Converter) ToDocx(ctx context.Context, data []byte, name string) ([]byte, error) {
	return c.convert(ctx, data, name, docx)
}

// ToPDF is ToDocx for a document, of an old format or a .docx, that becomes a PDF.
func (c Converter) ToPDF(ctx context.Context, data []byte, name string) ([]byte, error) {
	return c.convert(ctx, data, name, pdf)
}

func (c Converter) convert(ctx context.Context, data []byte, name string, to target) (made []byte, err error) {
	err = c.work(ctx, data, name, to, func(j job) (err error) {
		made, err = readResult(j.to, to, c.limits.result)
		return err
	})
	return made, err
}

// work has the program do something with a document, which to says, and then
// takes the result.
func (c Converter) work(ctx context.Context, data []byte, name string, to target, result func(job) error) error {
	dir, err := os.MkdirTemp("", "jibiao-office-")
	if err != nil {
		return fmt.Errorf("make a folder for work on %q: %w", name, err)
	}
	defer os.RemoveAll(dir) //nolint:errcheck // a rollback: what stays is the user's own, in the user's own temporary folder
	j, err := prepare(dir, data, to)
	if err != nil {
		return fmt.Errorf("put %q into a folder to work on it: %w", name, err)
	}
	if c.profile != "" {
		j.profile = c.profile
	}
	ctx, stop := context.WithTimeout(ctx, c.limits.time)
	defer stop()
	args, err := c.ready(j)
	if err != nil {
		return fmt.Errorf("prepare %s for %q: %w", c.Name, name, err)
	}
	words, err := c.run(ctx, j, args)
	if left := c.clean(j); left != nil {
		return fmt.Errorf("clean up after %s: %w", c.Name, left)
	}
	failed := &Error{Suffix: suffixFor(name, data), Target: to.suffix, Program: c.Name, Words: words}
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		failed.Kind = ErrTimeout
		return failed
	case ctx.Err() != nil:
		return fmt.Errorf("work on %q: %w", name, ctx.Err())
	case err != nil:
		failed.Kind = kindOf(err)
		failed.Words = oneLine(words + "\n" + err.Error())
		return failed
	}
	if err := result(j); err != nil {
		failed.Kind = ErrFailed
		if words == "" {
			failed.Words = err.Error()
		}
		return failed
	}
	return nil
}

// A job is one conversion: the document, the file that is to be made of it,
// and folders for the program's profile and for whatever else it writes. The
// two files differ in folder and suffix only; all names are ours.
type job struct {
	dir, from, to, temp, profile string
	source                       source
	target                       target
}

// prepare lays a job out in an empty folder.
func prepare(dir string, data []byte, to target) (job, error) {
	s := sourceOf(data)
	j := job{
		dir: dir, source: s, target: to,
		from: filepath.Join(dir, "in", "document"+s.suffix),
		to:   filepath.Join(dir, "out", "document"+to.suffix),
		temp: filepath.Join(dir, "temp"), profile: filepath.Join(dir, "profile"),
	}
	for _, folder := range []string{filepath.Dir(j.from), filepath.Dir(j.to), j.temp} {
		if err := os.Mkdir(folder, 0o700); err != nil {
			return job{}, err
		}
	}
	return j, os.WriteFile(j.from, data, 0o600)
}

// readResult reads the finished file, and refuses one that is too big or none
// of its kind: some programs end well although they failed.
func readResult(path string, want target, limit int64) (data []byte, err error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, errors.New("no file was written")
	}
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	data, err = io.ReadAll(io.LimitReader(f, limit+1))
	switch {
	case err != nil:
		return nil, err
	case int64(len(data)) > limit:
		return nil, fmt.Errorf("the file written has more than %d bytes", limit)
	case !want.fits(data):
		return nil, fmt.Errorf("the file written is no %s", want.suffix)
	}
	return data, nil
}
