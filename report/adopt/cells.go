package adopt

import (
	"regexp"
	"slices"
	"strings"
)

var chapter = regexp.MustCompile(`^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[）)]|第[一二三四五六七八九十]+(?:部分|章|节))`)

// sheet finds the fields of a table: repeating rows, empty cells, and blanks
// in the texts of cells.
func (q *inquiry) sheet(s *sheet, at Rows) {
	if len(s.cover)*len(s.table.Columns) > maxPlaces {
		return
	}
	for i := range s.cells {
		q.classify(&s.cells[i])
	}
	s.amounts()
	s.unit = unitOf(s)
	s.divide()
	done := q.runs(s, at)
	for i := range s.cells {
		if c := &s.cells[i]; c.class == blank && !done[i] && !s.corner(c) {
			q.empty(s, c)
		}
	}
	for i := range s.cells {
		switch c := &s.cells[i]; {
		case c.class == text:
			q.texts(s, c)
		case c.class == caption && endsInColon(c.says()) && (!c.used || numbered.MatchString(joined(c.says()))):
			q.open(s, c)
		}
	}
}

// numbered are the captions that a name is written behind: 指标1：
var numbered = regexp.MustCompile(`^[\p{Han}]{0,6}\d+[：:]$`)

// lineNumber are columns that a form numbers itself where it has rows of its own.
var lineNumber = regexp.MustCompile(`^(?:序号|序|行次|编号)$`)

// classify looks at what is in a cell.
func (q *inquiry) classify(c *cell) {
	for i, at := range c.at {
		c.own[i] = !q.taken[at]
	}
	said := c.says()
	var control *Control
	for i, at := range c.at {
		if k := q.controlAt(at); k != nil && c.own[i] && control == nil {
			control = k
		}
	}
	switch {
	case !slices.Contains(c.own, false) && (isBlank(said) || control == nil && isPrompt(said)):
		c.class = blank
		c.control = control
	case control != nil && joined(said) == joined(control.Prompt):
		c.class, c.control = blank, control
	case figure.MatchString(joined(said)):
		c.class = fixed
	case listOfNames(said):
		c.class = text
	case slices.Contains(c.own, false) && isBlank(said):
		c.class = fixed // only room for the table inside
	default:
		c.class = caption
		for i := range c.Paragraphs {
			l := q.line(&c.Paragraphs[i], c.at[i])
			if c.own[i] && len(l.stretches()) > 0 {
				c.class = text
			}
		}
		if c.class == text && !q.mixed(c) {
			c.class = caption
		}
	}
}

// listOfNames: 目标1： 目标2： in lines of one cell are all to be written behind.
func listOfNames(said string) bool {
	names := 0
	for _, line := range strings.Split(said, "\n") {
		switch {
		case numbered.MatchString(joined(line)):
			names++
		case !isBlank(line):
			return false
		}
	}
	return names > 1
}

// mixed: blanks behind the cell's last colon alone make no text of it; the
// value may stand beside it.
func (q *inquiry) mixed(c *cell) bool {
	said := c.says()
	if !endsInColon(said) || len(c.Paragraphs) > 1 {
		return true
	}
	l := q.line(&c.Paragraphs[0], c.at[0])
	list := l.stretches()
	return len(list) != 1 || strings.TrimSpace(said[list[0].to:]) != "" || slices.Contains(l.drawn, true)
}

// corner says whether an empty cell of a head is there for no value.
func (s *sheet) corner(c *cell) bool { return s.bands[c.Row].kind == heads }

// empty makes a field of an empty cell.
func (q *inquiry) empty(s *sheet, c *cell) {
	l := s.label(c)
	if untitled := c.control == nil || c.control.Title == ""; untitled && (l.none() || l.seal()) {
		return
	}
	if l.row != "" && l.column != "" && lineNumber.MatchString(bare(l.column)) {
		return
	}
	f := &candidate{label: l, number: s.ordinal(c), wide: s.wide(c, 40) || s.tall(c)}
	q.put(f, c)
	f.unit, f.unitOfAll = unitIn(l.path()), s.unit
	q.keep(f)
}

