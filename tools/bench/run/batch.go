package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"jibiao/report/bundle"
)

// batchRows is the length of the table in each report of the batch.
const batchRows = 10

// A batchFigure is what one call of the command batch took.
type batchFigure struct {
	Reports int
	Seconds float64
	Peak    mebibytes
}

func (f *batchFigure) String() string {
	return fmt.Sprintf("batch of %d reports: %.1f s, %.0f MiB", f.Reports, f.Seconds, f.Peak)
}

// measureBatch fills n reports in one call of the command line.
func measureBatch(form *bundle.Bundle, temp, cli string, n int) (*batchFigure, error) {
	dir, err := folder(temp, 0)
	if err != nil {
		return nil, err
	}
	bundleDir, data, out := filepath.Join(dir, "form"), filepath.Join(dir, "values.jsonl"), filepath.Join(dir, "out")
	if err := layOutBatch(form, bundleDir, data, n); err != nil {
		return nil, err
	}
	command := exec.Command(cli, "batch", "-t", bundleDir, "-d", data, "-o", out)
	log, err := os.Create(filepath.Join(dir, "log"))
	if err != nil {
		return nil, err
	}
	defer log.Close() //nolint:errcheck // the command writes it, not this program
	command.Stderr = log
	begun := time.Now()
	if err := command.Start(); err != nil {
		return nil, err
	}
	peak, err := watch(command)
	if err != nil {
		said, _ := os.ReadFile(log.Name())
		return nil, fmt.Errorf("%w\n%.2000s", err, said)
	}
	f := &batchFigure{n, time.Since(begun).Seconds(), peak}
	return f, verifyBatch(form, out, n)
}

// layOutBatch writes a bundle and a line of JSON for each report.
func layOutBatch(form *bundle.Bundle, bundleDir, data string, n int) error {
	s, err := newSample(form, batchRows, 1)
	if err != nil {
		return err
	}
	t, err := inDialect(form.TemplateFile, ours, s)
	if err != nil {
		return err
	}
	if err := os.Mkdir(bundleDir, 0o700); err != nil {
		return err
	}
	err = errors.Join(
		os.WriteFile(filepath.Join(bundleDir, "template.docx"), t, 0o600),
		os.WriteFile(filepath.Join(bundleDir, "fields.toml"), form.FieldsFile, 0o600))
	if err != nil {
		return err
	}
	file, err := os.Create(data)
	if err != nil {
		return err
	}
	lines := bufio.NewWriter(file)
	for i := range n {
		if err := writeReport(lines, form, i); err != nil {
			return errors.Join(err, file.Close())
		}
	}
	return errors.Join(lines.Flush(), file.Close())
}

func writeReport(lines *bufio.Writer, form *bundle.Bundle, i int) error {
	s, err := batchSample(form, i)
	if err != nil {
		return err
	}
	line, err := s.json(asKey)
	if err != nil {
		return err
	}
	_, err = lines.Write(append(line, '\n'))
	return err
}

const unitKey = "评价对象名称"

// batchSample is the report of the i-th unit.
func batchSample(form *bundle.Bundle, i int) (sample, error) {
	s, err := newSample(form, batchRows, uint64(i))
	s.fields[unitKey] = fmt.Sprintf("云岭市第%d中学", i+1)
	return s, err
}

// watch waits for the command and looks at its memory meanwhile.
func watch(command *exec.Cmd) (peak mebibytes, err error) {
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	for tick := time.Tick(20 * time.Millisecond); ; {
		select {
		case err := <-ended:
			return peak, err
		case <-tick:
			if now, err := peakMemory(command.Process.Pid); err == nil { // it may just have ended
				peak = max(peak, now)
			}
		}
	}
}

// verifyBatch makes sure that each report has its document, and that the
// documents say what they were to: every hundredth is read.
func verifyBatch(form *bundle.Bundle, out string, n int) error {
	documents, err := filepath.Glob(filepath.Join(out, "*.docx"))
	if err != nil {
		return err
	}
	if len(documents) != n {
		return fmt.Errorf("%d documents of %d reports", len(documents), n)
	}
	for i := 0; i < n; i += 100 {
		s, err := batchSample(form, i)
		if err != nil {
			return err
		}
		if err := verifyUnit(out, s); err != nil {
			return err
		}
	}
	return nil
}

// verifyUnit finds a report's document by its unit, which is in its name.
func verifyUnit(out string, s sample) error {
	named, err := filepath.Glob(filepath.Join(out, "*"+s.fields[unitKey]+"*.docx"))
	if err != nil {
		return err
	}
	if len(named) != 1 {
		return fmt.Errorf("%d documents of %s", len(named), s.fields[unitKey])
	}
	texts, err := textsOf(named[0])
	if err != nil {
		return err
	}
	return holds(texts, s)
}
