package docx

import (
	"fmt"
	"strings"

	"jibiao/report"
)

// Extract reads the values back out of a filled copy of the form: one that
// Fill made, one that was saved again by Word, WPS or LibreOffice, one that a
// colleague typed into. Places are found by captions and order, never by
// position in the table's grid. Values come as they are printed, leading and
// trailing blanks kept; empty ones are left out.
//
// What is not certain is told, never dropped:
//
//	X1  a value stands at several places with different texts; the cell that
//	    holds nothing but the value wins
//	X2  a place of the form was not found in the file
//	X3  a text of the file has no place in the form
//	X4  a text can be split into its values in several ways
//
// Cells are followed by their captions, also where those were moved within
// their row, or the columns within the table, or changed a little. The rows of
// a loop are those between its neighbours; merged cells give each row their
// text. A loop's columns that the form does not have, and a head that is
// printed again, are told.
//
// A file in which less than a third of the form's captions are found gives a
// *MismatchError; there is no other error.
func (t *Template) Extract(f *File) (report.Values, []report.Issue, error) {
	file := f.grid(false)
	x := extraction{form: &t.grid, sheets: t.sheets, loops: t.sheetLoops, file: &file}
	x.known = make(map[report.Key]string, max(len(t.keys), cells(&file)))
	x.tables()
	if 3*x.found < x.captions {
		return nil, nil, &MismatchError{x.found, x.captions}
	}
	x.solve()
	x.tellMissing()
	for k, v := range x.known {
		if v == "" {
			delete(x.known, k)
		}
	}
	return x.known, x.issues, nil
}

// cells counts the cells of all tables: about as many values a file may have.
func cells(g *report.Grid) int {
	n := 0
	for i := range g.Blocks {
		if t := g.Blocks[i].Table; t != nil {
			n += len(t.Cells)
		}
	}
	return n
}

// An extraction is the state of reading one file.
type extraction struct {
	form, file      *report.Grid
	sheets          [][][]formCell // of the form, by row
	loops           [][]formLoop   // of each of the sheets
	captions, found int            // of the form, in the file
	places          []filled
	missing         []absent
	known           map[report.Key]string
	issues          []report.Issue
}

// A filled place of the form: the text that the file has there.
type filled struct {
	pattern pattern
	text    string
	at      spot
}

// A spot is a place in the form: a cell of the table, or, where cell is -1,
// the paragraph that is the block; of a row that repeats its number, from 1.
type spot struct{ block, cell, row int }

// where names the spot. It is asked only for what is told, because it looks
// through the whole table.
func (x *extraction) where(s spot) string {
	if s.cell < 0 {
		return x.form.WhereParagraph(s.block)
	}
	where := x.form.WhereCell(s.block, s.cell)
	if s.row > 0 {
		where += fmt.Sprintf("（第%d项）", s.row)
	}
	return where
}

// An absent place has no counterpart in the file.
type absent struct {
	key report.Key
	at  spot
}

func (x *extraction) add(i report.Issue) {
	if len(x.issues) < maxIssues {
		i.Level = report.Warning
		x.issues = append(x.issues, i)
	}
}

// lost tells a text of the file that has no place in the form.
func (x *extraction) lost(where, text string) {
	if text = strings.TrimSpace(text); text != "" {
		x.add(report.Issue{ID: "X3", Where: where, Text: text, What: fmt.Sprintf("文件中的“%s”在本表中没有对应的位置，没有读入", excerpt(text))})
	}
}

// excerpt is a text in one line, long enough to be recognized.
func excerpt(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	if s == "" {
		return "（空）"
	}
	return s
}

