package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"jibiao/report/outfile"
)

// folder is where the database is.
func (s *Store) folder() string { return filepath.Dir(s.path) }

// keepDamaged keeps a damaged database, and the journal beside it, in the folder
// "damaged" for ever and returns its path there; "" if there is none or it is
// empty. One that an interrupted repair kept already is not kept twice.
func keepDamaged(path string, now time.Time) (string, error) {
	n, err := size(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && n == 0 {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	dir := filepath.Join(filepath.Dir(path), "damaged")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	if kept, err := alreadyKept(path, dir); kept != "" || err != nil {
		return kept, err
	}
	to := freeName(dir, now)
	for _, suffix := range []string{journalSuffix, "-wal", ""} { // the database last: it says that all is kept
		if err := keep(path+suffix, to+suffix); err != nil {
			return "", err
		}
	}
	return to, nil
}

// freeName is a name that is taken by no kept file: jibiao-20260324-0915.db.
func freeName(dir string, now time.Time) string {
	stamp := now.Local().Format(copyTime)
	path := filepath.Join(dir, "jibiao-"+stamp+".db")
	for n := 2; ; n++ {
		if _, err := os.Lstat(path); err != nil {
			return path
		}
		path = filepath.Join(dir, fmt.Sprintf("jibiao-%s-%d.db", stamp, n))
	}
}

// keep puts a file into the folder of kept ones under a name of its own; one
// that is not there or empty is not kept. Nobody writes into the database any
// more, so a second name for it will do where the disk knows such: it takes no
// room. A journal SQLite may still cut, so that is copied.
func keep(from, to string) error {
	if n, err := size(from); errors.Is(err, fs.ErrNotExist) || err == nil && n == 0 {
		return nil
	}
	temp := filepath.Join(filepath.Dir(to), newCopy)
	if err := remove(temp); err != nil {
		return err
	}
	if !strings.HasSuffix(from, journalSuffix) && os.Link(from, temp) == nil {
		return outfile.Replace(temp, to)
	}
	return duplicate(from, temp, to)
}

// alreadyKept is the kept file that is the same as the one at path, "" if there
// is none.
func alreadyKept(path, dir string) (string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", err
	}
	var own []byte
	for _, e := range entries {
		kept := filepath.Join(dir, e.Name())
		if same, err := sameFile(kept, path); same || err != nil {
			return kept, err
		}
		if sameSize, err := equalSizes(kept, path); !sameSize || err != nil {
			continue
		}
		if own == nil {
			if own, err = digest(path); err != nil {
				return "", nil //nolint:nilerr // the disk does not give all of it back: it is kept again
			}
		}
		if sum, err := digest(kept); err == nil && bytes.Equal(sum, own) {
			return kept, nil
		}
	}
	return "", nil
}

func equalSizes(a, b string) (bool, error) {
	n, err := size(a)
	if err != nil {
		return false, err
	}
	m, err := size(b)
	return n == m, err
}
