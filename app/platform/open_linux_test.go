package platform

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// A fakeViewer puts programs into an otherwise empty PATH; each writes its
// name, its first argument and its process group into a pipe.
func fakeViewer(t *testing.T, names ...string) (pipe string) {
	t.Helper()
	dir := t.TempDir()
	pipe = filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	script := "#!/bin/sh\nread -r pid name state parent group rest </proc/$$/stat\n" +
		"printf '%s\\n%s\\n%s' \"${0##*/}\" \"$1\" \"$group\" >" + pipe + "\n"
	for _, name := range names {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(script), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	return pipe
}

func TestOpen(t *testing.T) {
	doc := filepath.Join(t.TempDir(), "报告 一.docx")
	if err := os.WriteFile(doc, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name     string
		programs []string
		open     func(string) error
		program  string
		arg      string
	}{
		{"the user's choice", []string{"xdg-open", "wps", "soffice"}, Open, "xdg-open", doc},
		{"WPS", []string{"soffice", "wps"}, Open, "wps", doc},
		{"LibreOffice", []string{"soffice"}, Open, "soffice", doc},
		{"a folder", []string{"xdg-open", "wps"}, func(path string) error { return OpenFolder(filepath.Dir(path)) }, "xdg-open", filepath.Dir(doc)},
		{"its folder", []string{"xdg-open", "wps"}, ShowInFolder, "xdg-open", filepath.Dir(doc)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			pipe := fakeViewer(t, tt.programs...)
			if err := tt.open(doc); err != nil {
				t.Fatal(err)
			}
			said, err := os.ReadFile(pipe) // until the program is done
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(string(said), "\n")
			if len(lines) != 3 || lines[0] != tt.program || lines[1] != tt.arg {
				t.Fatalf("started %q, want %q with %q", lines, tt.program, tt.arg)
			}
			if group, err := strconv.Atoi(lines[2]); err != nil || group == syscall.Getpgrp() {
				t.Errorf("the program is in this one's process group %s", lines[2])
			}
		})
	}
}

func TestOpenFails(t *testing.T) {
	doc := filepath.Join(t.TempDir(), "报告.docx")
	fakeViewer(t)
	if err := Open(doc); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("without the file: %v", err)
	}
	if err := os.WriteFile(doc, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Open(doc); !errors.Is(err, ErrNoProgram) {
		t.Errorf("without a program: %v", err)
	}
	fakeViewer(t, "wps")
	if err := ShowInFolder(doc); !errors.Is(err, ErrNoProgram) {
		t.Errorf("without a file manager: %v", err)
	}
}
