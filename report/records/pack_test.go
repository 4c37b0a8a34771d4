package records

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"slices"
	"testing"
)

// pack makes a workbook of parts, some of them exchanged.
func pack(t *testing.T, parts, exchanged map[string][]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		data := parts[name]
		if other, ok := exchanged[name]; ok {
			data = other
		}
		w, err := z.Create(name)
		must(t, err)
		_, err = w.Write(data)
		must(t, err)
	}
	must(t, z.Close())
	return b.Bytes()
}

// unpack is the opposite of pack.
func unpack(t testing.TB, path string) map[string][]byte {
	t.Helper()
	z, err := zip.OpenReader(path)
	must(t, err)
	parts := map[string][]byte{}
	for _, part := range z.File {
		r, err := part.Open()
		must(t, err)
		parts[part.Name], err = io.ReadAll(r)
		must(t, err)
		must(t, r.Close())
	}
	must(t, z.Close())
	return parts
}
