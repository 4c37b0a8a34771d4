package docx

import (
	"fmt"

	"jibiao/report"
)

// Lint tells what is wrong with the file's main part and what Word, or a
// schema validator, does not say clearly:
//
//	W1  a placeholder left in the text, left open, or misnamed
//	W2  a cell that does not end with a paragraph (Word calls the file damaged)
//	W3  a table without rows or a row without cells
//	W4  a cell merged upwards with nothing above it
//	W5  a row that is wider than the table's grid
//	W6  a bookmark that begins without end or ends without beginning
//	W7  two bookmarks or content controls with one number
//	W9  a header or footer that cannot be read
//
// Of a form it tells besides (Template.Issues):
//
//	W8  rows that repeat for two groups at once
//
// Each kind is in document order.
func (f *File) Lint() []report.Issue { return f.lint(false) }

// lint checks a form, where placeholders are meant to be, or a finished file.
func (f *File) lint(form bool) []report.Issue {
	l := linter{form: form, bookmarks: map[string]*bookmark{}, controls: map[string]bool{}}
	l.texts(f)
	l.visit(f.tree.child("body"))
	if !form {
		l.runningHeads(f)
	}
	for _, id := range l.order {
		if b := l.bookmarks[id]; !b.ended {
			l.add("W6", report.Hint, b.where, fmt.Sprintf("书签“%s”没有结束标记", b.name))
		}
	}
	return l.issues
}

// maxIssues bounds what is told of one file.
const maxIssues = 200

type linter struct {
	form              bool
	issues            []report.Issue
	bookmarks         map[string]*bookmark
	order             []string // of bookmarks
	controls          map[string]bool
	table, row, paras int // where the linter is; row 0 = outside of tables
	nested            int
}

type bookmark struct {
	name, where string
	ended       bool
}

func (l *linter) add(id string, level report.Level, where, what string) {
	if len(l.issues) < maxIssues {
		l.issues = append(l.issues, report.Issue{ID: id, Level: level, Where: where, What: what})
	}
}

func (l *linter) where() string {
	if l.row > 0 {
		return fmt.Sprintf("表%d 第%d行", l.table, l.row)
	}
	return fmt.Sprintf("第%d段", max(l.paras, 1))
}

// visit goes through the element's content in document order.
func (l *linter) visit(n *node) {
	for c := n.first; c != nil; c = c.next {
		switch c.name {
		case "del", "moveFrom":
		case "tbl":
			l.tbl(c)
		case "tc":
			l.cell(c)
		case "p":
			if l.nested == 0 {
				l.paras++
			}
			l.visit(c)
		case "bookmarkStart", "bookmarkEnd":
			l.bookmark(c)
		case "sdtPr":
			l.control(c)
		default:
			l.visit(c)
		}
	}
}

func (l *linter) tbl(tbl *node) {
	if l.nested == 0 {
		l.table, l.row = l.table+1, 0
	}
	l.nested++
	l.rows(tbl)
	l.nested--
	if l.nested == 0 {
		l.row = 0
	}
}

// rows checks the table's rows, then what is in them. A table inside of a
// cell is told under the row that it stands in.
func (l *linter) rows(tbl *node) {
	columns := 0
	if grid := tbl.child("tblGrid"); grid != nil {
		for c := grid.first; c != nil; c = c.next {
			if c.name == "gridCol" {
				columns++
			}
		}
	}
	open := map[int]int{} // column -> row in which a merge was last seen
	rows := 0
	flow(tbl, func(tr *node) {
		if tr.name != "tr" {
			return
		}
		rows++
		if l.nested == 1 {
			l.row = rows
		}
		l.cells(tr, columns, rows, open)
		l.visit(tr)
	})
	if rows == 0 {
		l.add("W3", report.Error, l.where(), "表格没有任何行")
	}
}

func (l *linter) cells(tr *node, columns, row int, open map[int]int) {
	column, cells := skipped(tr.child("trPr"), "gridBefore"), 0
	flow(tr, func(tc *node) {
		if tc.name != "tc" {
			return
		}
		cells++
		pr := tc.child("tcPr")
		merge := pr.child("vMerge")
		if above, ok := open[column]; merge != nil && merge.attr("val") != "restart" && (!ok || above != row-1) {
			l.add("W4", report.Warning, l.where(), fmt.Sprintf("第%d个单元格与上方合并，但上方没有可合并的单元格", cells))
		}
		if merge != nil {
			open[column] = row
		}
		column += span(pr)
	})
	column += skipped(tr.child("trPr"), "gridAfter")
	switch {
	case cells == 0:
		l.add("W3", report.Error, l.where(), "表格的这一行没有单元格")
	case columns > 0 && column > columns:
		l.add("W5", report.Warning, l.where(), fmt.Sprintf("这一行占%d列，超出表格的%d列", column, columns))
	}
}

func (l *linter) cell(tc *node) {
	last := ""
	for c := tc.first; c != nil; c = c.next {
		switch c.name {
		case "p", "tbl", "sdt", "customXml":
			last = c.name
		}
	}
	if last == "" || last == "tbl" {
		l.add("W2", report.Error, l.where(), "单元格末尾缺少段落，Word 会认为文件已损坏")
	}
	l.visit(tc)
}

// texts checks the braces in the text. The places are named after the form's
// reading of the file, where placeholders are no captions.
func (l *linter) texts(f *File) {
	named, plain := f.grid(true), f.grid(false)
	for i, b := range plain.Blocks {
		if b.Paragraph != nil {
			l.text(b.Paragraph.Text(), func() string { return named.WhereParagraph(i) })
			continue
		}
		for j := range b.Table.Cells {
			for k := range b.Table.Cells[j].Paragraphs {
				l.text(b.Table.Cells[j].Paragraphs[k].Text(), func() string { return named.WhereCell(i, j) })
			}
		}
	}
}

func (l *linter) text(text string, where func() string) {
	found, wrong := placeholders(text)
	if l.form {
		found = nil
	}
	if len(l.issues) >= maxIssues || len(found)+len(wrong) == 0 {
		return
	}
	for _, w := range wrong {
		l.add("W1", report.Warning, where(), w.what)
	}
	for _, ph := range found {
		l.add("W1", report.Warning, where(), fmt.Sprintf("文中还留有占位符“{{%s}}”", ph.key))
	}
}

func (l *linter) bookmark(n *node) {
	id := n.attr("id")
	b := l.bookmarks[id]
	switch {
	case n.name == "bookmarkStart" && b != nil:
		l.add("W7", report.Warning, l.where(), fmt.Sprintf("书签“%s”与书签“%s”的编号重复", n.attr("name"), b.name))
	case n.name == "bookmarkStart":
		l.bookmarks[id] = &bookmark{name: n.attr("name"), where: l.where()}
		l.order = append(l.order, id)
	case b == nil || b.ended:
		l.add("W6", report.Hint, l.where(), "书签的结束标记没有对应的开始标记")
	default:
		b.ended = true
	}
}

func (l *linter) control(pr *node) {
	id := pr.child("id")
	if id == nil {
		return
	}
	if v := id.attr("val"); l.controls[v] {
		l.add("W7", report.Warning, l.where(), fmt.Sprintf("内容控件的编号 %s 重复", v))
	} else {
		l.controls[v] = true
	}
}
