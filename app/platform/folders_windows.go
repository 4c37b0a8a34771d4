package platform

import (
	"os"
	"path/filepath"

	"golang.org/x/sys/windows"
)

// portableMark is a file beside a program that is carried about on a stick: the
// data lies beside it as well. The installer leaves none.
const portableMark = "portable.txt"

// dataDir asks the system rather than the environment, which a profile moved
// to another disk need not tell.
func dataDir() (string, error) {
	if exe, err := os.Executable(); err == nil && isPortable(filepath.Dir(exe)) {
		return filepath.Join(filepath.Dir(exe), "data"), nil
	}
	local, err := windows.KnownFolderPath(windows.FOLDERID_LocalAppData, windows.KF_FLAG_DEFAULT)
	return filepath.Join(local, "Jibiao"), err
}

func isPortable(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, portableMark))
	return err == nil && info.Mode().IsRegular()
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
