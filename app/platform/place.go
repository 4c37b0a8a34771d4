package platform

import (
	"os"
	"path/filepath"
	"strings"
)

// A Risk is why a folder is a bad place for a database.
type Risk int

// The risks, the worst first.
const (
	NoRisk    Risk = iota
	Share          // the disk of another computer
	Cloud          // a program copies the folder's files to elsewhere, and others over them
	Removable      // the disk can be pulled out
)

// A Place is where a folder is, as far as that endangers what is kept there.
type Place struct {
	Risk  Risk
	Cloud string // what copies the files, as users call it
}

// PlaceOf looks where a folder is. The folder need not be there. What the
// system does not tell is no risk.
func PlaceOf(dir string) Place {
	return placeOf(surroundings{env: os.Getenv, disk: diskOf, synced: isPlaceholder}, standing(dir))
}

// standing is the folder's path without symbolic links, as far as it exists.
func standing(dir string) string {
	for rest := ""; ; {
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			return filepath.Join(real, rest)
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return filepath.Join(dir, rest)
		}
		dir, rest = parent, filepath.Join(filepath.Base(dir), rest)
	}
}

// surroundings are what the system tells; a test brings its own.
type surroundings struct {
	env    func(name string) string
	disk   func(dir string) Risk // Share, Removable or NoRisk
	synced func(dir string) bool // the system itself says that the folder is a cloud's
}

func placeOf(s surroundings, dir string) Place {
	disk := s.disk(dir)
	if disk == Share || isUNC(dir) {
		return Place{Risk: Share}
	}
	if name := cloudOf(s.env, dir); name != "" {
		return Place{Risk: Cloud, Cloud: name}
	}
	if s.synced(dir) {
		return Place{Risk: Cloud, Cloud: "网盘"}
	}
	return Place{Risk: disk}
}

// isUNC says whether a path names another computer: \\server\share, in one
// writing or another. \\?\C:\ and \\.\ are this one's.
func isUNC(path string) bool {
	path = strings.ReplaceAll(path, "/", `\`)
	if below, long := strings.CutPrefix(path, `\\?\`); long {
		return len(below) > 4 && strings.EqualFold(below[:4], `UNC\`)
	}
	return strings.HasPrefix(path, `\\`) && !strings.HasPrefix(path, `\\.\`)
}

// clouds are the names of folders that are copied elsewhere, as the programs
// that do it make them, in small letters. "name*" is for names that begin so.
var clouds = []struct{ folder, name string }{
	{"onedrive", "OneDrive"},
	{"onedrive - *", "OneDrive"}, // OneDrive - the organisation
	{"iclouddrive", "iCloud"},
	{"com~apple~clouddocs", "iCloud"},
	{"dropbox", "Dropbox"},
	{"dropbox (*", "Dropbox"},
	{"google drive", "Google 云端硬盘"},
	{"坚果云", "坚果云"},
	{"我的坚果云", "坚果云"},
	{"nutstore", "坚果云"},
	{"nutstore files", "坚果云"},
	{"baidusyncdisk", "百度网盘"},
	{"baidunetdiskworkspace", "百度网盘"},
	{"百度网盘*", "百度网盘"},
	{"百度云同步盘", "百度网盘"},
	{"微云*", "微云"},
	{"weiyun*", "微云"},
	{"wps云盘", "WPS云盘"},
	{"wpsdrive", "WPS云盘"},
	{"wps cloud files", "WPS云盘"},
	{"wps网盘", "WPS云盘"},
	{"阿里云盘*", "阿里云盘"},
	{"360云盘", "360云盘"},
	{"天翼云盘*", "天翼云盘"},
	{"nextcloud", "Nextcloud"},
	{"seafile", "Seafile"},
}

// cloudOf is what copies the folder's files elsewhere, told by OneDrive's
// variables or by the names of the folders on the way; "" = nothing known.
func cloudOf(env func(string) string, dir string) string {
	for _, variable := range []string{"OneDrive", "OneDriveConsumer", "OneDriveCommercial"} {
		if root := env(variable); root != "" && isBelow(dir, root) {
			return "OneDrive"
		}
	}
	for _, folder := range segments(dir) {
		for _, c := range clouds {
			start, open := strings.CutSuffix(c.folder, "*")
			if folder == c.folder || open && strings.HasPrefix(folder, start) {
				return c.name
			}
		}
	}
	return ""
}

func isBelow(dir, root string) bool {
	d, r := segments(dir), segments(root)
	return len(r) > 0 && len(d) >= len(r) && strings.Join(d[:len(r)], "/") == strings.Join(r, "/")
}

// segments are the names on a path of any system, in small letters.
func segments(path string) []string {
	return strings.FieldsFunc(strings.ToLower(path), func(r rune) bool { return r == '/' || r == '\\' })
}
