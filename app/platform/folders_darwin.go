package platform

import (
	"os"
	"path/filepath"
)

func dataDir() (string, error) {
	home, err := os.UserHomeDir()
	return filepath.Join(home, "Library", "Application Support", "Jibiao"), err
}

func documents(home string) []string { return []string{filepath.Join(home, "Documents")} }

func fontFolders(home string) []string {
	return []string{
		filepath.Join(home, "Library", "Fonts"), "/Library/Fonts", "/System/Library/Fonts",
		"/Applications/Microsoft Word.app/Contents/Resources/DFonts",
	}
}
