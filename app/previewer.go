package app

import (
	"context"
	"image"

	"jibiao/report/preview"
)

// A Previewer turns Word files into the pages that they print. It is what the
// shell needs of preview.Engine; calls take up to seconds, and end with ctx.
type Previewer interface {
	// PDF makes a PDF of a Word file; the same bytes are not converted twice.
	PDF(ctx context.Context, document []byte) ([]byte, error)
	Pages(ctx context.Context, pdf []byte) ([]preview.Size, error)
	// Draw draws a page, counted from 0, so many pixels wide.
	Draw(ctx context.Context, pdf []byte, page, width int) (*image.RGBA, error)
	Text(ctx context.Context, pdf []byte, page int) (string, error)
	// Rest gives memory back until the next call.
	Rest()
}

var _ Previewer = (*preview.Engine)(nil)
