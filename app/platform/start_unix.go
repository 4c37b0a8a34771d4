//go:build unix

package platform

import (
	"os/exec"
	"syscall"
)

// detach gives the program a process group of its own, so that what ends this
// one (Ctrl+C in a terminal) does not end it.
func detach(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }
