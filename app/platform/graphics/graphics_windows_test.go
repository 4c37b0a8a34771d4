package graphics

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/go-gl/glfw/v3.4/glfw"
	"golang.org/x/sys/windows"
)

// anglesVariable names the folder with ANGLE's DLLs (scripts/test-windows.sh).
const anglesVariable = "JIBIAO_ANGLE"

func angles(t *testing.T) string {
	t.Helper()
	folder := os.Getenv(anglesVariable)
	if folder == "" {
		t.Skip("skipped: " + anglesVariable + " is not set")
	}
	return folder
}

// useGLFW keeps the test on one thread, which GLFW wants from its beginning to its
// end, and ends it.
func useGLFW(t *testing.T) {
	t.Helper()
	runtime.LockOSThread()
	t.Cleanup(func() {
		glfw.Terminate()
		runtime.UnlockOSThread()
	})
}

func TestTrialDraws(t *testing.T) {
	useGLFW(t)
	a, err := loadANGLE(angles(t))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // the first leaves what the next needs
		renderer, err := a.try(direct3D11)
		if err != nil || !strings.Contains(renderer, "Direct3D11") {
			t.Errorf("drawn by %q, %v, want Direct3D 11", renderer, err)
		}
	}
}

func TestTrialFails(t *testing.T) {
	useGLFW(t)
	a, err := loadANGLE(angles(t))
	if err != nil {
		t.Fatal(err)
	}
	other, err := windows.LoadDLL("kernel32.dll")
	if err != nil {
		t.Fatal(err)
	}
	if renderer, err := (ANGLE{gles: other}).try(direct3D11); err == nil {
		t.Errorf("drawn by %q, want an error", renderer)
	}
	renderer, err := a.try(direct3D9) // as Prepare does then
	if err != nil || !strings.Contains(renderer, "Direct3D9") {
		t.Errorf("drawn by %q, %v after a failure, want Direct3D 9", renderer, err)
	}
}

func TestMissingFiles(t *testing.T) {
	whole := angles(t)
	tests := []struct {
		name, missing string
		files         map[string]string // name, where from; "" = rubbish
	}{
		{"none", "libGLESv2.dll", nil},
		{"one", "libEGL.dll", map[string]string{"libGLESv2.dll": whole}},
		{"a broken one", "libGLESv2.dll", map[string]string{"libGLESv2.dll": "", "libEGL.dll": whole}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			folder := t.TempDir()
			for name, from := range tt.files {
				put(t, filepath.Join(folder, name), from)
			}
			a, err := loadANGLE(folder)
			t.Cleanup(func() { release(t, a) })
			var failed *Error
			if !errors.As(err, &failed) || failed.Missing != tt.missing || !strings.Contains(err.Error(), tt.missing) {
				t.Errorf("%v, want one that names %s", err, tt.missing)
			}
		})
	}
}

// put copies a DLL, or writes what is none.
func put(t *testing.T, path, from string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	source := io.Reader(strings.NewReader("MZ, cut short"))
	if from != "" {
		whole, err := os.Open(filepath.Join(from, filepath.Base(path)))
		if err != nil {
			t.Fatal(err)
		}
		defer whole.Close() //nolint:errcheck // only read from
		source = whole
	}
	if _, err := io.Copy(f, source); errors.Join(err, f.Close()) != nil {
		t.Fatal(err)
	}
}

// release frees the folder, from which Windows removes no DLL in use.
func release(t *testing.T, a ANGLE) {
	t.Helper()
	if a.gles == nil {
		return
	}
	if err := a.gles.Release(); err != nil {
		t.Error(err)
	}
}
