package store

import "time"

// A Stage is what opening is about.
type Stage int

// The stages, in their order.
const (
	Checking Stage = iota
	BackingUp
	Migrating
	Repairing
)

// An Opening is how a database is opened safely. Its zero value will do.
type Opening struct {
	// Progress, if not nil, is called on the opening goroutine: all parts of
	// the stage, and how many of them are done.
	Progress func(doing Stage, done, all int)
	Now      func() time.Time // nil = time.Now
}

// A Rung is how a damaged database was mended.
type Rung int

// The rungs, from the least loss to the greatest.
const (
	Unharmed   Rung = iota // nothing had to be mended
	Searched               // the search's index was damaged and was made anew
	Reindexed              // indexes were damaged and were made anew
	Copied                 // what could be read was copied into a new file
	FromBackup             // nothing could be read; the last good backup took its place
	Emptied                // there was no backup either
)

// A Recovery says what became of a damaged database.
type Recovery struct {
	How     Rung
	Kept    string    // the damaged file; empty = there was none to keep
	Reports int       // how many there are now
	Lost    int       // how many of these are known to miss something, and of those that are gone
	Backup  time.Time // of the backup that what was lost was taken from; zero = none was
}
