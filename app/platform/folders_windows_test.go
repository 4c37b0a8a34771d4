package platform

import (
	"os"
	"path/filepath"
	"testing"
)

func TestPortable(t *testing.T) {
	dir := t.TempDir()
	if isPortable(dir) {
		t.Error("a program that was installed is taken for a portable one")
	}
	if err := os.Mkdir(filepath.Join(dir, portableMark), 0o700); err != nil {
		t.Fatal(err)
	}
	if isPortable(dir) {
		t.Error("a folder is taken for the mark")
	}
	carried := t.TempDir()
	if err := os.WriteFile(filepath.Join(carried, portableMark), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if !isPortable(carried) {
		t.Error("the mark is not seen")
	}
}
