//go:build unix

package office

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
)

// startGroup starts the program in a process group of its own, so that it can
// be killed with all that it starts, both by the command's context and by end,
// which is called after Wait and kills what is left.
func startGroup(cmd *exec.Cmd) (end func() error, err error) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	kill := func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	cmd.Cancel = func() error {
		if err := kill(); errors.Is(err, syscall.ESRCH) {
			return os.ErrProcessDone
		} else if err != nil {
			return err
		}
		return nil
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return func() error {
		// EPERM is what macOS says of a group of zombies.
		if err := kill(); err != nil && !errors.Is(err, syscall.ESRCH) && !errors.Is(err, syscall.EPERM) {
			return err
		}
		return nil
	}, nil
}
