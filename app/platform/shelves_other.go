//go:build !windows

package platform

import (
	"io/fs"
	"os"
	"path/filepath"
)

func shelves() []Shelf {
	var found []Shelf
	add := func(name, dir string) {
		if isFolder(dir) {
			found = append(found, Shelf{name, dir})
		}
	}
	if home, err := os.UserHomeDir(); err == nil {
		for _, p := range [][2]string{{"桌面", "Desktop"}, {"桌面", "桌面"}, {"下载", "Downloads"}, {"下载", "下载"}, {"主文件夹", ""}} {
			add(p[0], filepath.Join(home, p[1]))
		}
	}
	for _, pattern := range []string{"/media/*/*", "/run/media/*/*"} { // disks that this user plugged in
		disks, err := filepath.Glob(pattern)
		if err == nil { // it fails for a bad pattern only
			for _, disk := range disks {
				add("磁盘 "+filepath.Base(disk), disk)
			}
		}
	}
	add("计算机 /", "/")
	return found
}

// isHidden: a name that begins with a dot says all.
func isHidden(fs.DirEntry) bool { return false }
