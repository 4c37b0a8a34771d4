package app

import (
	"slices"
	"time"

	"jibiao/report"
)

// A chronicle is what 历史 lists, line by line: headings, and below them
// versions, steps of the report's log, or fields. It holds numbers and no
// words, because a log may have a hundred thousand steps and only a screenful
// of them is ever read.
type chronicle struct {
	log      []report.Step
	headings []string
	fields   []fieldCount
	lines    []line
}

// A line is a heading, a step, a version or a field: the one of a number.
type line struct {
	kind lineKind
	at   int32
}

type lineKind uint8

const (
	headingLine lineKind = iota // at is an index of headings
	dayLine                     // the day of the step at that index of the log
	stepLine                    // an index of the log
	versionLine                 // an index of the versions
	fieldLine                   // an index of fields
)

// A fieldCount is a cell and how many steps changed it.
type fieldCount struct {
	key   report.Key
	count int
}

func (c *chronicle) add(kind lineKind, at int) {
	c.lines = append(c.lines, line{kind, int32(at)})
}

func (c *chronicle) heading(text string) {
	c.add(headingLine, len(c.headings))
	c.headings = append(c.headings, text)
}

// byTime lists the steps that are wanted, the latest first, each day under its
// name.
func (c *chronicle) byTime(wanted func(*report.Step) bool) {
	var day dayOf
	for i := len(c.log) - 1; i >= 0; i-- {
		s := &c.log[i]
		if !changes(s) || !wanted(s) {
			continue
		}
		if day.differs(s.At) {
			c.add(dayLine, i)
		}
		c.add(stepLine, i)
	}
}

// byField lists the steps that changed a cell, the latest first, and then the
// other cells that have a history, in document order. How many steps there are
// of the cell it returns.
func (c *chronicle) byField(form *report.Form, of report.Key, wanted func(*report.Step) bool) int {
	counts, own := map[report.Key]int{}, 0
	for i := len(c.log) - 1; i >= 0; i-- {
		s := &c.log[i]
		if !wanted(s) {
			continue
		}
		for _, e := range s.Edits {
			switch {
			case e.Old == e.New:
			case e.Key == of:
				c.add(stepLine, i)
				own++
			default:
				counts[e.Key]++
			}
		}
	}
	c.others(form, counts)
	return own
}

// others lists the form's other fields under a heading.
func (c *chronicle) others(form *report.Form, counts map[report.Key]int) {
	if len(counts) == 0 {
		return
	}
	c.heading("其他改过的栏目")
	var keys []report.Key
	for k := range counts {
		if form.Field(k) != nil {
			keys = append(keys, k)
		}
	}
	for i, k := range form.Sort(keys) {
		c.fields = append(c.fields, fieldCount{k, counts[k]})
		c.add(fieldLine, i)
	}
}

// changes says whether the step changed anything: typing that came back to
// where it began did not.
func changes(s *report.Step) bool {
	return slices.ContainsFunc(s.Edits, func(e report.Edit) bool { return e.Old != e.New })
}

// editOf is what the step did to a cell.
func editOf(s *report.Step, k report.Key) report.Edit {
	i := slices.IndexFunc(s.Edits, func(e report.Edit) bool { return e.Key == k })
	if i < 0 {
		return report.Edit{Key: k}
	}
	return s.Edits[i]
}

// A dayOf tells one day from another without reckoning out the date each time.
type dayOf struct{ from, to time.Time }

// differs says whether the time is on another day than the one asked about
// before it.
func (d *dayOf) differs(t time.Time) bool {
	if !d.to.IsZero() && !t.Before(d.from) && t.Before(d.to) {
		return false
	}
	y, m, day := t.Local().Date()
	d.from = time.Date(y, m, day, 0, 0, 0, 0, time.Local)
	d.to = time.Date(y, m, day+1, 0, 0, 0, 0, time.Local)
	return true
}

// severalPeople says whether more than one account worked on the report. Steps
// that are not stored yet have no account.
func severalPeople(log []report.Step) bool {
	first := ""
	for i := range log {
		switch who := log[i].Who; {
		case who == "" || who == first:
		case first == "":
			first = who
		default:
			return true
		}
	}
	return false
}
