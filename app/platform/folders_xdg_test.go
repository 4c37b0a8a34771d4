//go:build unix && !darwin

package platform

import (
	"os"
	"path/filepath"
	"testing"
)

func TestDataDir(t *testing.T) {
	home := t.TempDir()
	tests := []struct{ name, xdg, want string }{
		{"by default", "", filepath.Join(home, ".local/share/jibiao")},
		{"told", "/srv/data", "/srv/data/jibiao"},
		{"relative does not count", "data", filepath.Join(home, ".local/share/jibiao")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Setenv("HOME", home)
			t.Setenv("XDG_DATA_HOME", tt.xdg)
			if got, err := DataDir(); err != nil || got != tt.want {
				t.Errorf("DataDir = %q, %v, want %q", got, err, tt.want)
			}
		})
	}
	t.Run("no home", func(t *testing.T) {
		t.Setenv("HOME", "")
		t.Setenv("XDG_DATA_HOME", "")
		if got, err := DataDir(); err == nil {
			t.Errorf("DataDir = %q without a home", got)
		}
	})
}

func TestDocuments(t *testing.T) {
	tests := []struct {
		name    string
		folders []string // below home
		list    string   // user-dirs.dirs; "" = none
		want    string   // below home
	}{
		{"told", []string{"文档", "Documents"}, `XDG_DOCUMENTS_DIR="$HOME/文档"`, "文档"},
		{"told, but gone", []string{"Documents"}, `XDG_DOCUMENTS_DIR="$HOME/文档"`, "Documents"},
		{"not told", []string{"文档"}, "", "文档"},
		{"both", []string{"文档", "Documents"}, "", "Documents"},
		{"switched off", []string{"Documents"}, `XDG_DOCUMENTS_DIR="$HOME/"`, ""},
		{"none", nil, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			home := t.TempDir()
			t.Setenv("HOME", home)
			t.Setenv("XDG_CONFIG_HOME", "")
			for _, f := range append(tt.folders, ".config") {
				if err := os.Mkdir(filepath.Join(home, f), 0o700); err != nil {
					t.Fatal(err)
				}
			}
			if tt.list != "" {
				if err := os.WriteFile(filepath.Join(home, ".config", "user-dirs.dirs"), []byte(tt.list), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if got := Documents(); got != filepath.Join(home, tt.want) {
				t.Errorf("Documents = %q, want %q below %s", got, tt.want, home)
			}
		})
	}
}

func TestUserDir(t *testing.T) {
	tests := []struct{ name, list, want string }{
		{"below home", "# comment\nXDG_DESKTOP_DIR=\"$HOME/桌面\"\nXDG_DOCUMENTS_DIR=\"$HOME/文档\"\n", "/home/li/文档"},
		{"elsewhere", `XDG_DOCUMENTS_DIR="/data/doc"`, "/data/doc"},
		{"blanks", `  XDG_DOCUMENTS_DIR = "/data/doc" # x`, "/data/doc"},
		{"escaped", `XDG_DOCUMENTS_DIR="$HOME/a\"b\$c"`, `/home/li/a"b$c`},
		{"the last one counts", "XDG_DOCUMENTS_DIR=\"/a\"\nXDG_DOCUMENTS_DIR=\"/b\"", "/b"},
		{"relative", `XDG_DOCUMENTS_DIR="文档"`, ""},
		{"another variable", `XDG_DOCUMENTS_DIR="$HOMEPAGE/x"`, ""},
		{"a comment", `#XDG_DOCUMENTS_DIR="/data"`, ""},
		{"not closed", `XDG_DOCUMENTS_DIR="/data`, ""},
		{"empty", "", ""},
	}
	for _, tt := range tests {
		if got := userDir([]byte(tt.list), "XDG_DOCUMENTS_DIR", "/home/li"); got != tt.want {
			t.Errorf("%s: userDir = %q, want %q", tt.name, got, tt.want)
		}
	}
}
