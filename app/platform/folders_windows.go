package platform

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// dataDir asks the system rather than the environment, which a profile moved
// to another disk need not tell.
func dataDir() (string, error) {
	local, err := windows.KnownFolderPath(windows.FOLDERID_LocalAppData, windows.KF_FLAG_DEFAULT)
	return filepath.Join(local, "Jibiao"), err
}

func documents(home string) []string {
	dirs := []string{filepath.Join(home, "Documents")}
	if known, err := windows.KnownFolderPath(windows.FOLDERID_Documents, windows.KF_FLAG_DEFAULT); err == nil {
		dirs = append([]string{known}, dirs...)
	}
	return dirs
}

func fontFolders(string) []string {
	var dirs []string
	if fonts, err := windows.KnownFolderPath(windows.FOLDERID_Fonts, windows.KF_FLAG_DEFAULT); err == nil {
		dirs = append(dirs, fonts)
	}
	if local, err := windows.KnownFolderPath(windows.FOLDERID_LocalAppData, windows.KF_FLAG_DEFAULT); err == nil {
		dirs = append(dirs, filepath.Join(local, "Microsoft", "Windows", "Fonts")) // installed for one user
	}
	return dirs
}
