package store

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// made is the copies of a row of days, the latest first; each day is a number
// of days since the first, with a letter for another reason than daily.
func made(days string) []Backup {
	letters := map[byte]Reason{'m': Manual, 'u': BeforeUpgrade, 'i': BeforeImport, 'd': BeforeDelete, 'r': BeforeRestore}
	var all []Backup
	for i, word := range strings.Fields(days) {
		r, isOther := letters[word[len(word)-1]]
		if !isOther {
			r = Daily
		}
		all = append(all, Backup{Path: word, Reason: r, At: dayOf(word), number: i + 1})
	}
	latestFirst(all)
	return all
}

// dayOf is Monday, 2024-01-01, and so many days.
func dayOf(word string) time.Time {
	n := 0
	for _, c := range strings.TrimRight(word, "muidr") {
		n = n*10 + int(c-'0')
	}
	return time.Date(2024, 1, 1+n, 9, 0, 0, 0, time.Local)
}

func pathsOf(all []Backup) string {
	var paths []string
	for _, b := range slices.Backward(all) {
		paths = append(paths, b.Path)
	}
	return strings.Join(paths, " ")
}

func TestExpired(t *testing.T) {
	for name, c := range map[string]struct{ made, gone string }{
		"none":                         {"", ""},
		"one":                          {"0", ""},
		"seven days":                   {"0 1 2 3 4 5 6", ""},
		"two on a day":                 {"0 0 1 1", "0 1"},
		"the week's last stays longer": {"0 1 2 3 4 7 8 9 10 11 14 15 16", "0 1 2 3 7"},
		"weeks":                        {"4 11 18 25 32 39", ""},
		"five weeks":                   {"0 7 14 21 28 29 30 31 32 33 34", "0"},
		"used on a few days of a year": {"0 40 80 120 160 200 240 280 320", "0 40"},
		"by hand":                      {"0m 0m 0m 0m 0m 0m 0m 0m 0m 0m 0m 0m 1", ""},
		"before something":             {"0i 0i 0i 1i 1i 1d 1d 1d 1d 1r 1u 2u 3u 4u", "0i 0i 1d 1u"},
		"the clock moved back":         {"100 101 102 103 104 105 106 107 0 1 2", "100 101 102 103"},
		"the clock moved to and fro":   {"0 900 0 900 0 900 1", "0 900 0 900"},
	} {
		t.Run(name, func(t *testing.T) { same(t, "gone", pathsOf(expired(made(c.made))), c.gone) })
	}
}

// However days and reasons follow each other and the clock jumps: the latest
// copy stays, those made by hand stay, of the others there are never many, and
// what was taken away once is all there was to take.
func TestExpiredLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var kept []Backup
		now := start
		for i := range rapid.IntRange(1, 80).Draw(t, "copies") {
			now = now.Add(time.Duration(rapid.IntRange(0, 60).Draw(t, "hours")) * time.Hour)
			if rapid.IntRange(0, 9).Draw(t, "jump") == 0 {
				now = now.AddDate(0, 0, rapid.IntRange(-4000, 4000).Draw(t, "days"))
			}
			latest := Backup{At: now, Reason: rapid.SampledFrom(reasons).Draw(t, "reason"), number: i + 1}
			all := append([]Backup{latest}, kept...)
			gone := expired(all)
			kept = slices.DeleteFunc(all, func(b Backup) bool { return slices.Contains(gone, b) })
			checkKept(t, kept, gone, latest)
		}
	})
}

func checkKept(t *rapid.T, kept, gone []Backup, latest Backup) {
	if len(kept) == 0 || kept[0] != latest {
		t.Fatalf("the latest copy is gone")
	}
	counts := map[Reason]int{}
	for _, b := range kept {
		counts[b.Reason]++
	}
	for _, r := range reasons {
		most := map[Reason]int{Manual: 1 << 30, Daily: keptDays + keptWeeks}[r]
		if most == 0 {
			most = keptBefore
		}
		if counts[r] > most {
			t.Fatalf("%d copies for the reason %s", counts[r], r)
		}
	}
	if slices.ContainsFunc(gone, func(b Backup) bool { return b.Reason == Manual }) {
		t.Fatalf("a copy made by hand is gone")
	}
	if again := expired(kept); len(again) > 0 {
		t.Fatalf("of what was kept %v would be removed", again)
	}
}
