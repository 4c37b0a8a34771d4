package platform

import "os/exec"

func open(path string) error { return start(exec.Command("/usr/bin/open", path)) }

func showInFolder(path string) error { return start(exec.Command("/usr/bin/open", "-R", path)) }

func openFolder(dir string) error { return open(dir) }
