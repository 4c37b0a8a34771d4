package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"jibiao/assets"
	"jibiao/report/bundle"
)

// serve is the process of an engine written in Go. It speaks as engine.js
// does: the first fill's time unasked, then a list of times for each line of
// input, a number of milliseconds to go on for.
func serve(e engine, dir string, rows int, in io.Reader, out io.Writer) error {
	fill, err := prepare(e, dir, rows)
	if err != nil {
		return fmt.Errorf("load %s: %w", e.name, err)
	}
	start := time.Now()
	document, err := fill()
	took := time.Since(start)
	if err != nil {
		return fmt.Errorf("fill by %s: %w", e.name, err)
	}
	if err := os.WriteFile(documentOf(dir, e), document, 0o600); err != nil {
		return err
	}
	answer := json.NewEncoder(out)
	if err := answer.Encode([]float64{milliseconds(took)}); err != nil {
		return err
	}
	for lines := bufio.NewScanner(in); lines.Scan(); {
		slice, err := strconv.Atoi(lines.Text())
		if err != nil {
			return fmt.Errorf("read how long to fill: %w", err)
		}
		times, err := during(time.Duration(slice)*time.Millisecond, fill)
		if err != nil {
			return fmt.Errorf("fill by %s: %w", e.name, err)
		}
		if err := answer.Encode(times); err != nil {
			return err
		}
	}
	return nil
}

func prepare(e engine, dir string, rows int) (func() ([]byte, error), error) {
	form, err := bundle.BuiltIn(assets.SampleForm)
	if err != nil {
		return nil, err
	}
	s, err := newSample(form, rows, 1)
	if err != nil {
		return nil, err
	}
	template, err := os.ReadFile(templateOf(dir, e))
	if err != nil {
		return nil, err
	}
	return e.load(template, s)
}

// during fills at least once, and again until the time is over.
func during(slice time.Duration, fill func() ([]byte, error)) (times []float64, err error) {
	for begun := time.Now(); len(times) == 0 || time.Since(begun) < slice; {
		start := time.Now()
		if _, err := fill(); err != nil {
			return nil, err
		}
		times = append(times, milliseconds(time.Since(start)))
	}
	return times, nil
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

func templateOf(dir string, e engine) string { return filepath.Join(dir, e.name+".template.docx") }
func documentOf(dir string, e engine) string { return filepath.Join(dir, e.name+".docx") }
