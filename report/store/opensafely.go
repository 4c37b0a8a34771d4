package store

import (
	"errors"
	"io/fs"
	"os"
)

// OpenSafely is [Open] for a program that must start: a file that is damaged,
// empty or gone is mended first, and what became of it is told; nil if nothing
// had to be. The caller holds the folder ([Lock]).
//
// The damaged file is kept beside, in the folder "damaged", and never deleted.
// What can be read of it goes into a new file; if that is not all, the last
// good backup completes it; if it is nothing, the backup takes its place. Only
// when it is whole and on the disk does the new file take the name, so a kill
// at any moment leaves what the next start mends.
//
// Damage that is met only later, and that the look at a start is too quick to
// see, the next start mends.
//
// What is refused stays untouched: a newer file, another program's database,
// and an older file that cannot be copied before it is brought up to date.
func OpenSafely(path string, o Opening) (*Store, *Recovery, error) {
	return openSafely(path, how{wait: busyWait, now: o.Now, progress: o.Progress})
}

func openSafely(path string, h how) (*Store, *Recovery, error) {
	file := &Store{path: path}
	if err := file.sweepAway(newRepaired, newBackup, wreckName(headerLength), wreckName(pageLength)); err != nil {
		return nil, nil, file.fail("remove what an interrupted repair left", err)
	}
	lost, err := isLost(path)
	if err != nil {
		return nil, nil, file.fail("look at the file", err)
	}
	if !lost {
		s, err := openTrusted(path, h)
		if !mendable(err) {
			return s, nil, err
		}
	}
	r, err := repair(path, h)
	if err != nil {
		return nil, nil, err
	}
	s, err := openTrusted(path, h)
	if err != nil {
		return nil, nil, err
	}
	return s, &r, nil
}

// openTrusted is openWhole for work. Where damage was met last time it looks
// at everything first.
func openTrusted(path string, h how) (*Store, error) {
	suspect, err := isSuspect(path)
	if err != nil {
		return nil, (&Store{path: path}).fail("look at the file", err)
	}
	s, err := openWhole(path, h)
	if err != nil {
		return nil, err
	}
	if suspect {
		if _, err = s.lookClosely(); err == nil {
			err = remove(path + suspectSuffix)
		}
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	s.working = true
	return s, nil
}

// openWhole is open for a file whose search index holds together too.
func openWhole(path string, h how) (*Store, error) {
	s, err := open(path, h)
	if err != nil {
		return nil, err
	}
	if err := s.check("quick_check", searchIndex); err != nil {
		return nil, errors.Join(s.fail("check the index", err), s.Close())
	}
	return s, nil
}

// mendable says of a failure to open that the file is to blame.
func mendable(err error) bool { return errors.Is(err, ErrDamaged) || errors.Is(err, ErrNotDatabase) }

// isLost says whether the file is gone or empty although there are backups, so
// that it is not merely new.
func isLost(path string) (bool, error) {
	n, err := size(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) || n > 0 {
		return false, err
	}
	all, err := copiesIn((&Store{path: path}).backupFolder())
	return len(all) > 0, err
}

// Repair is what [OpenSafely] does to a damaged file, for a file that nobody
// has open; it looks more closely, and changes nothing where nothing is wrong.
// It fails with [ErrLocked] while the desktop program runs.
func Repair(path string) (Recovery, error) { return repairAlone(path, how{wait: busyWait}) }

func repairAlone(path string, h how) (r Recovery, err error) {
	file := &Store{path: path}
	lost, err := isLost(path)
	if err == nil && !lost {
		_, err = os.Stat(path)
	}
	if err != nil {
		return Recovery{}, file.fail("look at the file", err)
	}
	release, err := Lock(file.folder())
	if err != nil {
		return Recovery{}, err
	}
	defer func() { err = errors.Join(err, release()) }()
	if lost {
		return repair(path, h)
	}
	s, err := openWhole(path, h)
	if err == nil {
		r, err = s.lookClosely()
		err = errors.Join(err, s.Close())
	}
	if mendable(err) {
		return repair(path, h)
	}
	return r, err
}

// lookClosely reads everything, the words of the search too.
func (s *Store) lookClosely() (Recovery, error) {
	sound, err := s.examine()
	if err != nil {
		return Recovery{}, s.fail("check", err)
	}
	if err := s.checkWords(); err != nil {
		return Recovery{}, s.fail("check the index", err)
	}
	return Recovery{Reports: sound.Reports}, nil
}
