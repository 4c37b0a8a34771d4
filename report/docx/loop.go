package docx

import (
	"slices"

	"jibiao/report"
)

// A loopPlace is the run of rows of the form that repeats for a group.
type loopPlace struct {
	group     string
	block     int // of the table in the grid
	row, rows int // the run's first row in the table, and how many the form has
}

func (p *loopPlace) overlaps(q *loopPlace) bool {
	return p.block == q.block && p.row < q.row+q.rows && q.row < p.row+p.rows
}

// loopPlaces finds the runs of rows whose cells hold places of one group, as
// report.Compile sees them: a group stands where it is met first. A row
// repeats for one group only; groups that meet another in its rows are told
// apart as crossing.
func loopPlaces(g *report.Grid) (places, crossing []loopPlace) {
	var all []loopPlace
	for b, block := range g.Blocks {
		if block.Table == nil {
			continue
		}
		for i := range block.Table.Cells {
			cell := &block.Table.Cells[i]
			for _, k := range cell.Keys() {
				if group, _, repeats := k.Repeats(); repeats {
					all = joinLoop(all, group, b, cell)
				}
			}
		}
	}
	for _, p := range all {
		if slices.ContainsFunc(places, func(q loopPlace) bool { return p.overlaps(&q) }) {
			crossing = append(crossing, p)
		} else {
			places = append(places, p)
		}
	}
	return places, crossing
}

func joinLoop(all []loopPlace, group string, block int, cell *report.Cell) []loopPlace {
	i := slices.IndexFunc(all, func(p loopPlace) bool { return p.group == group })
	if i < 0 {
		return append(all, loopPlace{group, block, cell.Row, cell.RowSpan})
	}
	p := &all[i]
	if block == p.block && cell.Row <= p.row+p.rows {
		p.rows = max(p.rows, cell.Row+cell.RowSpan-p.row)
	}
	return all
}

// crossed tells of groups whose rows are another group's too.
func crossed(g *report.Grid, crossing []loopPlace) []report.Issue {
	var issues []report.Issue
	for _, p := range crossing {
		issues = append(issues, report.Issue{
			ID: "W8", Level: report.Error, Where: g.WhereRow(p.block, p.row),
			What: "重复的栏目“" + p.group + "”与另一组重复的栏目在同一行，一行只能按一组重复，它的内容不会打印",
		})
	}
	return issues
}

// tableNodes are the tables of the body in the order of the grid's.
func tableNodes(body *node) []*node {
	var list []*node
	flow(body, func(n *node) {
		if n.name == "tbl" {
			list = append(list, n)
		}
	})
	return list
}

// rowNodes are the table's rows in the order of the grid's.
func rowNodes(tbl *node) []*node {
	var list []*node
	flow(tbl, func(n *node) {
		if n.name == "tr" && n.child("trPr").child("del") == nil {
			list = append(list, n)
		}
	})
	return list
}

// A columnCell is a cell of a row and the column of the grid at which it begins.
type columnCell struct {
	*node
	column int
}

func columnCells(tr *node) []columnCell {
	var list []columnCell
	column := skipped(tr.child("trPr"), "gridBefore")
	flow(tr, func(n *node) {
		if n.name == "tc" {
			list = append(list, columnCell{n, column})
			column += span(n.child("tcPr"))
		}
	})
	return list
}
