package records

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"jibiao/report"
)

// openWorkbook reads the heads of a workbook's sheets, and which rows of groups
// belong to which report. head is what was read of the file. These rows are held in memory, the first sheet's are not.
func openWorkbook(in io.ReadCloser, head []byte, name string, form *report.Form) (*Source, error) {
	book, err := readWorkbook(io.MultiReader(bytes.NewReader(head), in), name)
	if err != nil {
		return nil, err
	}
	names := book.file.GetSheetList()
	if len(names) == 0 {
		return nil, errors.Join(unreadable(name, "no sheets"), book.file.Close())
	}
	s := sheets{book: book, form: form, main: names[0], members: map[int][]member{}, clashes: map[int]string{}}
	if err := s.open(names[1:]); err != nil {
		return nil, errors.Join(err, book.file.Close())
	}
	return &Source{
		All: s.all, Notes: s.notes,
		close: func() error { return errors.Join(book.file.Close(), in.Close()) },
	}, nil
}

// A sheets reads a workbook for a form. Reports are numbered from 1.
type sheets struct {
	book    *workbook
	form    *report.Form
	main    string // the first sheet's name
	head    head
	groups  []groupSheet
	members map[int][]member // the rows of groups by report
	clashes map[int]string   // what is wrong with a report's rows
	orphans []Record         // rows of no report
	notes   []string
	held    int // cells of groups
}

// maxHeld is how many cells of groups are held in memory.
const maxHeld = 4 << 20

// A groupSheet holds the rows of a group.
type groupSheet struct {
	group *report.Group
	head  head
	rows  []row
}

// A member is a row of a group that belongs to a report.
type member struct {
	sheet *groupSheet
	row   row
}

func (s *sheets) place(sheet string, number int) string {
	return fmt.Sprintf("文件“%s”工作表“%s”第%d行", s.book.name, sheet, number)
}

func (s *sheets) open(others []string) error {
	if err := s.openMain(); err != nil {
		return err
	}
	for _, name := range others {
		if err := s.openOther(name); err != nil {
			return err
		}
	}
	if len(s.groups) == 0 {
		return nil
	}
	labels, count, err := s.labels()
	if err != nil {
		return err
	}
	for i := range s.groups {
		s.assign(&s.groups[i], labels, count)
	}
	return nil
}

func (s *sheets) openMain() error {
	for r, err := range s.book.rows(s.main) {
		if err != nil {
			return err
		}
		var faults []string
		s.head, faults = mainHead(s.form, r)
		return s.refuseHead(s.main, faults)
	}
	return refuse("文件“%s”的工作表“%s”是空的", s.book.name, s.main)
}

func (s *sheets) refuseHead(sheet string, faults []string) error {
	if len(faults) == 0 {
		return nil
	}
	list := make([]string, 0, maxFaults)
	for _, f := range faults[:min(len(faults), maxFaults)] {
		list = append(list, fmt.Sprintf("文件“%s”工作表“%s”%s。", s.book.name, sheet, f))
	}
	return &Error{list}
}

// openOther reads the sheet of a group whole; of another it notes that it is
// not used, if it holds anything.
func (s *sheets) openOther(name string) error {
	sheet := groupSheet{group: s.form.Group(name)}
	first := true
	for r, err := range s.book.rows(name) {
		switch {
		case sheet.group == nil:
			s.notes = append(s.notes, fmt.Sprintf("文件“%s”的工作表“%s”没有用到：表单里没有叫这个名称的重复行。", s.book.name, name))
			return nil
		case err != nil:
			return err
		case first:
			var faults []string
			if sheet.head, faults = groupHead(s.form, sheet.group, r); len(faults) > 0 {
				return s.refuseHead(name, faults)
			}
			first = false
		case s.held+len(r.cells) > maxHeld:
			return refuse("文件“%s”里重复的行太多，请分成几个文件", s.book.name)
		default:
			s.held += len(r.cells)
			sheet.rows = append(sheet.rows, row{r.number, slices.Clone(r.cells)})
		}
	}
	if len(sheet.rows) > 0 {
		s.groups = append(s.groups, sheet)
	}
	return nil
}

// labels tells which reports have a text in their first column, and how many
// reports there are.
func (s *sheets) labels() (labels map[string][]int, count int, err error) {
	labels = map[string][]int{}
	for r, err := range s.book.rows(s.main) {
		if err != nil {
			return nil, 0, err
		}
		if text := r.cell(0); count > 0 && text != "" {
			labels[text] = append(labels[text], count)
		}
		count++
	}
	return labels, count - 1, nil // without the head
}

// assign gives a group's rows to their reports.
func (s *sheets) assign(g *groupSheet, labels map[string][]int, count int) {
	label := ""
	for _, r := range g.rows {
		if r.cell(0) != "" {
			label = r.cell(0)
		}
		reports := labels[label]
		if n, err := strconv.Atoi(label); len(reports) == 0 && err == nil && n >= 1 && n <= count {
			reports = []int{n}
		}
		switch len(reports) {
		case 0:
			s.orphans = append(s.orphans, s.orphan(g, r, label))
		case 1:
			s.members[reports[0]] = append(s.members[reports[0]], member{g, r})
		default:
			for _, n := range reports {
				s.clashes[n] = fmt.Sprintf("有几份报告的第一列都是“%s”，分不清工作表“%s”第%d行属于哪一份", label, g.group.Name, r.number)
			}
		}
	}
	g.rows = nil
}

func (s *sheets) orphan(g *groupSheet, r row, label string) Record {
	place := s.place(g.group.Name, r.number)
	return Record{Place: place, Read: func() (report.Values, error) {
		if label == "" {
			return nil, refuse("%s：第一列没有写这一行属于哪一份报告", place)
		}
		return nil, refuse("%s：工作表“%s”里没有第一列是“%s”的报告", place, s.main, label)
	}}
}

func (s *sheets) all(yield func(Record, error) bool) {
	n := 0
	for r, err := range s.book.rows(s.main) {
		if err != nil {
			yield(Record{}, err)
			return
		}
		if n > 0 && !yield(s.record(n, r), nil) {
			return
		}
		n++
	}
	for _, r := range s.orphans {
		if !yield(r, nil) {
			return
		}
	}
}

// record is the n-th report. Its rows of groups are let go.
func (s *sheets) record(n int, r row) Record {
	members, clash := s.members[n], s.clashes[n]
	delete(s.members, n)
	place := s.place(s.main, r.number)
	return Record{Place: place, Label: strings.TrimSpace(r.cell(0)), Read: func() (report.Values, error) {
		if clash != "" {
			return nil, refuse("%s：%s", place, clash)
		}
		values := report.Values{}
		faults := s.head.read(r, place, func(k report.Key, text string) { values[k] = text })
		faults = append(faults, s.readMembers(values, members)...)
		if len(faults) > 0 {
			return nil, &Error{faults}
		}
		return values, nil
	}}
}

// readMembers numbers a report's rows within each group.
func (s *sheets) readMembers(values report.Values, members []member) (faults []string) {
	rows := map[*groupSheet]int{}
	for _, m := range members {
		rows[m.sheet]++
		put := func(k report.Key, text string) { values[k.InRow(rows[m.sheet])] = text }
		faults = append(faults, m.sheet.head.read(m.row, s.place(m.sheet.group.Name, m.row.number), put)...)
		if len(faults) >= maxFaults {
			return faults
		}
	}
	return faults
}
