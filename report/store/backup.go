package store

import (
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"jibiao/report/outfile"
)

// backupFolder is the folder beside the database that its backups are in.
func (s *Store) backupFolder() string { return filepath.Join(filepath.Dir(s.path), "backup") }

// Backup makes a verified copy of the database in the folder "backup" beside
// it, and a second one in the second folder if one is set; then it removes what
// is old, never a copy that was made by hand. If nothing was changed in any
// report since the latest copy and that is still whole, it is returned, unless r
// is [Manual].
//
// A copy that was made is returned also with an error: a [*SecondError] if the
// second one is missing, a [*CopyError] if an old one could not be removed.
// Without a copy the error is a [*CopyError]. Other calls of the store have their
// turn meanwhile; what they write may be in the copy.
func (s *Store) Backup(r Reason) (b Backup, err error) {
	release, err := s.holdBackups()
	if err != nil {
		return Backup{}, err
	}
	defer func() { err = errors.Join(err, release()) }()
	return s.backup(r)
}

// holdBackups takes the folder for one who writes into it, and removes what
// killed ones left.
func (s *Store) holdBackups() (release func() error, err error) {
	dir := s.backupFolder()
	release, err = lockFolder(dir, s.how.wait)
	if err != nil {
		return nil, &CopyError{dir, err}
	}
	for _, name := range []string{newCopy, newRestored} {
		if err := remove(filepath.Join(dir, name)); err != nil {
			return nil, errors.Join(&CopyError{dir, err}, release())
		}
	}
	return release, nil
}

// backup is Backup for who holds the folder.
func (s *Store) backup(r Reason) (Backup, error) {
	b, err := s.firstCopy(r)
	if err != nil || r == BeforeUpgrade { // the next daily one brings it to the second folder
		return b, err
	}
	return b, s.secondCopy(b)
}

func (s *Store) firstCopy(r Reason) (Backup, error) {
	dir := s.backupFolder()
	all, err := copiesIn(dir)
	if err != nil {
		return Backup{}, &CopyError{dir, err}
	}
	if b, there := s.copyOfNow(all, r); there {
		return b, nil
	}
	number, err := s.nextNumber(all)
	if err != nil {
		return Backup{}, err
	}
	at := s.Now()
	path := filepath.Join(dir, copyName(at, r, number))
	sound, err := s.copyTo(path, filepath.Join(dir, newCopy))
	if err != nil {
		return Backup{}, err
	}
	b := Backup{
		Path: path, At: at.Truncate(time.Minute), Reason: r, Size: sound.Size, Reports: sound.Reports, number: number,
	}
	return b, dropExpired(dir)
}

// copyOfNow is a copy that has all reports as they are now and is whole, if one
// can stand for a new one: never for one made by hand, else the latest. Before a
// backup is restored any will do: whoever tries one backup after another would
// else push out the copy of what there was at first.
func (s *Store) copyOfNow(all []Backup, r Reason) (b Backup, there bool) {
	switch {
	case r == Manual:
		return Backup{}, false
	case r != BeforeRestore:
		all = all[:min(1, len(all))]
	}
	for _, b := range all {
		if !s.unchangedSince(b) {
			continue
		}
		if _, err := verify(b.Path, s.how); err == nil {
			return b, true
		}
	}
	return Backup{}, false
}

// newCopy is a copy that is being made.
const newCopy = ".~jibiao-copy.tmp"

// BackupTo makes a verified copy of the database at path, in place of the file
// that may be there. The error is a [*CopyError].
func (s *Store) BackupTo(path string) error {
	if here, err := sameFile(path, s.path); here || err != nil {
		return &CopyError{path, errors.Join(outfile.ErrBlocked, err)}
	}
	_, err := s.copyTo(path, filepath.Join(filepath.Dir(path), ".~jibiao-"+rand.Text()+".tmp"))
	return err
}

// copyTo copies the database to temp, verifies that and names it path.
func (s *Store) copyTo(path, temp string) (sound Sound, err error) {
	defer func() {
		if err = errors.Join(err, remove(temp)); err != nil {
			err = &CopyError{path, err}
		}
	}()
	if sound, err = s.copyInto(temp); err != nil {
		return Sound{}, err
	}
	passing("copied")
	return sound, outfile.Replace(temp, path)
}

// passing is called between the steps of what must survive a kill; tests kill
// there.
var passing = func(point string) {}

func dropExpired(dir string) error {
	all, err := copiesIn(dir)
	if err != nil {
		return &CopyError{dir, err}
	}
	for _, b := range expired(all) {
		if removal := os.Remove(b.Path); removal != nil {
			err = errors.Join(err, &CopyError{b.Path, removal})
		}
	}
	return err
}

// unchangedSince says whether all reports are in the copy as they are now. A
// copy that cannot be read is none.
func (s *Store) unchangedSince(b Backup) bool {
	c, err := connectCopy(b.Path, s.how)
	if err != nil {
		return false
	}
	then, err := c.content()
	if errors.Join(err, c.Close()) != nil {
		return false
	}
	now, err := s.content()
	return err == nil && now == then
}

// content is a short text that changes with any report, version or bundle. What
// the program remembers for itself does not count.
func (s *Store) content() (string, error) {
	var version int
	if err := s.db.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
		return "", err
	}
	queries := []string{
		"SELECT count(*) FROM bundle",
		`SELECT format('%d %s %d %d %d', id, state, changed, deleted, (SELECT max(no) FROM step WHERE report = r.id))
			FROM report r ORDER BY id`,
	}
	if version >= 3 {
		queries = append(queries, "SELECT format('%d %Q %Q', id, name, note) FROM version ORDER BY id")
	}
	var all strings.Builder
	for _, q := range queries {
		rows, err := s.db.Query(q)
		lines, err := collect(rows, err, func(line *string) []any { return []any{line} })
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&all, "%d %q\n", version, lines)
	}
	return fmt.Sprintf("%x", sha256.Sum256([]byte(all.String()))), nil
}
