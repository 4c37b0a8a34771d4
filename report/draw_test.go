package report

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// A table is drawn in lines: rows are lines, cells stand between bars, →3 spans
// three columns, ↓2 two rows, ⏎ parts paragraphs, {{key}} is the place of a
// value. Cells merged from above are left out.
func table(drawing string) *Table {
	t := &Table{}
	covered := map[[2]int]bool{}
	for r, line := range strings.Split(strings.TrimSpace(drawing), "\n") {
		t.Rows = append(t.Rows, Row{})
		column := 0
		for _, drawn := range strings.Split(line, "|") {
			for covered[[2]int{r, column}] {
				column++
			}
			c := cell(drawn)
			c.Row, c.Column = r, column
			for i := range c.RowSpan {
				for j := range c.ColumnSpan {
					covered[[2]int{r + i, column + j}] = true
				}
			}
			t.Cells = append(t.Cells, c)
			column += c.ColumnSpan
		}
		t.Columns = make([]int, max(len(t.Columns), column))
	}
	return t
}

var (
	spanMark  = regexp.MustCompile(`[→↓]\d+`)
	placeMark = regexp.MustCompile(`\{\{.*?\}\}`)
)

func cell(drawn string) Cell {
	c := Cell{RowSpan: 1, ColumnSpan: 1}
	for _, mark := range spanMark.FindAllString(drawn, -1) {
		if n, ok := strings.CutPrefix(mark, "→"); ok {
			c.ColumnSpan, _ = strconv.Atoi(n)
		} else {
			c.RowSpan, _ = strconv.Atoi(strings.TrimPrefix(mark, "↓"))
		}
	}
	for _, line := range strings.Split(strings.Trim(spanMark.ReplaceAllString(drawn, ""), " "), "⏎") {
		c.Paragraphs = append(c.Paragraphs, paragraph(line))
	}
	return c
}

func paragraph(drawn string) Paragraph {
	var p Paragraph
	at := 0
	for _, m := range placeMark.FindAllStringIndex(drawn, -1) {
		if m[0] > at {
			p.Runs = append(p.Runs, Run{Text: drawn[at:m[0]]})
		}
		p.Runs = append(p.Runs, Run{Key: Key(drawn[m[0]+2 : m[1]-2])})
		at = m[1]
	}
	if at < len(drawn) {
		p.Runs = append(p.Runs, Run{Text: drawn[at:]})
	}
	return p
}

// grid is a document of drawings: one with a bar or a span is a table, any
// other a paragraph.
func grid(drawings ...string) Grid {
	var g Grid
	for _, d := range drawings {
		if strings.ContainsAny(d, "|→↓") {
			g.Blocks = append(g.Blocks, Block{Table: table(d)})
			continue
		}
		p := paragraph(d)
		g.Blocks = append(g.Blocks, Block{Paragraph: &p})
	}
	return g
}

// lanzhou has the shape of the shipped form's table.
const lanzhou = `
一、部门整体基本情况 →5
基本情况 ↓3 | 项目名称 | {{项目名称}} →3
评价年度 | {{评价年度}} | 评价类型 | {{评价类型}}
评价对象名称 | {{评价对象名称}} →3
实施目的 | {{实施目的}} →4
资金情况（万元） ↓3 | 预算安排资金 | {{预算安排资金}} | 实际到位资金 | {{实际到位资金}}
其中：市级资金 | {{预算安排.市级资金}} | 其中：市级资金 | {{实际到位.市级资金}}
预算执行率 | {{预算执行率}} →3
三、评价基本情况 →5
绩效评价⏎指标体系 | {{绩效评价指标体系}} →4
四、存在问题 →5
{{存在问题}} →5`

// rows is a grid in which each of the keys stands beside its own name.
func rows(fields []Field) Grid {
	var lines []string
	for _, f := range fields {
		lines = append(lines, string(f.Key)+" | {{"+string(f.Key)+"}}")
	}
	return grid(strings.Join(lines, "\n"))
}

// compiled is the form of a field list without faults, see rows.
func compiled(t testing.TB, spec Spec) *Form {
	t.Helper()
	f, issues := Compile(rows(spec.Fields), spec)
	if len(issues) > 0 {
		t.Fatalf("the form of the test has issues: %+v", issues)
	}
	return f
}
