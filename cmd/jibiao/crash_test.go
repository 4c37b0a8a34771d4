package main

import (
	"os"
	"path/filepath"
	"testing"
)

func traces(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "crash*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestGoodStartLeavesNoTrace(t *testing.T) {
	dir := t.TempDir()
	for range 2 {
		done, err := keepCrashes(dir)
		if err != nil {
			t.Fatal(err)
		}
		if err := done(); err != nil {
			t.Fatal(err)
		}
	}
	if left := traces(t, dir); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

func TestTraceOfACrashIsKept(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "crash.txt"), []byte("panic: of last time"), 0o600); err != nil {
		t.Fatal(err)
	}
	done, err := keepCrashes(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := done(); err != nil {
		t.Fatal(err)
	}
	left := traces(t, dir)
	if len(left) != 1 {
		t.Fatalf("kept %q, want the one trace", left)
	}
	if text, err := os.ReadFile(left[0]); err != nil || string(text) != "panic: of last time" {
		t.Errorf("kept %q, %v", text, err)
	}
}
