package outfile

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// leftoverAge is how old a file must be to be one that a killed program left
// behind: nobody writes a document for so long.
const leftoverAge = time.Hour

// tidied are the folders that this program has looked through for leftovers.
var tidied sync.Map

// tidy removes what killed programs left in a folder, once a run: it may hold
// many files. What cannot be listed or removed does not keep a document from
// being written, and the next run tries again; so no error is told.
func tidy(dir string) {
	if _, done := tidied.LoadOrStore(dir, true); done {
		return
	}
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if isLeftover(e, time.Now()) {
			_ = os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}

func isLeftover(e os.DirEntry, now time.Time) bool {
	if !strings.HasPrefix(e.Name(), tempPrefix) || !strings.HasSuffix(e.Name(), tempSuffix) {
		return false
	}
	info, err := e.Info()
	return err == nil && info.Mode().IsRegular() && now.Sub(info.ModTime()) > leftoverAge
}
