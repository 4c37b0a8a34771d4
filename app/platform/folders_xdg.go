//go:build unix && !darwin

package platform

import (
	"bufio"
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

func dataDir() (string, error) {
	base, err := xdgBase("XDG_DATA_HOME", ".local", "share")
	return filepath.Join(base, "jibiao"), err
}

// xdgBase is one of the base folders of freedesktop.org, which must be
// absolute to count.
func xdgBase(variable string, below ...string) (string, error) {
	if dir := os.Getenv(variable); filepath.IsAbs(dir) {
		return dir, nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(append([]string{home}, below...)...), nil
}

// documents lists where documents may be, the likeliest first.
func documents(home string) []string {
	var dirs []string
	if config, err := xdgBase("XDG_CONFIG_HOME", ".config"); err == nil {
		if list, err := os.ReadFile(filepath.Join(config, "user-dirs.dirs")); err == nil {
			dirs = append(dirs, userDir(list, "XDG_DOCUMENTS_DIR", home))
		}
	}
	return append(dirs, filepath.Join(home, "Documents"), filepath.Join(home, "文档"))
}

// userDir reads a folder from what xdg-user-dirs-update writes: lines like
// XDG_DOCUMENTS_DIR="$HOME/文档". It is "" where there is none.
func userDir(list []byte, name, home string) string {
	found := ""
	for s := bufio.NewScanner(bytes.NewReader(list)); s.Scan(); {
		m := assignment.FindStringSubmatch(s.Text())
		if m == nil || m[1] != name {
			continue
		}
		dir := escape.ReplaceAllString(m[2], "$1")
		if below, ok := strings.CutPrefix(dir, "$HOME"); ok && (below == "" || below[0] == '/') {
			dir = home + below
		}
		if filepath.IsAbs(dir) {
			found = filepath.Clean(dir)
		}
	}
	return found
}

var (
	assignment = regexp.MustCompile(`^\s*(\w+)\s*=\s*"((?:[^"\\]|\\.)*)"`)
	escape     = regexp.MustCompile(`\\(.)`)
)

func fontFolders(home string) []string {
	dirs := []string{
		filepath.Join(home, ".local", "share", "fonts"), filepath.Join(home, ".fonts"),
		"/usr/local/share/fonts", "/usr/share/fonts",
	}
	if data, err := xdgBase("XDG_DATA_HOME", ".local", "share"); err == nil {
		dirs = append([]string{filepath.Join(data, "fonts")}, dirs...)
	}
	return dirs
}
