package parcel

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "make the file of the present format, if there is none yet")

// ofFormat names the file kept of a format. Each was made by the code of its day
// and is never changed.
func ofFormat(n int) string { return fmt.Sprintf("testdata/format%d.jibiao", n) }

// Files of every format are read, and everything in them is there.
func TestEveryFormatIsRead(t *testing.T) {
	if _, err := os.Stat(ofFormat(format)); *update && errors.Is(err, fs.ErrNotExist) {
		must(t, os.MkdirAll("testdata", 0o755))
		must(t, os.WriteFile(ofFormat(format), Written(t, Sample(t)), 0o644))
	}
	for n := 1; n <= format; n++ {
		data, err := ReadFile(ofFormat(n))
		must(t, err)
		got, err := Read(data)
		must(t, err)
		want := Sample(t)
		if string(got.Bundle.Fields) != string(want.Bundle.Fields) {
			t.Errorf("format %d: field list:\n%s", n, got.Bundle.Fields)
		}
		// Word files of tests may be made otherwise one day.
		want.Bundle, want.Versions[1].Content = got.Bundle, got.Versions[1].Content
		if d := Differ(want, got); d != "" {
			t.Errorf("format %d (-want +got):\n%s", n, d)
		}
	}
}
