package platform

import (
	"errors"
	"os/exec"
	"path/filepath"
	"syscall"

	"golang.org/x/sys/windows"
)

func open(path string) error { return execute("open", path) }

// Print has the program that the user has for such files print one, and returns
// as soon as that is started: it tells nothing of what happens there. Errors are
// those of [Open].
func Print(path string) error {
	return show("print", path, func(path string) error { return execute("print", path) })
}

// execute does with a file what the user's program for it does at a word of the
// shell's.
func execute(word, path string) error {
	verb, err := windows.UTF16PtrFromString(word)
	if err != nil {
		return err
	}
	file, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return err
	}
	err = windows.ShellExecute(0, verb, file, nil, nil, windows.SW_SHOWNORMAL)
	if errors.Is(err, windows.ERROR_NO_ASSOCIATION) {
		return ErrNoProgram
	}
	return err
}

// showInFolder writes the command line itself: Explorer's quoting is not that
// of other programs. A path holds no quotation marks on Windows.
func showInFolder(path string) error {
	windir, err := windows.GetWindowsDirectory()
	if err != nil {
		return err
	}
	cmd := exec.Command(filepath.Join(windir, "explorer.exe"))
	cmd.SysProcAttr = &syscall.SysProcAttr{CmdLine: `explorer.exe /select,"` + path + `"`}
	return start(cmd)
}

func openFolder(dir string) error { return open(dir) }
