package report

import (
	"fmt"
	"slices"
	"strings"
)

// Where says as a clerk would where the key's value stands in the Word file:
// 表1 第4行「评价年度」右侧, 第2段. A key with several places is named by the first
// one in a table, because that is the one to be filled in. A key that has no
// place gives "".
func (g *Grid) Where(k Key) string {
	inText := ""
	table, paragraph := 0, 0
	for _, b := range g.Blocks {
		if b.Paragraph != nil {
			paragraph++
			if inText == "" && slices.Contains(b.Paragraph.Keys(), k) {
				inText = whereParagraph(b.Paragraph, paragraph)
			}
			continue
		}
		table++
		for i := range b.Table.Cells {
			if c := &b.Table.Cells[i]; slices.Contains(c.Keys(), k) {
				if own := c.captionOf(k); own != "" {
					return fmt.Sprintf("表%d 第%d行「%s」后面", table, c.Row+1, own)
				}
				return b.Table.where(c, table)
			}
		}
	}
	return inText
}

func whereParagraph(p *Paragraph, n int) string {
	text := strings.TrimSpace(p.Text())
	if text == "" {
		return fmt.Sprintf("第%d段", n)
	}
	return fmt.Sprintf("第%d段「%s」", n, shorten(text, 12))
}

func shorten(text string, n int) string {
	if r := []rune(text); len(r) > n {
		return string(r[:n]) + "…"
	}
	return text
}

// where names a cell of the n-th table (from 1).
func (t *Table) where(c *Cell, n int) string {
	place := fmt.Sprintf("表%d 第%d行", n, c.Row+1)
	if path := t.rowCaptions(c); len(path) > 0 {
		return place + "「" + path[len(path)-1] + "」右侧"
	}
	if above := t.captionAbove(c); above != nil {
		return place + "「" + CleanCaption(above.Text()) + "」下方"
	}
	return place + fmt.Sprintf("第%d列", c.Column+1)
}
