package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"jibiao/report/outfile"
)

// Files that are being made beside the database. What a killed program left
// under these names the next one overwrites.
const (
	newRepaired = ".~jibiao-repair.tmp"
	newBackup   = ".~jibiao-backup.tmp" // of which something is taken
)

// repair makes a new database of what can be read of the one at path and of the
// last good backup, and puts it in its place. The damaged one is kept.
func repair(path string, h how) (r Recovery, err error) {
	s := &Store{path: path}
	h = h.whole()
	kept, err := keepDamaged(path, h.now())
	if err != nil {
		return Recovery{}, s.fail("keep the damaged file", err)
	}
	passing("damaged file kept")
	temp := filepath.Join(s.folder(), newRepaired)
	defer func() { err = errors.Join(err, s.sweepAway(newRepaired)) }()
	r, err = rebuild(path, temp, h)
	if err = errors.Join(err, s.sweepAway(newBackup, wreckName(headerLength), wreckName(pageLength))); err != nil {
		return Recovery{}, s.fail("repair", err)
	}
	if _, err := verify(temp, h); err != nil {
		return Recovery{}, s.fail("check what was repaired", err)
	}
	passing("rebuilt")
	for _, suffix := range []string{journalSuffix, "-wal", "-shm"} {
		if err := removeJournal(path + suffix); err != nil {
			return Recovery{}, s.fail("remove the journal of the damaged file", err)
		}
	}
	passing("journal removed")
	if err := outfile.Replace(temp, path); err != nil {
		return Recovery{}, s.fail("replace the damaged file", err)
	}
	passing("replaced")
	if err := remove(path + suspectSuffix); err != nil {
		return Recovery{}, s.fail("remove the mark of damage", err)
	}
	r.Kept = kept
	return r, nil
}

// removeJournal removes a journal of the damaged file, which would be played into
// the new one. It is emptied on the disk first: a power cut may bring a file back
// that was only removed.
func removeJournal(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Remove(path)
}

// sweepAway removes files beside the database that were only needed meanwhile.
func (s *Store) sweepAway(names ...string) (err error) {
	for _, name := range names {
		err = errors.Join(err, remove(filepath.Join(s.folder(), name)))
	}
	return err
}

// rebuild makes the new database at temp.
func rebuild(path, temp string, h how) (r Recovery, err error) {
	if err := remove(temp); err != nil {
		return r, err
	}
	to, err := open(temp, h.forCopy())
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, to.Close()) }()
	p, err := newPouring(to)
	if err != nil {
		return r, err
	}
	if err := p.pourDamaged(path, h); err != nil {
		return r, err
	}
	saved, err := p.reports()
	if err != nil {
		return r, err
	}
	if p.lacks() {
		if r.Backup, err = p.fromBackup(path, h); err != nil {
			return r, err
		}
	}
	if r.Lost, err = p.settle(); err != nil {
		return r, err
	}
	if r.Reports, err = p.reports(); err != nil {
		return r, err
	}
	r.How = p.rung(saved, !r.Backup.IsZero())
	return r, nil
}

// pourDamaged pours the database at path. Of one that is gone or empty nothing
// could be read.
func (p *pouring) pourDamaged(path string, h how) (err error) {
	w, err := openWreck(path, filepath.Dir(path), p.to)
	if err != nil {
		return err
	}
	if w == nil {
		for _, t := range append(slices.Clone(pouredTables), stepTable) {
			p.harmed[t.name] = true
		}
		return nil
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	return p.fromDamaged(w, func(done, all int) { h.progress(Repairing, done, all) })
}

// rung says how it went: saved reports were in the damaged file.
func (p *pouring) rung(saved int, backedUp bool) Rung {
	switch {
	case !p.lacks() && p.index:
		return Reindexed
	case !p.lacks() && p.search:
		return Searched
	case saved > 0 || !p.lacks():
		return Copied
	case backedUp:
		return FromBackup
	default:
		return Emptied
	}
}

// reports counts what is known of reports, in whatever table.
func (p *pouring) reports() (n int, err error) {
	err = p.to.db.QueryRow("SELECT count(*) FROM (" + knownReports + ")").Scan(&n)
	return n, err
}

// fromBackup completes what was poured by the last good backup and returns of
// when that is; zero if there is none.
func (p *pouring) fromBackup(path string, h how) (at time.Time, err error) {
	all, err := p.backups(path)
	if err != nil {
		return at, err
	}
	for _, b := range all {
		fresh, err := freshCopy(b.Path, filepath.Join(filepath.Dir(path), newBackup), h)
		if err != nil {
			if unusable(err) {
				continue // the one before, then
			}
			return at, err
		}
		return b.At, errors.Join(p.complete(fresh), fresh.Close())
	}
	return at, nil
}

// backups lists the copies beside the database at path, and those in the second
// folder if the damaged file still told which.
func (p *pouring) backups(path string) ([]Backup, error) {
	beside := &Store{path: path, db: p.to.db}
	all, err := beside.Backups()
	if isSecond(err) {
		err = nil // it is not plugged in
	}
	return all, err
}

func unusable(err error) bool {
	var e *UnusableError
	return errors.As(err, &e)
}
