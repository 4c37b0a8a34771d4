package instance

import (
	"errors"
	"testing"

	"golang.org/x/sys/windows"
)

// marked says whether the installer would find a program that runs.
func marked(t *testing.T) bool {
	t.Helper()
	name, err := windows.UTF16PtrFromString(`Local\Jibiao`)
	if err != nil {
		t.Fatal(err)
	}
	handle, err := windows.OpenMutex(windows.SYNCHRONIZE, false, name)
	if errors.Is(err, windows.ERROR_FILE_NOT_FOUND) {
		return false
	}
	if err := errors.Join(err, windows.CloseHandle(handle)); err != nil {
		t.Fatal(err)
	}
	return true
}

// Two programs may run, with a folder each.
func TestMark(t *testing.T) {
	first, err := Mark()
	if err != nil {
		t.Fatal(err)
	}
	second, err := Mark()
	if err != nil {
		t.Fatal(err)
	}
	if err := first(); err != nil || !marked(t) {
		t.Errorf("with one program left: marked = %v, %v", marked(t), err)
	}
	if err := second(); err != nil || marked(t) {
		t.Errorf("with none left: marked = %v, %v", marked(t), err)
	}
}
