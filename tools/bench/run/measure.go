package main

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"jibiao/report"
	"jibiao/report/bundle"
)

// A plan is how long everything is measured.
type plan struct {
	Rounds      int // how often each engine has its turn
	Slice, Warm int // milliseconds of a turn, and of warming up
}

// A figure is what was measured of an engine at one length of the table.
type figure struct {
	Median, P90 float64 // milliseconds a fill
	Fills       int
	Peak        mebibytes
}

// figures are those of one length of the table.
type figures struct {
	Rows    int
	Engines map[string]figure
}

// measure fills a report of n rows by all engines in turns, each in a process
// of its own: A B C A B C. What else the machine does falls on all alike.
func measure(form *bundle.Bundle, dir string, n int, p plan) (f figures, err error) {
	f = figures{n, map[string]figure{}}
	s, err := newSample(form, n, 1)
	if err != nil {
		return f, err
	}
	if err := layOut(form, dir, s); err != nil {
		return f, err
	}
	var processes []*process
	defer func() {
		for _, p := range processes {
			err = errors.Join(err, p.stop())
		}
	}()
	for _, e := range engines {
		process, peak, err := start(e, dir, n)
		if err != nil {
			return f, err
		}
		processes = append(processes, process)
		f.Engines[e.name] = figure{Peak: peak}
	}
	if err := verify(dir, s); err != nil {
		return f, err
	}
	times, err := takeTurns(processes, p)
	if err != nil {
		return f, err
	}
	for name, list := range times {
		f.Engines[name] = figure{quantile(list, 0.5), quantile(list, 0.9), len(list), f.Engines[name].Peak}
	}
	return f, nil
}

// layOut writes what the engines read into the folder.
func layOut(form *bundle.Bundle, dir string, s sample) error {
	for _, e := range engines {
		data, err := inDialect(form.TemplateFile, e.dialect, s)
		if err != nil {
			return fmt.Errorf("template for %s: %w", e.name, err)
		}
		if err := os.WriteFile(templateOf(dir, e), data, 0o600); err != nil {
			return err
		}
	}
	data, err := s.json(tag)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "data.json"), data, 0o600)
}

func takeTurns(processes []*process, p plan) (map[string][]float64, error) {
	times := map[string][]float64{}
	for _, e := range processes {
		if _, err := e.fill(p.Warm); err != nil {
			return nil, err
		}
	}
	for range p.Rounds {
		for _, e := range processes {
			took, err := e.fill(p.Slice)
			if err != nil {
				return nil, err
			}
			times[e.engine.name] = append(times[e.engine.name], took...)
		}
	}
	return times, nil
}

// quantile is the smallest sample that the share q of them does not exceed.
func quantile(samples []float64, q float64) float64 {
	slices.Sort(samples)
	return samples[int(math.Ceil(q*float64(len(samples))))-1]
}

// asKey is a name as our own form has it.
func asKey(k report.Key) string { return string(k) }

func folder(dir string, rows int) (string, error) {
	name := filepath.Join(dir, strconv.Itoa(rows))
	return name, os.MkdirAll(name, 0o700)
}
