package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"os"
	"text/template"
)

// A page is what docs/BENCHMARKS.md says.
type page struct {
	Plan    plan
	Machine machine
	Lengths []figures
	Batch   *batchFigure // nil if it was not measured
	Window  string       // its section
}

//go:embed benchmarks.md.tmpl
var pageText string

func (p *page) write(name string) error {
	t, err := template.New("page").Funcs(template.FuncMap{"ms": inMilliseconds}).Parse(pageText)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := t.Execute(&b, p); err != nil {
		return fmt.Errorf("write page: %w", err)
	}
	return os.WriteFile(name, b.Bytes(), 0o644) //nolint:gosec // documentation is for everybody
}

// Names lists the engines whose work is compared, in their order.
func (p *page) Names() []string {
	var names []string
	for _, e := range engines {
		names = append(names, e.name)
	}
	return names
}

// Ratio is an engine's median over that of another.
func (f figures) Ratio(name, over string) float64 {
	return f.Engines[name].Median / f.Engines[over].Median
}

// inMilliseconds prints a time with three figures that count.
func inMilliseconds(ms float64) string {
	switch {
	case ms < 10:
		return fmt.Sprintf("%.2f", ms)
	case ms < 100:
		return fmt.Sprintf("%.1f", ms)
	default:
		return fmt.Sprintf("%.0f", ms)
	}
}

// print says the figures while the rest is being measured.
func (f figures) print(w io.Writer) {
	fmt.Fprintf(w, "%d rows\n", f.Rows) //nolint:errcheck // to the terminal
	for _, e := range engines {
		g := f.Engines[e.name]
		fmt.Fprintf(w, "  %-16s median %8s ms  p90 %8s ms  %6.1f times jibiao  %5.0f MiB  %d fills\n", //nolint:errcheck // to the terminal
			e.name, inMilliseconds(g.Median), inMilliseconds(g.P90), f.Ratio(e.name, "jibiao"), g.Peak, g.Fills)
	}
}

// A goal is a figure to be reached and the one that was.
type goal struct {
	Says, Wanted, Got string
	Reached           bool
}

// Goals compares the figures with what is to be reached.
func (p *page) Goals() []goal {
	var goals []goal
	add := func(says, unit string, got, limit float64, least bool) {
		sign, reached := "≤", got <= limit
		if least {
			sign, reached = "≥", got >= limit
		}
		goals = append(goals, goal{says, fmt.Sprintf("%s %.4g%s", sign, limit, unit), fmt.Sprintf("%.3g%s", got, unit), reached})
	}
	for _, f := range p.Lengths {
		rows := fmt.Sprintf(", %d rows", f.Rows)
		if f.Rows == 10 || f.Rows == 1000 {
			add("docxtemplater over Fill"+rows, "", f.Ratio("docxtemplater", "jibiao"), 40, true)
		}
		if f.Rows >= 1000 {
			add("Fill over deflate"+rows, "", f.Ratio("jibiao", "deflate"), 1.5, false)
		}
		if f.Rows == 1000 {
			add("Open and Extract over Fill"+rows, "", f.Ratio("extract", "jibiao"), 5, false)
		}
		if f.Rows == 10_000 {
			add("memory of Fill"+rows, " MiB", float64(f.Engines["jibiao"].Peak), 238, false) // 250 MB
		}
	}
	if p.Batch != nil {
		add(fmt.Sprintf("batch of %d reports", p.Batch.Reports), " s", p.Batch.Seconds, 20, false)
	}
	return goals
}
