package platform

import "os/exec"

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
