package report

import "fmt"

// WhereCell says as a clerk would which cell is meant, as Where does for a
// key: the cell-th of the cells of the table that is the grid's block-th
// block, both counted from 0. Indexes outside of the grid give "".
func (g *Grid) WhereCell(block, cell int) string {
	t, n := g.tableAt(block)
	if t == nil || cell < 0 || cell >= len(t.Cells) {
		return ""
	}
	return t.where(&t.Cells[cell], n)
}

// WhereRow names a row of the table that is the block-th block: 表1 第4行.
// Rows are counted from 0 here, from 1 in the text.
func (g *Grid) WhereRow(block, row int) string {
	t, n := g.tableAt(block)
	if t == nil {
		return ""
	}
	return fmt.Sprintf("表%d 第%d行", n, row+1)
}

// WhereParagraph names the paragraph that is the block-th block: 第2段「…」.
func (g *Grid) WhereParagraph(block int) string {
	if block < 0 || block >= len(g.Blocks) || g.Blocks[block].Paragraph == nil {
		return ""
	}
	n := 0
	for _, b := range g.Blocks[:block+1] {
		if b.Paragraph != nil {
			n++
		}
	}
	return whereParagraph(g.Blocks[block].Paragraph, n)
}

// tableAt returns the block's table and its number as a person counts, from 1.
func (g *Grid) tableAt(block int) (*Table, int) {
	if block < 0 || block >= len(g.Blocks) {
		return nil, 0
	}
	n := 0
	for _, b := range g.Blocks[:block+1] {
		if b.Table != nil {
			n++
		}
	}
	return g.Blocks[block].Table, n
}
