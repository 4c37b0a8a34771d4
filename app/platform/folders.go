package platform

import (
	"fmt"
	"os"
	"path/filepath"
)

// HomeVariable names the environment variable that tells the data folder.
const HomeVariable = "JIBIAO_HOME"

// ResolveDataDir is the data folder's absolute path: the flag, else
// $JIBIAO_HOME, else [DataDir]. The folder need not be there.
func ResolveDataDir(flag string) (string, error) {
	for _, dir := range []string{flag, os.Getenv(HomeVariable)} {
		if dir == "" {
			continue
		}
		abs, err := filepath.Abs(dir)
		if err != nil {
			return "", fmt.Errorf("find the data folder %s: %w", dir, err)
		}
		return abs, nil
	}
	return DataDir()
}

// DataDir is the folder for this user's data on this computer, which does not
// wander to others over the network: SQLite needs a local disk. It is
// %LOCALAPPDATA%\Jibiao, ~/Library/Application Support/Jibiao or
// ~/.local/share/jibiao ($XDG_DATA_HOME is honoured), and need not be there. A
// portable program on Windows has it beside itself.
func DataDir() (string, error) {
	dir, err := dataDir()
	if err != nil {
		return "", fmt.Errorf("find the user's data folder: %w", err)
	}
	return dir, nil
}

// Documents is the folder where the user keeps documents, or the home folder
// where there is none; "" if even that is unknown. It was there when asked.
func Documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		home = ""
	}
	for _, dir := range append(documents(home), home) {
		if dir != "" && isFolder(dir) {
			return dir
		}
	}
	return ""
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
