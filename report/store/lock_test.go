package store

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestLock(t *testing.T) {
	name := "绩表 ?"
	if runtime.GOOS == "windows" {
		name = strings.ReplaceAll(name, "?", "#")
	}
	dir := filepath.Join(t.TempDir(), name)
	release, err := Lock(dir)
	must(t, err)
	_, err = Lock(dir)
	wantError(t, err, ErrLocked)
	openAt(t, filepath.Join(dir, "jibiao.db")) // the command line goes on working
	must(t, release())
	must(t, release())
	again, err := Lock(dir)
	must(t, err)
	must(t, again())
}

func TestLockWithoutFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(file, nil, 0o600))
	if _, err := Lock(file); err == nil {
		t.Error("a file was locked as a folder")
	}
}
