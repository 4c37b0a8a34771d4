package platform

import (
	"fmt"
	"os"
	"os/exec"
)

// start starts a program and does not wait for it. What it says when it ends
// belongs to the user in front of it; waiting only frees its place in the
// system's table.
func start(cmd *exec.Cmd) error {
	detach(cmd)
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }()
	return nil
}

// StartAgain starts this program once more, with other arguments, and returns
// when it runs. It outlives this one.
func StartAgain(args ...string) error {
	program, err := os.Executable()
	if err == nil {
		err = start(exec.Command(program, args...))
	}
	if err != nil {
		return fmt.Errorf("start the program again: %w", err)
	}
	return nil
}
