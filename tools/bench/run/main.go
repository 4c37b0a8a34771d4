// Run measures how fast and with how much memory Jibiao fills a report, beside
// other engines, and writes the figures as a page of the documentation. It is
// no part of the product; `make bench` calls it at the root of the repository.
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"jibiao/assets"
	"jibiao/report/bundle"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run() error {
	name := flag.String("engine", "", "be the process of this engine")
	dir := flag.String("dir", "", "the engine's `folder`")
	lengths := flag.String("rows", "10,100,1000,10000", "rows of the indicator table")
	reports := flag.Int("batch", 10_000, "how many reports the command batch fills; 0 for none")
	cli := flag.String("cli", "build/jibiao-cli", "the `program` that is called for it")
	out := flag.String("o", "docs/BENCHMARKS.md", "the `page` that is written")
	window := flag.Bool("window", false, "measure the window alone, into a page that is there")
	p := plan{}
	flag.IntVar(&p.Rounds, "rounds", 7, "turns of each engine")
	flag.IntVar(&p.Slice, "slice", 500, "milliseconds of a turn")
	flag.IntVar(&p.Warm, "warm", 3000, "milliseconds of warming up")
	flag.Parse()
	rows, err := numbers(*lengths)
	if err != nil {
		return err
	}
	if *name != "" {
		i := slices.IndexFunc(engines, func(e engine) bool { return e.name == *name && e.load != nil })
		if i < 0 {
			return fmt.Errorf("no engine %q", *name)
		}
		return serve(engines[i], *dir, rows[0], os.Stdin, os.Stdout)
	}
	if *window {
		return renewWindow(*out)
	}
	return compare(rows, *reports, *cli, *out, p)
}

// renewWindow measures the window and writes its section of the page anew.
func renewWindow(page string) error {
	section, err := describeWindow()
	if err != nil {
		return err
	}
	return replaceWindow(page, section)
}

// describeWindow measures the window and returns its section of the page.
func describeWindow() (string, error) {
	m, err := thisMachine()
	if err != nil {
		return "", err
	}
	goals, err := measureWindow()
	if err != nil {
		return "", fmt.Errorf("window: %w", err)
	}
	return windowSection(goals, m)
}

func numbers(list string) ([]int, error) {
	var all []int
	for s := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(s)
		if err != nil {
			return nil, fmt.Errorf("rows: %w", err)
		}
		all = append(all, n)
	}
	return all, nil
}

// compare measures everything and writes the page.
func compare(rows []int, reports int, cli, out string, p plan) (err error) {
	form, err := bundle.BuiltIn(assets.SampleForm)
	if err != nil {
		return err
	}
	temp, err := os.MkdirTemp("", "jibiao-bench-")
	if err != nil {
		return err
	}
	defer func() {
		if gone := os.RemoveAll(temp); err == nil {
			err = gone
		}
	}()
	page := page{Plan: p}
	if page.Machine, err = thisMachine(); err != nil {
		return err
	}
	for _, n := range rows {
		dir, err := folder(temp, n)
		if err != nil {
			return err
		}
		f, err := measure(form, dir, n, p)
		if err != nil {
			return fmt.Errorf("%d rows: %w", n, err)
		}
		f.print(os.Stdout)
		page.Lengths = append(page.Lengths, f)
	}
	if reports > 0 {
		if page.Batch, err = measureBatch(form, temp, cli, reports); err != nil {
			return fmt.Errorf("batch: %w", err)
		}
		fmt.Println(page.Batch)
	}
	if page.Window, err = describeWindow(); err != nil {
		return err
	}
	return page.write(out)
}
