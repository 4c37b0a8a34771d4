package store

// How many copies are kept: the latest of each of so many days and weeks, and
// of each of the reasons "before …" the latest few. Those that the clerk made
// are never counted.
const (
	keptDays   = 7
	keptWeeks  = 4
	keptBefore = 3
)

// expired are the copies that may go, of all of a folder, the latest first. The
// latest of all never is. Which is later the numbers say: a clock that was
// moved makes odd days, never a new copy an old one.
func expired(all []Backup) []Backup {
	var gone []Backup
	k := keeper{days: map[string]bool{}, weeks: map[[2]int]bool{}, before: map[Reason]int{}}
	for i, b := range all {
		if !k.keeps(b) && i > 0 {
			gone = append(gone, b)
		}
	}
	return gone
}

// A keeper has seen the later copies.
type keeper struct {
	days   map[string]bool
	weeks  map[[2]int]bool
	before map[Reason]int
}

func (k *keeper) keeps(b Backup) bool {
	switch b.Reason {
	case Manual:
		return true
	case Daily:
		year, week := b.At.ISOWeek()
		day := take(k.days, b.At.Format("20060102"), keptDays)
		return take(k.weeks, [2]int{year, week}, keptWeeks) || day
	default:
		k.before[b.Reason]++
		return k.before[b.Reason] <= keptBefore
	}
}

// take says whether the thing is new and among the first so many.
func take[T comparable](seen map[T]bool, thing T, most int) bool {
	if seen[thing] || len(seen) >= most {
		return false
	}
	seen[thing] = true
	return true
}
