package store

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"

	"jibiao/report/outfile"
)

// sameFile says whether two paths lead to one file or folder that is there.
func sameFile(a, b string) (bool, error) {
	x, err := os.Stat(a)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	y, err := os.Stat(b)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil && os.SameFile(x, y), err
}

// duplicate copies a file by way of temp, and reads back what was written.
func duplicate(from, temp, to string) error {
	want, err := copyFile(from, temp)
	if err != nil {
		return errors.Join(err, remove(temp))
	}
	got, err := digest(temp)
	if err == nil && !bytes.Equal(got, want) {
		err = outfile.ErrUnlike
	}
	if err != nil {
		return errors.Join(err, remove(temp))
	}
	return outfile.Replace(temp, to)
}

// copyFile copies a file to the disk and returns its digest.
func copyFile(from, to string) (sum []byte, err error) {
	in, err := os.Open(from)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	h := sha256.New()
	if err := writeFile(io.TeeReader(in, h), to); err != nil {
		return nil, &outfile.Error{Path: to, Err: err} // knows a full disk of any system
	}
	return h.Sum(nil), nil
}

// writeFile writes a file to the disk.
func writeFile(from io.Reader, to string) (err error) {
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	if _, err := io.Copy(out, from); err != nil {
		return err
	}
	return out.Sync()
}

func digest(path string) (sum []byte, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return h.Sum(nil), err
}

// size is that of a file, in bytes.
func size(path string) (int64, error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// hasJournal says whether a transaction was not finished.
func hasJournal(path string) bool {
	info, err := os.Stat(path + journalSuffix)
	return err == nil && info.Size() > 0
}

// journalSuffix makes of a database's name that of its rollback journal.
const journalSuffix = "-journal"

// remove removes a database that nobody needs, and its journal.
func remove(path string) error {
	var all error
	for _, p := range []string{path, path + journalSuffix} {
		if err := os.Remove(p); !errors.Is(err, fs.ErrNotExist) {
			all = errors.Join(all, err)
		}
	}
	return all
}
