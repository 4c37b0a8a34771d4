package adopt

import (
	"strings"

	"jibiao/report"
)

// A candidate is a field to be, before it has its key.
type candidate struct {
	label
	places, prompts []Place
	kind            report.Kind // "" = not known
	unit            string
	choices         []string
	help            string
	role            role
	wide            bool // a value of several lines has room
	number          int  // of the row among those that share the row's caption; 0 and 1 say nothing
	group           *group
	owned           bool // the name says little without what it stands beside
	key             report.Key
}

// A group is a run of rows that repeats.
type group struct {
	label label
	heads []string // of its columns
	name  string
	known bool // Word says that it repeats
}

// An inquiry goes through a form.
type inquiry struct {
	form  *Blank
	taken map[Place]bool // paragraphs of nested tables
	found []*candidate
}

// nested reads the tables in cells and text boxes.
func (q *inquiry) nested() {
	for i := range q.form.Nested {
		n := &q.form.Nested[i]
		q.sheet(newSheet(n.Table, func(cell int) []Place { return n.At[cell] }), Rows{Block: -1})
		for _, cell := range n.At {
			for _, at := range cell {
				q.taken[at] = true
			}
		}
	}
}

// blocks reads the form from top to bottom.
func (q *inquiry) blocks() {
	first := q.firstTable()
	before, named, section := "", "", "" // the last text, the same if it can name a blank, the last heading
	for b, block := range q.form.Grid.Blocks {
		at := Place{Block: b, Cell: -1}
		switch {
		case block.Table != nil:
			s := newSheet(block.Table, func(cell int) []Place { return paragraphsAt(b, cell, len(block.Table.Cells[cell].Paragraphs)) })
			s.caption, s.section = before, section
			q.sheet(s, Rows{Block: b})
		case q.taken[at]:
		default:
			text := block.Paragraph.Text()
			n := len(q.found)
			q.paragraph(block.Paragraph, at, b < first, label{row: named, section: section})
			if joined(text) != "" && !isPrompt(text) {
				before, named = text, text
			}
			if len(q.found) > n || len([]rune(joined(named))) > longest {
				named = ""
			}
			if numbering.MatchString(joined(text)) {
				section = text
			}
		}
	}
}

func (q *inquiry) firstTable() int {
	for b, block := range q.form.Grid.Blocks {
		if block.Table != nil {
			return b
		}
	}
	return len(q.form.Grid.Blocks)
}

func paragraphsAt(block, cell, n int) []Place {
	list := make([]Place, n)
	for i := range list {
		list[i] = Place{Block: block, Cell: cell, Paragraph: i}
	}
	return list
}

// paragraph finds the blanks in a paragraph outside of tables.
func (q *inquiry) paragraph(p *report.Paragraph, at Place, top bool, around label) {
	text := p.Text()
	if isPrompt(text) && q.controlAt(at) == nil && around.row != "" {
		q.found = append(q.found, &candidate{label: around, places: []Place{at.stretch(0, len(text))}, help: text, wide: true})
		return
	}
	l := newLine(p, at, q.form)
	l.title, l.colon = top, asksAtEnd(text)
	for _, s := range l.stretches() {
		q.add(s, at, around)
	}
}

// asksAtEnd says whether a paragraph ends with a caption that waits for a
// value: short, of one clause, and none that announces what follows.
func asksAtEnd(text string) bool {
	if !endsInColon(text) {
		return false
	}
	name := lead(text, false)
	plain := report.CleanCaption(name)
	for _, word := range []string{"附", "附件", "附表", "附注", "注", "备注", "说明", "填表说明", "填报说明", "如下", "其中", "提示", "包括", "要求"} {
		if strings.HasSuffix(plain, word) {
			return false
		}
	}
	return plain != "" && len([]rune(plain)) <= 14 && !strings.ContainsAny(plain, "，。；") && !chapter.MatchString(joined(text))
}

// add takes a blank of a text in; a label of its own goes before the one
// around it.
func (q *inquiry) add(s stretch, at Place, around label) {
	c := &candidate{label: around, places: []Place{at.stretch(s.from, s.to)}, kind: s.kind, unit: s.unit, choices: s.choices, role: s.role}
	if s.control != nil {
		c.help = controlHelp(s.control)
	}
	if s.kind == report.KindDate && s.label == "" && s.control == nil && !around.none() && at.Cell >= 0 {
		s.label, c.owned = "日期", true
	}
	if own := nameOf(s.label); own.text != "" {
		c.row, c.column, c.over = s.label, "", nil
		if numbered.MatchString(report.CleanCaption(s.label) + "：") {
			around.column, around.over = "", nil // it names the row of the column
		}
		c.groups = around.path()
		for i, j := 0, len(c.groups)-1; i < j; i, j = i+1, j-1 {
			c.groups[i], c.groups[j] = c.groups[j], c.groups[i]
		}
		if at.Cell < 0 {
			c.groups = nil
		}
		if c.unit == "" {
			c.unit = own.unit
		}
	}
	q.found = append(q.found, c)
}

func (q *inquiry) controlAt(at Place) *Control {
	for i := range q.form.Controls {
		if c := &q.form.Controls[i]; c.Place.line() == at {
			return c
		}
	}
	return nil
}

// controlHelp is a control's prompt where it is more than Word's own.
func controlHelp(c *Control) string {
	if p := strings.TrimSpace(c.Prompt); !orders.MatchString(p) && !isBlank(p) && p != c.Title && !strings.HasPrefix(p, "选择") {
		return p
	}
	return ""
}
