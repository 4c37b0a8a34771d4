package platform

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// FangSong is the path of an installed 仿宋 typeface in a file of its own (.ttf
// or .otf), Windows' simfang.ttf before others; "" where there is none. A
// collection (.ttc) is never given, because Fyne cannot read one.
func FangSong() string {
	home, err := os.UserHomeDir()
	if err != nil {
		home = ""
	}
	return fangSong(fontFolders(home))
}

// fangSong looks into the folders and all below them.
func fangSong(folders []string) string {
	var found []string
	for _, dir := range folders {
		// No error: a folder that is missing or closed to this user has no font for him.
		_ = filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
			if err == nil && fangSongName.MatchString(filepath.Base(path)) && isSingleFont(path) {
				found = append(found, path)
			}
			return nil
		})
	}
	if i := slices.IndexFunc(found, isSimFang); i >= 0 {
		return found[i]
	}
	if len(found) == 0 {
		return ""
	}
	return found[0]
}

func isSimFang(path string) bool { return strings.EqualFold(filepath.Base(path), "simfang.ttf") }

// fangSongName knows the files by the names under which Windows, Office,
// macOS, WPS and FounderType install them.
var fangSongName = regexp.MustCompile(`(?i)^(simfang|simfs|stfangso|fzfs|.*fang[ _-]?song|.*仿宋).*\.(ttf|otf)$`)

// isSingleFont reads the file's first bytes: names of fonts are often wrong.
func isSingleFont(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close() //nolint:errcheck // only read from
	var magic [4]byte
	if _, err := io.ReadFull(f, magic[:]); err != nil {
		return false
	}
	return slices.Contains([]string{"\x00\x01\x00\x00", "OTTO", "true"}, string(magic[:]))
}
