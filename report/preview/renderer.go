package preview

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"math"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

const (
	maxPixels = 40_000_000 // of a picture: A3 at 600 dpi has 70 million, a wide screen 8
	maxPages  = 5000
)

// A renderer is PDFium with at most one document open in it. It is used by one
// goroutine at a time.
type renderer struct {
	machine

	pdfium   pdfium.Pdfium
	pdf      []byte // that is open; nil = none
	document references.FPDF_DOCUMENT
	pages    int
}

// within does something in the time limit and as long as ctx lasts. When these
// end, the renderer is stopped in its tracks and is of no more use: then it
// fails, even where what was done has succeeded.
func (r *renderer) within(ctx context.Context, limit time.Duration, do func() error) error {
	ctx, cancel := context.WithTimeoutCause(ctx, limit, &Error{Kind: ErrSlow})
	defer cancel()
	inTime := context.AfterFunc(ctx, r.stop)
	if err := do(); inTime() {
		return err
	}
	return context.Cause(ctx)
}

// open opens a PDF in place of the one that is open, unless that is the same.
func (r *renderer) open(pdf []byte) error {
	if r.pdf != nil && bytes.Equal(pdf, r.pdf) {
		return nil
	}
	if r.pdf != nil {
		if _, err := r.pdfium.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: r.document}); err != nil {
			return fmt.Errorf("close a PDF: %w", err)
		}
		r.pdf = nil
	}
	opened, err := r.pdfium.OpenDocument(&requests.OpenDocument{File: &pdf})
	if err != nil {
		return damaged("open it", err)
	}
	count, err := r.pdfium.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: opened.Document})
	if err != nil {
		return damaged("count its pages", err)
	}
	if count.PageCount < 1 || count.PageCount > maxPages {
		return damaged("count its pages", fmt.Errorf("there are %d", count.PageCount))
	}
	r.pdf, r.document, r.pages = pdf, opened.Document, count.PageCount
	return nil
}

func (r *renderer) sizes() ([]Size, error) {
	sizes := make([]Size, r.pages)
	for i := range sizes {
		size, err := r.size(i)
		if err != nil {
			return nil, err
		}
		sizes[i] = size
	}
	return sizes, nil
}

// size is that of a page; none is what nobody could print.
func (r *renderer) size(page int) (Size, error) {
	s, err := r.pdfium.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: r.document, Index: page})
	if err != nil {
		return Size{}, damaged(fmt.Sprintf("measure page %d", page+1), err)
	}
	const least, most = 1, 20_000                                                        // PDF's own limit is 14,400
	if !(s.Width >= least && s.Width <= most && s.Height >= least && s.Height <= most) { // a NaN is neither
		return Size{}, damaged(fmt.Sprintf("measure page %d", page+1), fmt.Errorf("it is %g by %g points", s.Width, s.Height))
	}
	return Size{s.Width, s.Height}, nil
}

func (r *renderer) draw(page, width int) (*image.RGBA, error) {
	size, err := r.size(page)
	if err != nil {
		return nil, err
	}
	width = max(1, min(width, int(math.Sqrt(maxPixels*size.Width/size.Height))))
	height := max(1, int(math.Round(float64(width)*size.Height/size.Width)))
	drawn, err := r.pdfium.RenderPageInPixels(&requests.RenderPageInPixels{Page: r.at(page), Width: width, Height: height})
	if err != nil {
		return nil, damaged(fmt.Sprintf("draw page %d", page+1), err)
	}
	defer drawn.Cleanup()
	picture, ok := drawn.Result.RenderedImage.(*image.RGBA)
	if !ok {
		return nil, errors.New("the renderer gave a picture of another kind")
	}
	return clone(picture), nil
}

// clone copies a picture out of the renderer's memory.
func clone(p *image.RGBA) *image.RGBA {
	return &image.RGBA{Pix: bytes.Clone(p.Pix), Stride: p.Stride, Rect: p.Rect}
}

func (r *renderer) text(page int) (string, error) {
	t, err := r.pdfium.GetPageText(&requests.GetPageText{Page: r.at(page)})
	if err != nil {
		return "", damaged(fmt.Sprintf("read page %d", page+1), err)
	}
	return t.Text, nil
}

func (r *renderer) at(page int) requests.Page {
	return requests.Page{ByIndex: &requests.PageByIndex{Document: r.document, Index: page}}
}
