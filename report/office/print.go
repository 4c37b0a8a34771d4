package office

import (
	"context"
	"time"
)

// PrintTimeLimit is how long printing may take, until the document is in the
// printer's queue: printers of other rooms are slow to take one.
const PrintTimeLimit = 2 * time.Minute

// Print has Word or WPS print a document, of an old format or a .docx, once, on
// the printer that the system uses unless told otherwise. It blocks until the
// document is in the printer's queue, at most for PrintTimeLimit or until ctx is
// done. Errors are those of Converter.ToDocx, and ErrNone where there is neither
// Word nor WPS. After ErrTimeout, or when ctx was cancelled, it is not known
// whether something was printed.
func Print(ctx context.Context, document []byte) error {
	c, ok := automation()
	if !ok {
		return &Error{Kind: ErrNone, Suffix: sourceOf(document).suffix, Target: printed.suffix}
	}
	c.ready = func(j job) ([]string, error) { return []string{printFlag, j.from}, nil }
	c.limits.time = PrintTimeLimit
	return c.print(ctx, document)
}

func (c Converter) print(ctx context.Context, document []byte) error {
	return c.work(ctx, document, "document", printed, func(job) error { return nil })
}
