package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"jibiao/report/batch"
	"jibiao/report/explain"
	"jibiao/report/records"
)

// A progress tells of a batch on stderr: each failure in a line, and how far it
// is, in one line that is written anew on a terminal, else each thousand records.
type progress struct {
	out      io.Writer
	now      func() time.Time
	terminal bool
	sum      batch.Summary
	line     string    // that stands on the terminal
	drawn    time.Time // when
	err      error     // of out
}

func newProgress(out io.Writer, now func() time.Time) *progress {
	f, ok := out.(*os.File)
	if !ok {
		return &progress{out: out, now: now}
	}
	info, err := f.Stat()
	return &progress{out: out, now: now, terminal: err == nil && info.Mode()&os.ModeCharDevice != 0}
}

// everySoOften is how often the line on a terminal changes.
const everySoOften = 100 * time.Millisecond

func (p *progress) tell(o batch.Outcome) {
	p.sum.Add(o.Result)
	if o.Result == batch.Failed {
		p.clear()
		p.print(failure(o) + "\n")
	}
	switch {
	case p.terminal && p.now().Sub(p.drawn) >= everySoOften:
		p.clear()
		p.line, p.drawn = p.sofar(), p.now()
		p.print(p.line)
	case !p.terminal && p.sum.Total()%1000 == 0:
		p.print(p.sofar() + "\n")
	}
}

func (p *progress) sofar() string {
	return fmt.Sprintf("已处理 %d 份，失败 %d，跳过 %d", p.sum.Total(), p.sum.Failed, p.sum.Skipped)
}

// clear wipes the line off the terminal.
func (p *progress) clear() {
	if p.line != "" {
		p.print("\r" + screen.FillRight("", screen.StringWidth(p.line)) + "\r")
	}
	p.line = ""
}

func (p *progress) print(text string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.out, text)
	}
}

// failure is a line that says what is wrong with a record.
func failure(o batch.Outcome) string {
	var wrong *records.Error
	if !errors.As(o.Err, &wrong) {
		return o.Place + "：" + explain.Error(o.Err)
	}
	if more := len(wrong.Faults) - 1; more > 0 {
		return fmt.Sprintf("%s（这一份还有 %d 处）", wrong.Faults[0], more)
	}
	return wrong.Faults[0]
}
