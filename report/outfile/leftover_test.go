package outfile

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// What a killed program left behind goes with the first document written into
// the folder, but nothing that another program may still be writing.
func TestLeftoversGo(t *testing.T) {
	dir := t.TempDir()
	now := time.Now()
	for name, age := range map[string]time.Duration{
		".~jibiao-0011223344556677.tmp": 2 * time.Hour,
		".~jibiao-copy.tmp":             2 * time.Hour,
		".~jibiao-0000000000000000.tmp": time.Minute,
		".~jibiao-ffffffffffffffff.tmp": -time.Hour, // the clock was moved
		".~other-0011223344556677.tmp":  2 * time.Hour,
		".~jibiao-报告.docx":              2 * time.Hour,
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, now.Add(-age), now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	if err := Write(filepath.Join(dir, "报告.docx"), nil); err != nil {
		t.Fatal(err)
	}
	want := []string{
		".~jibiao-0000000000000000.tmp", ".~jibiao-ffffffffffffffff.tmp", ".~jibiao-报告.docx",
		".~other-0011223344556677.tmp", "报告.docx",
	}
	if diff := cmp.Diff(want, names(t, dir)); diff != "" {
		t.Error(diff)
	}
}
