package platform

import (
	"os"
	"path/filepath"
)

func isPlaceholder(string) bool { return false }

func diskOf(dir string) Risk {
	table, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return NoRisk // a system that hides it
	}
	return mountOf(table, dir).risk(readDevice)
}

// readDevice tells how the kernel sees a disk: its place among the devices, and
// whether its medium can be taken out.
func readDevice(source string) (path string, removable bool) {
	path, err := filepath.EvalSymlinks(filepath.Join("/sys/class/block", filepath.Base(source)))
	if err != nil {
		return "", false
	}
	for _, dir := range []string{path, filepath.Dir(path)} { // a partition's disk is one up
		if said, err := os.ReadFile(filepath.Join(dir, "removable")); err == nil {
			return path, len(said) > 0 && said[0] == '1'
		}
	}
	return path, false
}
