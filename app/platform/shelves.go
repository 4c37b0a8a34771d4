package platform

import (
	"io/fs"
	"strings"
)

// A Shelf is a folder where a user looks for files, by the name that users know.
type Shelf struct{ Name, Dir string }

// Shelves are the folders that are there where a user keeps files besides
// [Documents], and the disks. No disk of another computer is looked at: one that
// cannot be reached would take its time.
func Shelves() []Shelf { return shelves() }

// IsHidden says whether file managers leave an entry of a folder out.
func IsHidden(e fs.DirEntry) bool {
	return strings.HasPrefix(e.Name(), ".") || isHidden(e)
}
