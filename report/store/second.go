package store

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"jibiao/report/outfile"
)

// secondSetting is the name under which the second folder is remembered.
const secondSetting = "backup.second"

// SecondFolder is where each copy is put a second time, "" for nowhere. It need
// not be there just now.
func (s *Store) SecondFolder() (dir string, err error) { return s.Setting(secondSetting) }

// SetSecondFolder remembers a folder, a disk that can be taken away mostly, for
// a second copy of each backup; "" ends that. The copies get a folder of their
// own in it. One that is not there, or is that of the first copies, is a
// [*SecondError].
func (s *Store) SetSecondFolder(dir string) error {
	if dir != "" {
		abs, err := filepath.Abs(dir)
		if err == nil {
			err = s.fitForSecond(abs)
		}
		if err != nil {
			return &SecondError{dir, err}
		}
		dir = abs
	}
	return s.SetSetting(secondSetting, dir)
}

// ErrSamePlace refuses a second folder that is the first: it would add nothing.
var ErrSamePlace = errors.New("the place of the first copies")

func (s *Store) fitForSecond(dir string) error {
	info, err := os.Stat(dir)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return outfile.ErrNoFolder
	}
	for _, own := range []string{s.backupFolder(), filepath.Dir(s.path)} {
		if here, err := sameFile(dir, own); here || err != nil {
			return errors.Join(ErrSamePlace, err)
		}
	}
	return nil
}

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

// secondPlace is the folder in the second folder that this database's copies
// are in, "" where there is none. Others may use the same disk: the name tells
// the computer, and databases on it apart.
func (s *Store) secondPlace() (string, error) {
	dir, err := s.SecondFolder()
	if err != nil || dir == "" {
		return "", err
	}
	host, err := os.Hostname()
	if err != nil {
		return "", &SecondError{dir, err}
	}
	abs, err := filepath.Abs(s.path)
	if err != nil {
		return "", &SecondError{dir, err}
	}
	if _, err := os.Stat(dir); err != nil {
		return "", &SecondError{dir, err}
	}
	id := sha256.Sum256([]byte(abs))
	return filepath.Join(dir, outfile.CleanName(fmt.Sprintf("绩表备份-%s-%x", host, id[:3]))), nil
}

// secondCopy puts a copy into the second folder, if one is set and has it not.
// Its error is a [*SecondError].
func (s *Store) secondCopy(b Backup) error {
	place, err := s.secondPlace()
	if err != nil || place == "" {
		return err
	}
	if err := putCopy(b.Path, place); err != nil {
		return &SecondError{filepath.Dir(place), err}
	}
	return nil
}

func putCopy(from, place string) error {
	to := filepath.Join(place, filepath.Base(from))
	if n, err := size(to); err == nil {
		if m, err := size(from); err == nil && n == m {
			return nil
		}
	}
	if err := os.Mkdir(place, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	if err := duplicate(from, filepath.Join(place, newCopy), to); err != nil {
		return err
	}
	return dropExpired(place)
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
