package store

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Backup is a copy of the whole database.
type Backup struct {
	Path    string
	At      time.Time // by the clock then, to the minute
	Reason  Reason
	Size    int64 // bytes
	Reports int   // -1 = not looked at; see [Verify]
	Second  bool  // in the second folder

	// number is one more than that of the copy before: it tells what is newer
	// even where the clock was moved.
	number int
}

// copyName is a backup's file name: jibiao-20260324-0915-每日-0042.db.
func copyName(at time.Time, r Reason, number int) string {
	return fmt.Sprintf("jibiao-%s-%s-%04d.db", at.Local().Format(copyTime), r.Label(), number)
}

const copyTime = "20060102-1504"

var copyPattern = regexp.MustCompile(`^jibiao-(\d{8}-\d{4})-(\p{Han}+)-(\d{4,9})\.db$`)

// parseCopy reads what copyName wrote. Any other name is none of the program's,
// and it never touches such a file.
func parseCopy(name string) (b Backup, ok bool) {
	parts := copyPattern.FindStringSubmatch(name)
	if parts == nil {
		return Backup{}, false
	}
	at, badTime := time.ParseInLocation(copyTime, parts[1], time.Local)
	i := slices.IndexFunc(reasons, func(r Reason) bool { return r.Label() == parts[2] })
	number, badNumber := strconv.Atoi(parts[3])
	if badTime != nil || badNumber != nil || i < 0 {
		return Backup{}, false
	}
	return Backup{At: at, Reason: reasons[i], Reports: -1, number: number}, true
}

// copiesIn lists the backups in a folder, the latest first; none if it is not
// there.
func copiesIn(dir string) ([]Backup, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var all []Backup
	for _, e := range entries {
		b, ok := parseCopy(e.Name())
		info, err := e.Info()
		if !ok || errors.Is(err, fs.ErrNotExist) { // gone meanwhile
			continue
		}
		if err != nil {
			return nil, err
		}
		if b.Path, b.Size = filepath.Join(dir, e.Name()), info.Size(); info.Mode().IsRegular() {
			all = append(all, b)
		}
	}
	latestFirst(all)
	return all, nil
}

func latestFirst(all []Backup) {
	slices.SortFunc(all, func(a, b Backup) int {
		return cmp.Or(cmp.Compare(b.number, a.number), b.At.Compare(a.At), strings.Compare(b.Path, a.Path))
	})
}
