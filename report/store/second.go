package store

import (
	"crypto/sha256"
	"errors"
	"fmt"
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
