package preview

import (
	"context"
	"errors"
	"testing"
	"time"
)

// FuzzPDF: whatever the bytes are, the engine gives a page or one of its
// errors, in the time that it may take, and goes on drawing.
func FuzzPDF(f *testing.F) {
	f.Add(pagesOf("600 300", "First", "Second"))
	f.Add(pagesOf("1 14400", "Narrow"))
	f.Add(pagesOf("NaN -5", "Nowhere"))
	f.Add(endless())
	f.Add([]byte("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>"))
	e := drawer(f)
	e.limit = 500 * time.Millisecond
	f.Fuzz(func(t *testing.T, pdf []byte) {
		sizes, err := e.Pages(context.Background(), pdf)
		for page := range min(len(sizes), 2) {
			if err == nil {
				_, err = e.Draw(context.Background(), pdf, page, 200)
			}
			if err == nil {
				_, err = e.Text(context.Background(), pdf, page)
			}
		}
		if err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrSlow) {
			t.Errorf("error %v", err)
		}
	})
}
