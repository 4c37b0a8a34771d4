package store

import (
	"errors"
	"time"
)

// Backups lists the copies of both folders, the latest first. If the second
// folder cannot be read, those of the first come with a [*SecondError].
func (s *Store) Backups() ([]Backup, error) {
	all, err := copiesIn(s.backupFolder())
	if err != nil {
		return nil, &CopyError{s.backupFolder(), err}
	}
	second, err := s.secondCopies()
	all = append(all, second...)
	latestFirst(all)
	return all, err
}

// secondCopies lists the copies in the second folder, none if none is set.
func (s *Store) secondCopies() ([]Backup, error) {
	place, err := s.secondPlace()
	if err != nil || place == "" {
		return nil, err
	}
	all, err := copiesIn(place)
	if err != nil {
		return nil, &SecondError{place, err}
	}
	for i := range all {
		all[i].Second = true
	}
	return all, nil
}

// nextNumber is more than that of any copy, those of a second folder that is
// there just now included.
func (s *Store) nextNumber(first []Backup) (int, error) {
	second, err := s.secondCopies()
	if isSecond(err) {
		err = nil // whoever writes there says it
	}
	number := 0
	for _, b := range append(second, first...) {
		number = max(number, b.number)
	}
	return number + 1, err
}

// BackupDue says whether it is time for a [Daily] copy: there are reports, they
// were changed since the latest copy, and that is not of today. A copy of a day
// to come (the clock was wrong) is none of today either. It is time, too, when
// the second folder is there and has not the latest copy.
func (s *Store) BackupDue() (bool, error) {
	all, err := copiesIn(s.backupFolder())
	if err != nil {
		return false, &CopyError{s.backupFolder(), err}
	}
	if len(all) == 0 {
		var any bool
		err := s.db.QueryRow("SELECT EXISTS (SELECT 1 FROM report)").Scan(&any)
		if err != nil {
			err = s.fail("look for reports", err)
		}
		return any, err
	}
	if !today(all, s.Now()) && !s.unchangedSince(all[0]) {
		return true, nil
	}
	return s.secondLacks(all[0])
}

// today says whether a daily copy of the day is there.
func today(all []Backup, now time.Time) bool {
	for _, b := range all {
		if b.Reason == Daily {
			const day = "20060102"
			return b.At.Format(day) == now.Local().Format(day)
		}
	}
	return false
}

// secondLacks says whether the second folder could have the copy and has not.
func (s *Store) secondLacks(b Backup) (bool, error) {
	place, err := s.secondPlace()
	switch {
	case isSecond(err):
		return false, nil // it is not there; the next copy says so
	case err != nil || place == "":
		return false, err
	}
	second, err := copiesIn(place)
	if err != nil {
		return false, &SecondError{place, err}
	}
	return len(second) == 0 || second[0].number < b.number, nil
}

func isSecond(err error) bool {
	var e *SecondError
	return errors.As(err, &e)
}