// put places the field in the cell: at its control, or where its blanks or
// prompt are, or in its first paragraph.
func (q *inquiry) put(f *candidate, c *cell) {
	if k := c.control; k != nil {
		f.kind, f.choices, f.help = k.Kind, k.Choices, controlHelp(k)
		f.places = append(f.places, k.Place)
		if f.none() {
			f.row = k.Title
		}
		return
	}
	said := c.says()
	if joined(said) != "" && !isBlank(said) {
		f.help = strings.TrimSpace(said)
	}
	main := 0
	for i := range c.Paragraphs {
		if joined(c.Paragraphs[i].Text()) != "" {
			main = i
			break
		}
	}
	for i := range c.Paragraphs {
		if stretch := c.at[i].stretch(0, len(c.Paragraphs[i].Text())); i == main {
			f.places = append(f.places, stretch)
		} else if stretch.To > 0 {
			f.prompts = append(f.prompts, stretch)
		}
	}
}

// ordinal is which of the rows beside the same caption the cell stands in.
func (s *sheet) ordinal(c *cell) int {
	stub, _ := s.leftOf(c)
	if stub == nil {
		return 0
	}
	n := 0
	for r := stub.Row; r <= c.Row; r++ {
		if s.bands[r].kind != heads && s.bands[r].kind != heading {
			n++
		}
	}
	return n
}

// tall says whether the cell has room for several lines.
func (s *sheet) tall(c *cell) bool {
	height := 0
	for r := c.Row; r < min(c.bottom(), len(s.table.Rows)); r++ {
		height += s.table.Rows[r].Height
	}
	return height/max(c.RowSpan, 1) >= 1000 || len(c.Paragraphs) > 2
}

// texts makes fields of the blanks in a cell's text. Empty lines above the
// text are room for what the cell is captioned.
func (q *inquiry) texts(s *sheet, c *cell) {
	around := s.label(c)
	if joined(c.Paragraphs[0].Text()) == "" && c.own[0] && !around.none() && q.controlAt(c.at[0]) == nil {
		q.keep(&candidate{label: around, places: []Place{c.at[0]}, wide: true})
	}
	for i := range c.Paragraphs {
		if !c.own[i] {
			continue
		}
		l := q.line(&c.Paragraphs[i], c.at[i])
		l.amount = true
		l.colon = asksAtEnd(l.text) || numbered.MatchString(joined(l.text))
		for _, t := range l.stretches() {
			q.add(t, c.at[i], around)
		}
		if asksAtEnd(l.text) && q.roomBelow(c, i) {
			q.found[len(q.found)-1].wide = true
			around = label{row: l.text, section: around.section, title: around.title}
		}
	}
}

// roomBelow says whether the paragraph is the caption of the empty lines below it.
func (q *inquiry) roomBelow(c *cell, paragraph int) bool {
	next := paragraph + 1
	return next < len(c.Paragraphs) && c.own[next] && joined(c.Paragraphs[next].Text()) == "" && q.controlAt(c.at[next]) == nil
}

// open makes fields behind captions that end with a colon, where no other cell
// is named after them.
func (q *inquiry) open(s *sheet, c *cell) {
	around := s.label(c)
	for i := range c.Paragraphs {
		said := c.Paragraphs[i].Text()
		if !c.own[i] || !numbered.MatchString(joined(said)) && !asksAtEnd(said) {
			continue
		}
		l := q.line(&c.Paragraphs[i], c.at[i])
		l.colon = true
		for _, t := range l.stretches() {
			q.add(t, c.at[i], around)
		}
	}
}

// amounts finds the cells beside a caption that hold nothing but a unit: the
// amount is written before it.
func (s *sheet) amounts() {
	for i := range s.cells {
		c := &s.cells[i]
		left, right := s.at(c.Row, c.Column-1), s.at(c.Row, c.end())
		said := strings.Trim(joined(c.says()), "（）()")
		if c.class == caption && units[said] && left != nil && left.class == caption && !strings.HasSuffix(joined(left.says()), "单位") &&
			(right == nil || right.class == caption) && !units[strings.Trim(joined(left.says()), "（）()")] {
			c.class = text
		}
	}
}

var unitLine = regexp.MustCompile(`单位[：:](万元|亿元|千元|元)`)

// unitOf is the unit that the table says once for all its amounts.
func unitOf(s *sheet) string {
	texts := []string{s.caption}
	for i := range s.cells {
		texts = append(texts, s.cells[i].says())
	}
	for _, t := range texts {
		if m := unitLine.FindStringSubmatch(joined(t)); m != nil {
			return m[1]
		}
	}
	return ""
}
