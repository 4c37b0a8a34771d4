package platform

import "golang.org/x/sys/unix"

func isPlaceholder(string) bool { return false }

func diskOf(dir string) Risk {
	var disk unix.Statfs_t
	switch err := unix.Statfs(dir, &disk); {
	case err != nil:
		return NoRisk
	case disk.Flags&unix.MNT_LOCAL == 0:
		return Share
	case disk.Flags&unix.MNT_REMOVABLE != 0:
		return Removable
	default:
		return NoRisk
	}
}
