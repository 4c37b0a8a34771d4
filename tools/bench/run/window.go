package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"text/template"
)

// windowRuns is how often each Go benchmark of the window is run; the median
// counts.
const windowRuns = 5

// A windowGoal is a figure of a Go benchmark and what it is to be.
type windowGoal struct {
	Says    string
	Package string
	Bench   string
	Unit    string  // of the figure: ns/op, µs-median, µs-p99
	Limit   float64 // in milliseconds
	Got     float64 // likewise
}

// windowGoals are the figures of the page's section on the window.
func windowGoals() []windowGoal {
	return []windowGoal{
		{Says: "a report of 200 fields, opened up to its first paint", Package: "./forms", Bench: "Open200Fields", Unit: "ns/op", Limit: 150},
		{Says: "one of 3,000 rows of 8 cells, likewise", Package: "./forms", Bench: "Open3000Rows", Unit: "ns/op", Limit: 400},
		{Says: "a turn of the wheel over it", Package: "./forms", Bench: "Scroll3000Rows", Unit: "ns/op", Limit: 25},
		{Says: "a character typed into a paragraph of 5,000, median", Package: "./forms", Bench: "Typing/5000_characters", Unit: "µs-median", Limit: 1},
		{Says: "the same, 99th percentile", Package: "./forms", Bench: "Typing/5000_characters", Unit: "µs-p99", Limit: 4},
		{Says: "a character typed into one of 20,000, median", Package: "./forms", Bench: "Typing/20000_characters", Unit: "µs-median", Limit: 4},
		{Says: "a character typed into a cell of the 3,000 rows, 99th percentile", Package: "./forms", Bench: "Typing3000Rows", Unit: "µs-p99", Limit: 4},
		{Says: "the editor alone, 20,000 characters, median", Package: "./forms/field", Bench: "Typing/20000_characters", Unit: "µs-median", Limit: 4},
		{Says: "the findings of the 3,000 rows, once the typing rests", Package: "./report", Bench: "Check3000Rows/typed", Unit: "ns/op", Limit: 20},
		{Says: "a row further down in a library of 10,000 reports", Package: "./app", Bench: "LibraryScroll10000", Unit: "ns/op", Limit: 25},
		{Says: "a search over all texts of 10,000 reports", Package: "./report/store", Bench: "Search10000/two", Unit: "ns/op", Limit: 50},
		{Says: "the list of 10,000 reports, from the store", Package: "./report/store", Bench: "List10000/all", Unit: "ns/op", Limit: 100},
		{Says: "a report of 100,000 edits, read and ready to type in", Package: "./report/store", Bench: "LongHistory/open", Unit: "ns/op", Limit: 1000},
		{Says: "undo in it, stored", Package: "./report/store", Bench: "LongHistory/undo", Unit: "ns/op", Limit: 5},
		{Says: "its history, opened", Package: "./app", Bench: "History100000/open/time", Unit: "ns/op", Limit: 50},
	}
}

// Reached says whether the goal is.
func (g windowGoal) Reached() bool { return g.Got <= g.Limit }

// measureWindow runs the Go benchmarks of the window.
func measureWindow() ([]windowGoal, error) {
	goals, outputs := windowGoals(), map[string]string{}
	for i := range goals {
		g := &goals[i]
		if outputs[g.Package] == "" {
			out, err := runBenchmarks(g.Package, goals)
			if err != nil {
				return nil, err
			}
			outputs[g.Package] = out
		}
		var err error
		if g.Got, err = figureOf(outputs[g.Package], g.Bench, g.Unit); err != nil {
			return nil, fmt.Errorf("%s: %w", g.Package, err)
		}
		fmt.Printf("%-68s %8s ms\n", g.Says, inMilliseconds(g.Got))
	}
	return goals, nil
}

// runBenchmarks runs those benchmarks of a package that the goals name, and no
// others.
func runBenchmarks(pkg string, goals []windowGoal) (string, error) {
	var names []string
	for _, g := range goals {
		if name, _, _ := strings.Cut(g.Bench, "/"); g.Package == pkg && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	pattern := "^Benchmark(" + strings.Join(names, "|") + ")$"
	cmd := exec.Command("go", "test", "-run", "^$", "-bench", pattern, "-count", strconv.Itoa(windowRuns), pkg) //nolint:gosec // names of ours
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go test -bench %s %s: %w\n%s", pattern, pkg, err, out)
	}
	return string(out), nil
}

// figureOf reads a benchmark's figure from what go test printed: the median of
// its runs, in milliseconds.
func figureOf(output, bench, unit string) (float64, error) {
	per := map[string]float64{"ns/op": 1e6, "µs-median": 1e3, "µs-p99": 1e3}[unit]
	var all []float64
	for line := range strings.Lines(output) {
		words := strings.Fields(line)
		if len(words) < 4 || !isRunOf(words[0], bench) {
			continue
		}
		at := slices.Index(words, unit)
		if at < 1 {
			return 0, fmt.Errorf("benchmark %s has no %s: %s", bench, unit, line)
		}
		n, err := strconv.ParseFloat(words[at-1], 64)
		if err != nil {
			return 0, fmt.Errorf("benchmark %s: %w", bench, err)
		}
		all = append(all, n/per)
	}
	if len(all) == 0 {
		return 0, fmt.Errorf("no benchmark %s", bench)
	}
	slices.Sort(all)
	return all[len(all)/2], nil
}

// isRunOf says whether a line's first word names the benchmark, with or without
// the number of processors behind it.
func isRunOf(word, bench string) bool {
	rest, found := strings.CutPrefix(word, "Benchmark"+bench)
	return found && (rest == "" || rest[0] == '-')
}

//go:embed window.md.tmpl
var windowText string

// windowSection is the page's section on the window.
func windowSection(goals []windowGoal, m machine) (string, error) {
	t, err := template.New("window").Funcs(template.FuncMap{"ms": inMilliseconds}).Parse(windowText)
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	err = t.Execute(&b, map[string]any{"Goals": goals, "Runs": windowRuns, "Machine": m})
	return b.String(), err
}

// windowHead is the line that the section begins with; it ends before the next
// one of its rank.
const windowHead = "## The window\n"

// replaceWindow puts the section into a page that was written before.
func replaceWindow(name, section string) error {
	page, err := os.ReadFile(name) //nolint:gosec // the page that one names
	if err != nil {
		return err
	}
	before, old, found := strings.Cut(string(page), windowHead)
	at := strings.Index(old, "\n## ")
	if !found || at < 0 {
		return fmt.Errorf("%s has no section “%s”", name, strings.TrimSpace(windowHead))
	}
	return os.WriteFile(name, []byte(before+section+old[at:]), 0o644) //nolint:gosec // documentation is for everybody
}