// tables pairs the tables and reads them, and the paragraphs between them.
func (x *extraction) tables() {
	ours, theirs := sheets(x.form), sheets(x.file)
	taken := map[int]bool{}
	formAt, fileAt := 0, 0
	for i, j := range pairSheets(x.form, x.file, ours, theirs) {
		if j < 0 {
			x.absentRows(x.sheets[i])
			continue
		}
		taken[j] = true
		x.between(formAt, ours[i][0], fileAt, theirs[j][0])
		m := newMatcher(x.sheets[i], fileRows(x.file, theirs[j]))
		m.form, m.file, m.ourSheet, m.theirSheet = lookup{x.form}, lookup{x.file}, ours[i], theirs[j]
		if loops := x.loops[i]; len(loops) > 0 {
			x.loopTable(m, loops)
		} else {
			x.table(m)
		}
		formAt, fileAt = ours[i].end(), theirs[j].end()
	}
	x.between(formAt, len(x.form.Blocks), fileAt, len(x.file.Blocks))
	for j, s := range theirs {
		if !taken[j] {
			x.extraRows(fileRows(x.file, s))
		}
	}
}

// end is the block behind the sheet.
func (s sheet) end() int { return s[len(s)-1] + 1 }

func (x *extraction) absentRows(rows [][]formCell) {
	for _, row := range rows {
		for _, c := range row {
			x.absentCell(c)
		}
	}
}

// absentCell counts the caption and notes the values of a cell that the file lacks.
func (x *extraction) absentCell(c formCell) {
	if c.kind == captionCell || c.kind == mixedCell {
		x.captions++
	}
	for _, k := range c.squeezed.keys {
		x.missing = append(x.missing, absent{k, spot{c.block, c.index, 0}})
	}
}

func (x *extraction) extraRows(rows [][]fileCell) {
	for _, row := range rows {
		x.extraRow(row)
	}
}

func (x *extraction) extraRow(cells []fileCell) {
	var texts []string
	for _, c := range cells {
		if c.text != "" {
			texts = append(texts, strings.TrimSpace(x.theirs(c).Text()))
		}
	}
	if len(texts) > 0 {
		x.lost(x.file.WhereRow(cells[0].block, cells[0].row), strings.Join(texts, " | "))
	}
}

func (x *extraction) ours(c formCell) *report.Cell {
	return &x.form.Blocks[c.block].Table.Cells[c.index]
}

func (x *extraction) theirs(c fileCell) *report.Cell {
	return &x.file.Blocks[c.block].Table.Cells[c.index]
}

// table reads a table of the file by its counterpart in the form.
func (x *extraction) table(m *matcher) {
	taken := make([]bool, len(m.theirs))
	h := heads{m: m}
	for i, j := range m.rows() {
		h.pass(i, j)
		if j < 0 {
			x.absentRows(m.ours[i : i+1])
			continue
		}
		taken[j] = true
		x.row(&h, i, j)
	}
	for j, cells := range m.theirs {
		if !taken[j] {
			x.extraRow(cells)
		}
	}
}

func (x *extraction) row(h *heads, i, j int) {
	ours, theirs := h.m.ours[i], h.m.theirs[j]
	taken := make([]bool, len(theirs))
	for a, b := range h.cells(i, j) {
		if b < 0 {
			x.absentCell(ours[a])
			continue
		}
		taken[b] = true
		x.cell(ours[a], theirs[b])
	}
	var rest []fileCell
	for b, c := range theirs {
		if !taken[b] {
			rest = append(rest, c)
		}
	}
	x.extraRow(rest)
}

func (x *extraction) cell(c formCell, f fileCell) {
	said := c.says(f)
	if c.kind == captionCell || c.kind == mixedCell {
		x.captions++
		if said || c.kind == captionCell && similar(c.squeezed.literals[0], f.text) {
			x.found++
		}
	}
	switch {
	case len(c.squeezed.keys) > 0:
		x.places = append(x.places, filled{c.pattern, textOf(x.theirs(f).Paragraphs), spot{c.block, c.index, 0}})
	case said || f.text == "":
	case c.kind == captionCell:
		x.add(report.Issue{
			ID: "X3", Where: x.file.WhereRow(f.block, f.row),
			What: fmt.Sprintf("本表的标题“%s”在文件中是“%s”，同一行的内容按位置读入", excerpt(x.ours(c).Text()), excerpt(x.theirs(f).Text())),
		})
	default:
		x.lost(x.file.WhereCell(f.block, f.index), x.theirs(f).Text())
	}
}
