package outfile

import (
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// On a full disk the old document stays, and nothing else.
func TestWriteOnAFullDisk(t *testing.T) {
	dir := smallDisk(t)
	path := filepath.Join(dir, "报告.docx")
	if err := Write(path, []byte("旧")); err != nil {
		t.Fatal(err)
	}
	big := make([]byte, 2<<20)
	for i := range big {
		big[i] = byte(rand.Uint32())
	}
	if err := Write(path, big); !errors.Is(err, ErrDiskFull) {
		t.Fatalf("Write = %v, want %v", err, ErrDiskFull)
	}
	if got := read(t, path); got != "旧" {
		t.Errorf("the old document has %d bytes now", len(got))
	}
	if diff := cmp.Diff([]string{"报告.docx"}, names(t, dir)); diff != "" {
		t.Error(diff)
	}
	if err := Write(path, []byte("新")); err != nil {
		t.Errorf("after it, with room: %v", err)
	}
}

// smallDisk is a folder on a disk of 1 MiB of its own.
func smallDisk(t *testing.T) string {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("skipped: only root can mount a small disk to fill")
	}
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("skipped: a small disk to fill cannot be mounted here: %v: %s", err, out)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Errorf("unmount %s: %v", dir, err)
		}
	})
	return dir
}
