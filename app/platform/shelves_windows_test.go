package platform

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/sys/windows"
)

// The desktop is where the system says that it is, and the system's disk is there.
func TestShelves(t *testing.T) {
	desktop, err := windows.KnownFolderPath(windows.FOLDERID_Desktop, windows.KF_FLAG_DEFAULT)
	if err != nil {
		t.Fatal(err)
	}
	shelves := Shelves()
	for _, want := range []Shelf{{"桌面", desktop}, {`计算机 C:\`, `C:\`}} {
		if !slices.Contains(shelves, want) {
			t.Errorf("%v is not among %v", want, shelves)
		}
	}
}

func TestHidden(t *testing.T) {
	dir := t.TempDir()
	for name, attributes := range map[string]uint32{"报告.docx": windows.FILE_ATTRIBUTE_NORMAL, "desktop.docx": windows.FILE_ATTRIBUTE_HIDDEN} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		at, err := windows.UTF16PtrFromString(path)
		if err == nil {
			err = windows.SetFileAttributes(at, attributes)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if IsHidden(e) != (e.Name() == "desktop.docx") {
			t.Errorf("%s is hidden: %v", e.Name(), IsHidden(e))
		}
	}
}
