package platform

import (
	"io/fs"
	"syscall"

	"golang.org/x/sys/windows"
)

// shelves asks the system for the folders: offices move the desktop to another
// disk or have OneDrive keep it.
func shelves() []Shelf {
	var found []Shelf
	for _, s := range []struct {
		name   string
		folder *windows.KNOWNFOLDERID
	}{
		{"桌面", windows.FOLDERID_Desktop}, {"下载", windows.FOLDERID_Downloads}, {"主文件夹", windows.FOLDERID_Profile},
	} {
		if dir, err := windows.KnownFolderPath(s.folder, windows.KF_FLAG_DEFAULT); err == nil && isFolder(dir) {
			found = append(found, Shelf{s.name, dir})
		}
	}
	return append(found, drives()...)
}

// drives are those with a disk in them, and all that stand for another computer's.
func drives() []Shelf {
	letters, err := windows.GetLogicalDrives()
	if err != nil {
		return nil
	}
	var found []Shelf
	for i := range 26 {
		if letters&(1<<i) == 0 {
			continue
		}
		if root := string(rune('A'+i)) + `:\`; diskOf(root) == Share || isFolder(root) {
			found = append(found, Shelf{"计算机 " + root, root})
		}
	}
	return found
}

// isHidden: the root of each disk and the user's own folder hold many such, which
// are not for users.
func isHidden(e fs.DirEntry) bool {
	info, err := e.Info()
	if err != nil {
		return false // it went away meanwhile
	}
	data, ok := info.Sys().(*syscall.Win32FileAttributeData)
	return ok && data.FileAttributes&windows.FILE_ATTRIBUTE_HIDDEN != 0
}
