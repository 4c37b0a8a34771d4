package office

import (
	"context"
	"errors"
	"fmt"
	"os"
)

// A PDFMaker makes PDFs with whatever word processor is there, and keeps
// LibreOffice's profile between them, which saves LibreOffice a third of its
// start. Conversions take turns, because a profile serves one at a time; it is
// safe for concurrent use.
type PDFMaker struct {
	profile string
	turn    chan struct{}
}

// NewPDFMaker is a PDFMaker that keeps the profile in a folder of its own, which
// is made when it is needed. Nobody else may use the folder meanwhile.
func NewPDFMaker(profile string) *PDFMaker {
	return &PDFMaker{profile: profile, turn: make(chan struct{}, 1)}
}

// Make is Converter.ToPDF with the program that Find finds; where there is
// none, the error is an *Error that is ErrNone.
func (m *PDFMaker) Make(ctx context.Context, document []byte) ([]byte, error) {
	c, err := Find()
	if err != nil {
		return nil, &Error{Kind: ErrNone, Suffix: sourceOf(document).suffix, Target: pdf.suffix}
	}
	return m.makeWith(ctx, c, document)
}

// makeWith takes its turn. After a failure the profile is made anew: a program
// that was killed may have left half of one.
func (m *PDFMaker) makeWith(ctx context.Context, c Converter, document []byte) ([]byte, error) {
	select {
	case m.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, fmt.Errorf("wait for another conversion: %w", ctx.Err())
	}
	defer func() { <-m.turn }()
	c.profile = m.profile
	made, err := c.ToPDF(ctx, document, "document"+sourceOf(document).suffix)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(m.profile))
	}
	return made, nil
}
