package store

import (
	"errors"
	"math"

	"github.com/mattn/go-sqlite3"
)

// How many pages are copied at once: all of them as one transaction, or so few
// that nobody notices who waits for the database meanwhile.
const (
	inOneGo = -1
	stretch = 256
)

// copyInto writes a copy, in place of what may be there, and verifies it: that may
// meet damage of the database itself which the look at opening does not find.
func (s *Store) copyInto(temp string) (Sound, error) {
	if err := remove(temp); err != nil {
		return Sound{}, err
	}
	if err := s.pagesInto(temp); err != nil {
		return Sound{}, s.fail("copy", err)
	}
	passing("pages copied")
	sound, err := verify(temp, s.how)
	var unfit *UnusableError
	if errors.As(err, &unfit) { // there is nothing wrong in a copy but what is wrong in the database
		err = s.fail("verify the copy", unfit.Err)
	}
	return sound, err
}

func (s *Store) pagesInto(temp string) (err error) {
	to, err := connect(temp, how{wait: s.how.wait, vfs: s.how.vfs})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, to.Close()) }()
	return copyPages(s, to, stretch)
}

// copyPages makes a database equal to another in one transaction, so many pages at
// a time. In between other calls of the other have their turn; what they write
// comes into the copy too. What other programs write there makes it begin again,
// and after some times it goes on in one go.
func copyPages(from, to *Store, pages int) error {
	return to.driverConn(func(copied *sqlite3.SQLiteConn) (err error) {
		var b *sqlite3.SQLiteBackup
		err = from.driverConn(func(c *sqlite3.SQLiteConn) (err error) {
			b, err = copied.Backup("main", c, "main")
			return err
		})
		if err != nil {
			return err
		}
		turn := func(f func() error) error {
			return from.driverConn(func(*sqlite3.SQLiteConn) error { return f() })
		}
		defer func() { err = errors.Join(err, turn(b.Finish)) }()
		return stepThrough(b, turn, pages)
	})
}

func stepThrough(b *sqlite3.SQLiteBackup, turn func(func() error) error, pages int) error {
	for left, again := math.MaxInt, 0; ; passing("some pages") {
		var done bool
		err := turn(func() (err error) {
			done, err = b.Step(pages)
			return err
		})
		switch {
		case done || err != nil:
			return err
		case pages == inOneGo: // the library says neither busy nor locked
			return ErrBusy
		case b.Remaining() >= left:
			if again++; again == 3 {
				pages = inOneGo
			}
		}
		left = b.Remaining()
	}
}
