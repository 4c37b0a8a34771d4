package preview

import (
	"context"
	"fmt"
	"image"
	"sync/atomic"
	"time"
)

// An Engine turns documents into pages. It is safe for concurrent use; callers
// wait for one another, and no longer than their contexts say.
type Engine struct {
	convert func(ctx context.Context, document []byte) (pdf []byte, err error)
	cache   string

	making chan struct{} // held while a PDF is made or looked for
	made   made

	limit   time.Duration // for one thing done with a page, which takes some 0.05 s
	drawing chan struct{} // held while the renderer is used
	r       *renderer     // nil = not loaded
	closed  atomic.Bool
}

// New is an Engine that lets convert make PDFs, and keeps the renderer's
// compiled code in a folder of its own, which is made when it is needed. It
// loads nothing yet.
func New(convert func(ctx context.Context, document []byte) ([]byte, error), cache string) *Engine {
	return &Engine{convert: convert, cache: cache, limit: 20 * time.Second, making: make(chan struct{}, 1), drawing: make(chan struct{}, 1)}
}

// A Size is that of a page as it is shown, in points of 1/72 inch.
type Size struct{ Width, Height float64 }

// PDF makes a PDF of a Word file, or gives the one that it made of the same
// bytes before. It takes seconds; errors are those of the conversion.
func (e *Engine) PDF(ctx context.Context, document []byte) ([]byte, error) {
	if err := take(ctx, e.making); err != nil {
		return nil, err
	}
	defer free(e.making)
	if pdf := e.made.get(document); pdf != nil {
		return pdf, nil
	}
	pdf, err := e.convert(ctx, document)
	if err != nil {
		return nil, err
	}
	e.made.put(document, pdf)
	return pdf, nil
}

// Pages tells the sizes of a PDF's pages. It fails with [ErrDamaged] where that
// is no PDF, or one without pages, and with [ErrSlow]; so do Draw and Text.
func (e *Engine) Pages(ctx context.Context, pdf []byte) (sizes []Size, err error) {
	err = e.use(ctx, pdf, func(r *renderer) error {
		sizes, err = r.sizes()
		return err
	})
	return sizes, err
}

// Draw draws a page, counted from 0, so many pixels wide, or narrower where the
// picture would have more than 40 million pixels.
func (e *Engine) Draw(ctx context.Context, pdf []byte, page, width int) (picture *image.RGBA, err error) {
	err = e.use(ctx, pdf, func(r *renderer) error {
		picture, err = r.draw(page, width)
		return err
	})
	return picture, err
}

// Text is the text of a page, counted from 0, in lines as printed.
func (e *Engine) Text(ctx context.Context, pdf []byte, page int) (text string, err error) {
	err = e.use(ctx, pdf, func(r *renderer) error {
		text, err = r.text(page)
		return err
	})
	return text, err
}

// use lets do work with the renderer, the PDF opened in it. One that failed is
// not used again: nobody knows what state it is in.
func (e *Engine) use(ctx context.Context, pdf []byte, do func(*renderer) error) error {
	if err := take(ctx, e.drawing); err != nil {
		return err
	}
	defer free(e.drawing)
	if e.closed.Load() {
		return context.Canceled
	}
	if e.r == nil {
		r, err := load(ctx, e.cache)
		if err != nil {
			return fmt.Errorf("load the page renderer: %w", err)
		}
		e.r = r
	}
	if err := e.r.within(ctx, e.limit, func() error {
		if err := e.r.open(pdf); err != nil {
			return err
		}
		return do(e.r)
	}); err != nil {
		e.drop()
		return err
	}
	return nil
}

// drop lets go of the renderer, if there is one; the caller holds the turn.
func (e *Engine) drop() {
	if e.r != nil {
		e.r.close()
		e.r = nil
	}
}

// Prepare compiles the renderer into its cache folder, unless it is there, in a
// process of its own (see [Child]). It takes some seconds, and is for the
// background.
func (e *Engine) Prepare(ctx context.Context) error {
	if err := take(ctx, e.drawing); err != nil {
		return err
	}
	defer free(e.drawing)
	if e.r != nil || e.closed.Load() || compiled(e.cache) {
		return nil
	}
	if err := compileApart(ctx, e.cache); err != nil {
		return fmt.Errorf("compile the page renderer: %w", err)
	}
	return nil
}

// Rest lets go of the renderer's memory until it is needed again. It waits for
// a page being drawn.
func (e *Engine) Rest() {
	e.drawing <- struct{}{}
	defer free(e.drawing)
	e.drop()
}

// Close is Rest for good: what is asked for later is refused as cancelled.
func (e *Engine) Close() {
	e.closed.Store(true)
	e.Rest()
}

// take waits for a turn.
func take(ctx context.Context, turn chan struct{}) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func free(turn chan struct{}) { <-turn }
