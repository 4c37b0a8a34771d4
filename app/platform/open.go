package platform

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// ErrNoProgram says that nothing on this computer shows such a file. Its text
// is for the clerk.
var ErrNoProgram = errors.New("电脑上没有找到能打开它的程序，请先安装 WPS Office 或 LibreOffice")

// Open shows a file in the program that the user has for it, and returns as
// soon as that is started: it tells nothing of what happens there. The program
// outlives this one. The error is fs.ErrNotExist where there is no such file
// and [ErrNoProgram] where there is no such program.
func Open(path string) error { return show("open", path, open) }

// ShowInFolder shows the file manager at the file. Errors are those of Open.
func ShowInFolder(path string) error { return show("show", path, showInFolder) }

// OpenFolder shows the file manager in a folder. Errors are those of Open.
func OpenFolder(dir string) error { return show("open", dir, openFolder) }

func show(what, path string, with func(string) error) error {
	abs, err := filepath.Abs(path)
	if err == nil {
		_, err = os.Stat(abs)
	}
	if err == nil {
		err = with(abs)
	}
	if err != nil {
		return fmt.Errorf("%s %s: %w", what, path, err)
	}
	return nil
}
