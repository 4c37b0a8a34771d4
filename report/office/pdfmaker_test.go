package office

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// profileFolder is where a test keeps a profile, with a name as clerks have them.
func profileFolder(t *testing.T) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "张 三 的%数据", "cache", "office")
}

// A filled report becomes a PDF, the second time with the profile of the first;
// LibreOffice has kept what that says of macros and of the network.
func TestReportBecomesPDF(t *testing.T) {
	c, filled := installed(t), sampleReport(t)
	ownTemp(t)
	m := NewPDFMaker(profileFolder(t))
	for range 2 {
		made, err := m.makeWith(t.Context(), c, filled)
		if err != nil {
			t.Fatal(err)
		}
		if !pdf.fits(made) || !bytes.Contains(made, []byte("%%EOF")) {
			t.Errorf("no PDF: %.20q… of %d bytes", made, len(made))
		}
		settings, err := os.ReadFile(filepath.Join(m.profile, "user", "registrymodifications.xcu"))
		if err != nil {
			t.Fatal(err)
		}
		for _, setting := range []string{`"DisableMacrosExecution" oor:op="fuse"><value>true<`, `"ooInetHTTPProxyPort" oor:op="fuse"><value>9<`} {
			if !strings.Contains(string(settings), setting) {
				t.Errorf("the profile lost %s", setting)
			}
		}
	}
}

// A profile that a program was killed over is not used again; what it was kept
// for is made without.
func TestProfileIsMadeAnewAfterAFailure(t *testing.T) {
	c, b := installed(t), form(t)
	ownTemp(t)
	m := NewPDFMaker(profileFolder(t))
	damaged := []byte("PK\x03\x04 and no more")
	if _, err := m.makeWith(t.Context(), c, damaged); !errors.Is(err, ErrFailed) {
		t.Fatalf("error %v, want ErrFailed", err)
	}
	if _, err := os.Stat(m.profile); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the profile stays: %v", err)
	}
	if made, err := m.makeWith(t.Context(), c, b.TemplateFile); err != nil || !pdf.fits(made) {
		t.Errorf("%d bytes, %v", len(made), err)
	}
}

func TestTurnsCanBeGivenUp(t *testing.T) {
	m := NewPDFMaker(profileFolder(t))
	m.turn <- struct{}{} // somebody else's
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := m.makeWith(ctx, Converter{}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestNoProgramForPDF(t *testing.T) {
	if _, err := Find(); err == nil {
		t.Setenv("PATH", t.TempDir())
		if c, err := Find(); err == nil {
			t.Skipf("%s is found at its usual place", c.program)
		}
	}
	_, err := NewPDFMaker(profileFolder(t)).Make(t.Context(), nil)
	if !errors.Is(err, ErrNone) || !strings.Contains(err.Error(), "不能排出打印的页面") {
		t.Errorf("error %v", err)
	}
}

// BenchmarkPDF is what a clerk waits for: with a new profile, and with one kept.
func BenchmarkPDF(b *testing.B) {
	program := findLibreOffice()
	if program == "" {
		b.Skip("LibreOffice is not installed")
	}
	c := libreOffice(program)
	document := sampleReport(b)
	for name, kept := range map[string]bool{"new profile": false, "kept profile": true} {
		b.Run(name, func(b *testing.B) {
			m := NewPDFMaker(filepath.Join(b.TempDir(), "office"))
			for b.Loop() {
				if _, err := m.makeWith(b.Context(), c, document); err != nil {
					b.Fatal(err)
				}
				if !kept {
					if err := os.RemoveAll(m.profile); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
