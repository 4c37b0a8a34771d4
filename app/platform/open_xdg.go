//go:build unix && !darwin

package platform

import (
	"os/exec"
	"path/filepath"
)

// viewers are the programs that show a Word file, the user's own choice first.
var viewers = []string{"xdg-open", "wps", "libreoffice", "soffice"}

func open(path string) error { return startFirst(viewers, path) }

// showInFolder opens the folder; there is no common way to choose the file in it.
func showInFolder(path string) error { return openFolder(filepath.Dir(path)) }

func openFolder(dir string) error { return startFirst(viewers[:1], dir) }

func startFirst(programs []string, path string) error {
	for _, name := range programs {
		if program, err := exec.LookPath(name); err == nil {
			return start(exec.Command(program, path))
		}
	}
	return ErrNoProgram
}
