package outfile

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/sys/windows"
)

// hold opens a file as another program does, which shares with others what is
// said.
func hold(t *testing.T, path string, shares uint32) (release func()) {
	t.Helper()
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		t.Fatal(err)
	}
	handle, err := windows.CreateFile(name, windows.GENERIC_READ, shares, nil, windows.OPEN_EXISTING, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := windows.CloseHandle(handle); err != nil {
			t.Error(err)
		}
	}
}

// A document that Word or another program has open is told apart from one that
// is read-only; it stays as it was, another name is offered, and once it is
// closed it can be written.
func TestOpenElsewhere(t *testing.T) {
	for name, shares := range map[string]uint32{
		"as by Word":                 windows.FILE_SHARE_READ,
		"for nobody else":            0,
		"by one that shares writing": windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE,
	} {
		t.Run(name, func(t *testing.T) {
			path := put(t, filepath.Join(t.TempDir(), "报告.docx"), "旧", 0o600)
			release := hold(t, path, shares)
			err := Write(path, []byte("新"))
			if !errors.Is(err, ErrInUse) || !errors.Is(err, ErrBlocked) {
				t.Errorf("Write = %v, want ErrInUse", err)
			}
			if free := FreeName(path); filepath.Base(free) != "报告(2).docx" || Write(free, []byte("新")) != nil {
				t.Errorf("another name: %s", free)
			}
			release()
			if data, err := os.ReadFile(path); err != nil || string(data) != "旧" {
				t.Errorf("it holds %q, %v", data, err)
			}
			if err := Write(path, []byte("新")); err != nil {
				t.Errorf("once it is closed: %v", err)
			}
			if left := names(t, filepath.Dir(path)); len(left) != 2 {
				t.Errorf("the folder holds %q", left)
			}
		})
	}
}

func TestReadOnlyIsNotInUse(t *testing.T) {
	path := put(t, filepath.Join(t.TempDir(), "报告.docx"), "旧", 0o444)
	if err := Write(path, []byte("新")); !errors.Is(err, ErrBlocked) || errors.Is(err, ErrInUse) {
		t.Errorf("Write = %v, want ErrBlocked alone", err)
	}
}

// A virus scanner holds a new file for a moment.
func TestHeldForAMoment(t *testing.T) {
	path := put(t, filepath.Join(t.TempDir(), "报告.docx"), "旧", 0o600)
	release := hold(t, path, 0)
	released := false
	err := write(path, []byte("新"), func(time.Duration) {
		if !released {
			released = true
			release()
		}
	})
	if err != nil || !released {
		t.Errorf("write = %v, after waiting: %v", err, released)
	}
}

// A path longer than Windows' old limit of 260 characters.
func TestLongPath(t *testing.T) {
	dir := t.TempDir()
	for range 6 {
		dir = filepath.Join(dir, "这个文件夹的名字有五十个字这么长这个文件夹的名字有五十个字这么长这个文件夹的名字有五十个")
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "报告.docx")
	for _, text := range []string{"一", "二"} {
		if err := Write(path, []byte(text)); err != nil {
			t.Fatalf("%d characters: %v", len([]rune(path)), err)
		}
	}
}
