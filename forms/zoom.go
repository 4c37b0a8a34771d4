package forms

import (
	"math"

	"fyne.io/fyne/v2"

	"jibiao/forms/paper"
)

// The least and the greatest magnification, in percent, and what one turn of
// the wheel or one press of a key changes.
const (
	leastZoom    = 50
	greatestZoom = 200
	zoomStep     = 10
)

// Zoom is how much the paper is magnified, in percent: 100 shows an inch of it
// on 96 units.
func (b *board) Zoom() int { return int(math.Round(float64(b.scale/paper.Full) * 100)) }

// magnify draws the paper anew, magnified by 50 to 200 percent, with what is in
// view where it is. It says no where the paper has that size already.
func (b *board) magnify(percent int) bool {
	percent = max(leastZoom, min(percent, greatestZoom))
	if percent == b.Zoom() {
		return false
	}
	keep := b.anchor()
	b.scale = paper.Full * paper.Scale(percent) / 100
	b.host.draw(b.rows)
	b.scroll.Refresh()
	b.restore(keep)
	return true
}

// tellZoom tells how much the paper is magnified now.
func (b *board) tellZoom() {
	if b.OnZoom != nil {
		b.OnZoom(b.Zoom())
	}
}

// SetZoom magnifies the paper, by 50 to 200 percent. What is in view stays
// where it is, as do the cell being edited, its caret and what is selected.
func (p *Pane) SetZoom(percent int) {
	editing := p.isFocused(p.current)
	var from, to int
	if editing {
		from, to = p.cells[p.current].field.Selected()
	}
	if !p.magnify(percent) {
		return
	}
	if c := p.cells[p.current]; editing && c.mayEdit() {
		c.field.Select(from, to)
	}
	p.tellZoom()
}

// ZoomBy makes the paper larger (1) or smaller (-1) by a step.
func (b *board) ZoomBy(steps int) { b.host.SetZoom(b.Zoom() + steps*zoomStep) }

// An anchor is a point of the form and where it stands in the view.
type anchor struct {
	block, row int
	part       float32 // how far down in the row
	across     float32 // how far from the left edge of the sheet, in widths of it
	seen       fyne.Position
}

// anchor is at the cell being looked at, if that is in view, or at what stands at
// the upper edge of the view.
func (b *board) anchor() anchor {
	offset, view := b.scroll.Offset, b.scroll.Size()
	y := offset.Y
	k, looking := b.host.watched()
	if top, _ := b.sheet.extent(k); looking && top > offset.Y && top < offset.Y+view.Height {
		y = top
	}
	a := anchor{seen: fyne.NewPos(view.Width/2, y-offset.Y)}
	a.across = (offset.X + a.seen.X) / max(1, b.sheet.Size().Width) // none before the first layout
	y -= b.sheet.corner().Y
	for i := range b.sheet.blocks {
		block := &b.sheet.blocks[i]
		if i > 0 && y < block.at.Y {
			break
		}
		a.block = i
		top, bottom := block.at.Y, block.at.Y+block.size.Height
		if block.grid != nil {
			a.row, top, bottom = block.grid.RowAt(y - block.at.Y)
			top, bottom = top+block.at.Y, bottom+block.at.Y
		}
		a.part = (y - top) / max(1, bottom-top)
	}
	return a
}

// restore scrolls so that the anchor stands where it was seen.
func (b *board) restore(a anchor) {
	if len(b.sheet.blocks) == 0 {
		return
	}
	block := &b.sheet.blocks[a.block]
	y, height := block.at.Y, block.size.Height
	if block.grid != nil {
		top := block.grid.RowTop(a.row)
		y, height = y+top, block.grid.RowTop(a.row+1)-top
	}
	y += b.sheet.corner().Y + a.part*height
	b.scrollTo(fyne.NewPos(a.across*b.sheet.Size().Width-a.seen.X, y-a.seen.Y))
}
