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
	unitOfAll       string // that the table says for all its amounts
	choices         []string
	help            string
	blank           string // what is printed where nothing is filled in
	role            role
	wide            bool // a value of several lines has room
	number          int  // of the row among those that share the row's caption; 0 and 1 say nothing
	group           *group
	owned           bool // the name says little without what it stands beside
	key             report.Key
}

// A group is a run of rows that repeats.
type group struct {
	label  label
	heads  []string // of its columns
	beside string   // the caption that its rows share; may be empty
	name   string
	known  bool // Word says that it repeats
}

// An inquiry goes through a form.
type inquiry struct {
	form     *Blank
	controls map[Place][]*Control // by paragraph
	lines    map[Place][]Place
	taken    map[Place]bool // paragraphs of nested tables
	found    []*candidate
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
			if q.chapterText(b) {
				q.keep(&candidate{label: label{row: before}, places: []Place{at.stretch(0, len(text))}, wide: true})
				continue
			}
			q.paragraph(block.Paragraph, at, b < first, label{row: named, section: section})
			if joined(text) != "" && !isPrompt(text) {
				before, named = text, text
			}
			if len(q.found) > n || len([]rune(joined(named))) > longest || annex.MatchString(joined(text)) {
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

// chapterText says whether the empty paragraph is the room for a chapter: the
// heading stands before it, and the next heading, or nothing, behind it.
func (q *inquiry) chapterText(block int) bool {
	blocks := q.form.Grid.Blocks
	if block == 0 || !isEmptyLine(blocks[block]) || !isChapter(blocks[block-1]) {
		return false
	}
	for block < len(blocks) && isEmptyLine(blocks[block]) {
		block++
	}
	return block == len(blocks) || isChapter(blocks[block])
}

func isEmptyLine(b report.Block) bool { return b.Paragraph != nil && isBlank(b.Paragraph.Text()) }

func isChapter(b report.Block) bool {
	if b.Paragraph == nil {
		return false
	}
	text := joined(b.Paragraph.Text())
	return chapter.MatchString(text) && len([]rune(text)) <= 2*longest
}

// keep takes a candidate in.
func (q *inquiry) keep(c *candidate) {
	if len(q.found) < maxFound {
		q.found = append(q.found, c)
	}
}

// paragraph finds the blanks in a paragraph outside of tables.
func (q *inquiry) paragraph(p *report.Paragraph, at Place, top bool, around label) {
	text := p.Text()
	if isPrompt(text) && q.controlAt(at) == nil && around.row != "" {
		q.keep(&candidate{label: around, places: []Place{at.stretch(0, len(text))}, help: text, wide: true})
		return
	}
	l := q.line(p, at)
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
	if annex.MatchString(plain) {
		return false
	}
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
	c := &candidate{label: around, places: []Place{at.stretch(s.from, s.to)}, kind: s.kind, unit: s.unit, choices: s.choices, role: s.role, blank: s.blank}
	if s.control != nil {
		c.help = controlHelp(s.control)
	}
	if s.kind == report.KindDate && nameOf(s.label).text == "" && s.control == nil && !around.none() && at.Cell >= 0 {
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
	q.keep(c)
}

func newInquiry(form *Blank) *inquiry {
	q := &inquiry{form: form, taken: map[Place]bool{}, controls: map[Place][]*Control{}, lines: map[Place][]Place{}}
	for i := range form.Controls {
		at := form.Controls[i].Place.line()
		q.controls[at] = append(q.controls[at], &form.Controls[i])
	}
	for _, tab := range form.Lines {
		q.lines[tab.line()] = append(q.lines[tab.line()], tab)
	}
	return q
}

// controlAt is the first control in the paragraph, or nil.
func (q *inquiry) controlAt(at Place) *Control {
	if list := q.controls[at]; len(list) > 0 {
		return list[0]
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
