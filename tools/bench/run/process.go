package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// A process is an engine at work in a process of its own.
type process struct {
	engine  engine
	command *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
}

// start runs an engine for a report of the given rows and waits for its first
// fill, which has then been written to the folder. It returns with the memory
// that the process had needed until then.
func start(e engine, dir string, rows int) (*process, mebibytes, error) {
	command, err := commandOf(e, dir, rows)
	if err != nil {
		return nil, 0, err
	}
	command.Stderr = os.Stderr
	in, err := command.StdinPipe()
	if err != nil {
		return nil, 0, err
	}
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, 0, err
	}
	if err := command.Start(); err != nil {
		return nil, 0, fmt.Errorf("start %s: %w", e.name, err)
	}
	p := &process{e, command, in, bufio.NewReaderSize(out, 1<<20)}
	if _, err := p.answer(); err != nil {
		return nil, 0, err
	}
	peak, err := peakMemory(command.Process.Pid)
	return p, peak, err
}

func commandOf(e engine, dir string, rows int) (*exec.Cmd, error) {
	if e.load == nil {
		return exec.Command("node", "tools/bench/engine.js", e.name, dir), nil
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return exec.Command(self, "-engine", e.name, "-dir", dir, "-rows", strconv.Itoa(rows)), nil
}

// fill lets the engine fill for so many milliseconds, at least once, and
// returns how many each fill took.
func (p *process) fill(slice int) ([]float64, error) {
	if _, err := fmt.Fprintln(p.in, slice); err != nil {
		return nil, fmt.Errorf("ask %s: %w", p.engine.name, err)
	}
	return p.answer()
}

func (p *process) answer() (times []float64, err error) {
	line, err := p.out.ReadBytes('\n')
	if err != nil {
		return nil, fmt.Errorf("answer of %s: %w", p.engine.name, err)
	}
	if err := json.Unmarshal(line, &times); err != nil {
		return nil, fmt.Errorf("answer of %s: %w", p.engine.name, err)
	}
	return times, nil
}

// stop ends the process: it reads the end of its input.
func (p *process) stop() error {
	if err := p.in.Close(); err != nil {
		return err
	}
	if err := p.command.Wait(); err != nil {
		return fmt.Errorf("%s: %w", p.engine.name, err)
	}
	return nil
}

type mebibytes float64

// peakMemory is the largest resident set of a running process so far, as Linux
// tells it.
func peakMemory(pid int) (mebibytes, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, fmt.Errorf("read the memory of a process: %w", err)
	}
	for line := range strings.Lines(string(status)) {
		if fields := strings.Fields(line); len(fields) == 3 && fields[0] == "VmHWM:" {
			kib, err := strconv.ParseFloat(fields[1], 64)
			return mebibytes(kib / 1024), err
		}
	}
	return 0, fmt.Errorf("process %d says nothing of its memory", pid)
}
