package report

// A Level is how much a finding matters.
type Level string

// The levels, from worst to least.
const (
	Error   Level = "error"   // the report should not be handed in like this
	Warning Level = "warning" // probably wrong, the clerk decides
	Hint    Level = "hint"    // good to know
)

// Rank orders levels: 0 is the worst. An unknown level ranks last.
func (l Level) Rank() int {
	switch l {
	case Error:
		return 0
	case Warning:
		return 1
	default:
		return 2
	}
}

// IDEmpty is the rule that a required cell is filled in.
const IDEmpty = "D2"

// An Issue is a finding for the clerk, in Chinese: a value, never an error of
// the machine. What is one sentence that stands by itself.
type Issue struct {
	ID    string // the rule: "A3", "D2"; see docs/ARCHITECTURE.md for the list
	Level Level
	Key   Key    // the cell to jump to; empty when no single cell is meant
	Also  []Key  // further cells that the finding is about
	Row   int    // the repeated row meant, from 1; 0 = not in a repeated row
	Where string // as a clerk would say it: 表1 第4行「评价年度」右侧
	What  string // what is wrong
	Hint  string // the figures, or the way out; may be empty
	Text  string // the text of a file that found no place, whole; else empty
	Mend  *Mend  // the one-click way out; nil where there is none
}

// A Mend is a change that settles a finding.
type Mend struct {
	Label string // what the button says: 改为 186.4
	Key   Key
	Text  string
}

// Alike are the issues of the same rule that offer the same mend as the given
// one, each for another cell, itself among them: what one click can settle
// everywhere. An issue without a mend is like none.
func Alike(issues []Issue, as *Issue) []Issue {
	var alike []Issue
	seen := map[Key]bool{}
	for i := range issues {
		m := issues[i].Mend
		if m == nil || as.Mend == nil || issues[i].ID != as.ID || m.Label != as.Mend.Label || seen[m.Key] {
			continue
		}
		seen[m.Key] = true
		alike = append(alike, issues[i])
	}
	return alike
}
