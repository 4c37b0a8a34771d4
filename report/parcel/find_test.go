package parcel

import (
	"archive/zip"
	"bytes"
	"testing"
)

// A file may name the same bytes as a part thousands of times; they are unpacked
// a few times at most.
func TestManyPlacesOfOnePart(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for range 1000 {
		must(t, put(z, part{valuesPart, []byte("{}")}))
	}
	must(t, z.Close())
	if n := len(find(b.Bytes())[valuesPart]); n != maxPlaces {
		t.Errorf("%d places are looked at, not %d", n, maxPlaces)
	}
}

// A part that the directory and its own header lead to is one place.
func TestPlacesAreNotCountedTwice(t *testing.T) {
	places := find(Written(t, Sample(t)))
	for _, p := range encoded(t, Sample(t)) {
		if n := len(places[p.name]); n != 1 {
			t.Errorf("%s: %d places", p.name, n)
		}
	}
}
