package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jibiao/report"
)

func TestVerifyRefuses(t *testing.T) {
	sound := temporary(t)
	create(t, sound, report.Values{"a": strings.Repeat("绩", 5000)})
	must(t, sound.Close())
	whole, err := os.ReadFile(sound.path)
	must(t, err)
	for name, c := range map[string]struct {
		content []byte
		want    error
	}{
		"empty":     {nil, ErrDamaged},
		"a text":    {[]byte(strings.Repeat("文字", 1000)), ErrNotDatabase},
		"cut":       {whole[:len(whole)/2], ErrDamaged},
		"a page":    {append(append(append([]byte{}, whole[:4096*2]...), make([]byte, 4096)...), whole[4096*3:]...), ErrDamaged},
		"zeros":     {make([]byte, len(whole)), ErrNotDatabase},
		"other app": {append(append(append([]byte{}, whole[:68]...), 1, 2, 3, 4), whole[72:]...), nil},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.db")
			must(t, os.WriteFile(path, c.content, 0o600))
			_, err := Verify(path)
			var e *UnusableError
			if !errors.As(err, &e) || c.want != nil && !errors.Is(err, c.want) {
				t.Fatalf("error is %v, want %v", err, c.want)
			}
			after, err := os.ReadFile(path)
			must(t, err)
			same(t, "unchanged", string(after) == string(c.content), true)
			same(t, "files", filesIn(t, filepath.Dir(path)), []string{"a.db"})
		})
	}
	_, err = Verify(filepath.Join(t.TempDir(), "missing.db"))
	if !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	if _, err := Verify(t.TempDir()); !errors.Is(err, ErrNotDatabase) {
		t.Error(err)
	}
}
