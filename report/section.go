package report

import (
	"fmt"
	"regexp"
	"unicode/utf8"
)

// A Section is a part of the form as a clerk knows it: a caption across the
// whole table (一、部门整体基本情况) and what stands below it. A table that begins
// without one is a section called by the paragraph above it, and blanks outside
// of tables are one called by where they stand, so that every field is in one.
type Section struct {
	Title string
	Block int // index of the table in Grid.Blocks, or of the first paragraph
	Row   int // of the caption
	Keys  []Key
}

var numbered = regexp.MustCompile(`^([一二三四五六七八九十]+、|第[一二三四五六七八九十]+部分)`)

// isSectionCaption: a caption across the whole table that is numbered as
// sections are, or that is the first thing in the table.
func (t *Table) isSectionCaption(cell *Cell) bool {
	across := cell.Column == 0 && cell.ColumnSpan == len(t.Columns)
	return across && cell.IsCaption() && (cell.Row == 0 || numbered.MatchString(CleanCaption(cell.Text())))
}

// open begins a section; what is placed from now on is in it.
func (c *compiler) open(title string, block, row int) {
	c.form.Sections = append(c.form.Sections, Section{Title: title, Block: block, Row: row})
}

// beforeCell begins a section for a value in a table that has not begun with
// one. A table that follows the one before without a word goes on with it.
func (c *compiler) beforeCell(block int) {
	n := len(c.form.Sections) - 1
	if n >= 0 && c.form.Grid.continues(c.form.Sections[n].Block, block) {
		return
	}
	c.open(c.form.Grid.titleAbove(block), block, 0)
}

// beforeParagraph begins a section for a value outside of tables, unless it
// follows another such value.
func (c *compiler) beforeParagraph(block int) {
	n := len(c.form.Sections) - 1
	if n >= 0 && c.form.Grid.noTable(c.form.Sections[n].Block, block) {
		return
	}
	c.open(c.form.Grid.placeOf(block), block, 0)
}

// continues says whether the table is that of the other block, or follows it
// with nothing but empty paragraphs between.
func (g *Grid) continues(from, table int) bool {
	for b := from; b < table; b++ {
		if p := g.Blocks[b].Paragraph; p != nil && CleanCaption(p.Text()) != "" || p != nil && len(p.Keys()) > 0 {
			return false
		}
	}
	return true
}

// noTable says whether all blocks from one to another are paragraphs.
func (g *Grid) noTable(from, to int) bool {
	for b := from; b <= to; b++ {
		if g.Blocks[b].Table != nil {
			return false
		}
	}
	return true
}

// longestTitle is how many characters a paragraph has that is a table's title
// and no text of its own.
const longestTitle = 30

// remark is what stands between a title and its table: （2024年度）, 单位：万元.
var remark = regexp.MustCompile(`^[（(].*[）)]$|^(?:金额)?单位[：:]`)

// titleAbove is what the table is called by the last words above it, else by
// its number.
func (g *Grid) titleAbove(table int) string {
	for b := table - 1; b >= 0 && g.Blocks[b].Paragraph != nil; b-- {
		p := g.Blocks[b].Paragraph
		title := CleanCaption(p.Text())
		if title == "" {
			continue
		}
		if remark.MatchString(title) {
			continue
		}
		if len(p.Keys()) == 0 && utf8.RuneCountInString(title) <= longestTitle {
			return title
		}
		break
	}
	number := 0
	for b := range table + 1 {
		if g.Blocks[b].Table != nil {
			number++
		}
	}
	return fmt.Sprintf("表%d", number)
}

// placeOf says where a paragraph stands among the tables.
func (g *Grid) placeOf(block int) string {
	above, below := !g.noTable(0, block), !g.noTable(block, len(g.Blocks)-1)
	switch {
	case above && below:
		return "表间内容"
	case above:
		return "表尾"
	case below:
		return "表头"
	default:
		return "正文"
	}
}
