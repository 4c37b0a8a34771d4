package batch

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"jibiao/report"
	"jibiao/report/outfile"
	"jibiao/report/records"
)

// A Job is what to fill, and where to.
type Job struct {
	Form   *report.Form
	Hash   [32]byte                            // of the form's bytes
	Fill   func(report.Values) ([]byte, error) // makes the file; called from several goroutines at once
	Folder string                              // made if it is not there
	Tell   func(Outcome)                       // called in the order of the records, from one goroutine; may be nil
}

// A Result is what became of a record.
type Result int

// The results.
const (
	Done    Result = iota // the file was written
	Skipped               // the file was there from the same values and form
	Failed
)

// An Outcome tells of one record.
type Outcome struct {
	Place  string // of the record
	File   string // in the folder; empty for a record that could not be read
	Result Result
	Err    error // of Failed
}

// A Summary counts the records by their results.
type Summary struct{ Done, Skipped, Failed int }

// Total is the number of all records.
func (s Summary) Total() int { return s.Done + s.Skipped + s.Failed }

// Add counts a record.
func (s *Summary) Add(r Result) {
	switch r {
	case Done:
		s.Done++
	case Skipped:
		s.Skipped++
	case Failed:
		s.Failed++
	}
}

// Run fills the form for every record. A record that fails is told and the rest
// done; an error means that there were more records, or may have been: the
// source broke off, the disk is full, the notes cannot be kept, or ctx ended.
// After the end of ctx the files begun are finished.
//
// A file is called as the record says, else as the form titles the report. Of
// several with one name, those after the first get a number, in the order of
// the records, and so the same in each run.
func (j Job) Run(ctx context.Context, source iter.Seq2[records.Record, error]) (sum Summary, err error) {
	if err := os.MkdirAll(j.Folder, 0o777); err != nil {
		return sum, fmt.Errorf("文件夹“%s”无法建立: %w", j.Folder, err)
	}
	notes, err := openNotes(j.Folder)
	if err != nil {
		return sum, err
	}
	defer func() { err = errors.Join(err, notes.close()) }()
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	r := run{Job: j, notes: notes, names: newNames(), stop: stop}
	for o := range inOrder(r.start(ctx, source)) {
		sum.Add(o.Result)
		if j.Tell != nil {
			j.Tell(o)
		}
	}
	return sum, context.Cause(ctx)
}

// A run is a job at work.
type run struct {
	Job
	notes *notes
	names *names
	stop  context.CancelCauseFunc // ends it early, with the reason
}

type task struct {
	number int // of the record, from 0
	record records.Record
}

type result struct {
	number  int
	outcome Outcome
}

// perCore is how many records are in work for each core: while one waits for
// the disk, others are filled.
const perCore = 4

// start does the work in the background; the results come as they are ready.
func (r *run) start(ctx context.Context, source iter.Seq2[records.Record, error]) <-chan result {
	tasks, results := make(chan task), make(chan result)
	var workers sync.WaitGroup
	for range perCore * runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for t := range tasks {
				results <- result{t.number, r.do(t)}
			}
		})
	}
	go func() {
		r.feed(ctx, source, tasks)
		close(tasks)
		workers.Wait()
		close(results)
	}()
	return results
}

// feed hands the records out until there are no more or ctx ends.
func (r *run) feed(ctx context.Context, source iter.Seq2[records.Record, error], tasks chan<- task) {
	number := 0
	for record, err := range source {
		if err != nil {
			r.stop(err)
			return
		}
		if ctx.Err() != nil {
			return
		}
		select {
		case tasks <- task{number, record}:
			number++
		case <-ctx.Done():
			return
		}
	}
}

// inOrder gives the outcomes in the order of the records.
func inOrder(results <-chan result) iter.Seq[Outcome] {
	return func(yield func(Outcome) bool) {
		early, next := map[int]Outcome{}, 0
		for r := range results {
			early[r.number] = r.outcome
			for o, ok := early[next]; ok; o, ok = early[next] {
				delete(early, next)
				next++
				if !yield(o) {
					return
				}
			}
		}
	}
}

// do makes one record's file.
func (r *run) do(t task) Outcome {
	o := Outcome{Place: t.record.Place}
	typed, err := t.record.Read()
	if err != nil {
		r.names.pass(t.number)
		o.Result, o.Err = Failed, err
		return o
	}
	values := r.Form.Compute(typed)
	o.File = r.names.take(t.number, r.title(t.record, values))
	if o.Result, err = r.make(o.File, values); err != nil {
		o.Result, o.Err = Failed, err
	}
	if errors.Is(err, outfile.ErrDiskFull) {
		r.stop(fmt.Errorf("没有做完: %w", err))
	}
	return o
}

// title is what the record's file is called before its name is made unique.
func (r *run) title(record records.Record, values report.Values) string {
	if record.Name != "" {
		return record.Name
	}
	title := r.Form.TitleOf(values)
	if title == r.Form.Name && record.Label != "" {
		return record.Label
	}
	return title
}

// make writes the file unless it is there already.
func (r *run) make(file string, values report.Values) (Result, error) {
	path, hash := filepath.Join(r.Folder, file), fingerprint(r.Hash, values)
	if r.notes.has(file, hash) && isFile(path) {
		return Skipped, nil
	}
	data, err := r.Fill(values)
	if err != nil {
		return Failed, err
	}
	if err := r.note(file, ""); err != nil { // what is noted of an older file holds no longer
		return Failed, err
	}
	if err := outfile.Write(path, data); err != nil {
		return Failed, err
	}
	return Done, r.note(file, hash)
}

// note keeps a note. Without notes there is no going on.
func (r *run) note(file, hash string) error {
	err := r.notes.set(file, hash)
	if err != nil {
		r.stop(err)
	}
	return err
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
