package preview

import (
	"bytes"
	"fmt"
	"strings"
)

// pagesOf is a PDF of pages that each say a text in a typeface that is not in
// the file, with a page size in points.
func pagesOf(size string, texts ...string) []byte {
	var kids []string
	objects := []string{"", "", "<</Type/Font/Subtype/Type1/BaseFont/NobodyHasThis>>"}
	for _, text := range texts {
		content := fmt.Sprintf("BT /F1 24 Tf 20 40 Td (%s) Tj ET", text)
		n := len(objects) + 1
		kids = append(kids, fmt.Sprintf("%d 0 R", n))
		objects = append(objects,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 %s]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>", size, n+1),
			fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(content), content))
	}
	objects[0] = "<</Type/Catalog/Pages 2 0 R>>"
	objects[1] = fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(kids), strings.Join(kids, " "))
	return pdfOf(objects)
}

// pdfOf is a PDF of objects, of which the first is the catalogue.
func pdfOf(objects []string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	at := make([]int, len(objects))
	for i, o := range objects {
		at[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table)
	return b.Bytes()
}

// endless is a PDF whose page takes for ever: each of its pictures draws the
// next one ten times.
func endless() []byte {
	const depth = 14
	content := strings.Repeat("/X Do ", 10)
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 500]/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R>>",
		fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(content), content),
	}
	for i := range depth {
		inner, next := content, 6+i
		if i == depth-1 {
			inner, next = "0 0 100 100 re f", 5+i
		}
		objects = append(objects, fmt.Sprintf("<</Type/XObject/Subtype/Form/BBox[0 0 500 500]/Resources<</XObject<</X %d 0 R>>>>/Length %d>>stream\n%s\nendstream",
			next, len(inner), inner))
	}
	return pdfOf(objects)
}
