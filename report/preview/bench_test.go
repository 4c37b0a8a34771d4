package preview

import (
	"os"
	"path/filepath"
	"testing"
)

var benchPDF = pagesOf("595 842", "First", "Second", "Third")

// BenchmarkLoad is the wait before the first page on the first start of the
// program, and on each later one.
func BenchmarkLoad(b *testing.B) {
	cache := filepath.Join(b.TempDir(), "pages")
	for _, kept := range []bool{false, true} {
		b.Run(map[bool]string{false: "compiled", true: "from the cache"}[kept], func(b *testing.B) {
			for b.Loop() {
				if !kept {
					if err := os.RemoveAll(cache); err != nil {
						b.Fatal(err)
					}
				}
				e := New(nil, cache)
				if _, err := e.Pages(b.Context(), benchPDF); err != nil {
					b.Fatal(err)
				}
				e.Close()
			}
		})
	}
}

// BenchmarkPage is one page of text, as wide as a preview on a screen and on
// one of high resolution.
func BenchmarkPage(b *testing.B) {
	e := drawer(b)
	for name, width := range map[string]int{"500 px": 500, "1000 px": 1000, "2000 px": 2000} {
		b.Run(name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				if _, err := e.Draw(b.Context(), benchPDF, i%3, width); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
