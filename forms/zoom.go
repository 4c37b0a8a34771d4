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
func (p *Pane) Zoom() int { return int(math.Round(float64(p.scale/paper.Full) * 100)) }

// SetZoom magnifies the paper, by 50 to 200 percent. What is in view stays
// where it is, as do the cell being edited, its caret and what is selected.
func (p *Pane) SetZoom(percent int) {
	percent = max(leastZoom, min(percent, greatestZoom))
	if percent == p.Zoom() {
		return
	}
	keep, editing := p.anchor(), p.isFocused(p.current)
	var from, to int
	if editing {
		from, to = p.cells[p.current].field.Selected()
	}
	p.scale = paper.Full * paper.Scale(percent) / 100
	p.draw(p.rows)
	p.scroll.Refresh()
	p.restore(keep)
	if c := p.cells[p.current]; editing && c.mayEdit() {
		c.field.Select(from, to)
	}
	if p.OnZoom != nil {
		p.OnZoom(percent)
	}
}

// ZoomBy makes the paper larger (1) or smaller (-1) by a step.
func (p *Pane) ZoomBy(steps int) { p.SetZoom(p.Zoom() + steps*zoomStep) }

// An anchor is a point of the form and where it stands in the view.
type anchor struct {
	block, row int
	part       float32 // how far down in the row
	across     float32 // how far from the left edge of the sheet, in widths of it
	seen       fyne.Position
}

// anchor is at the cell being edited, if that is in view, or at what stands at
// the upper edge of the view.
func (p *Pane) anchor() anchor {
	offset, view := p.scroll.Offset, p.scroll.Size()
	y := offset.Y
	if top, _ := p.sheet.extent(p.current); p.isFocused(p.current) && top > offset.Y && top < offset.Y+view.Height {
		y = top
	}
	a := anchor{seen: fyne.NewPos(view.Width/2, y-offset.Y)}
	a.across = (offset.X + a.seen.X) / max(1, p.sheet.Size().Width) // none before the first layout
	y -= p.sheet.corner().Y
	for i := range p.sheet.blocks {
		b := &p.sheet.blocks[i]
		if i > 0 && y < b.at.Y {
			break
		}
		a.block = i
		top, bottom := b.at.Y, b.at.Y+b.size.Height
		if b.grid != nil {
			a.row, top, bottom = b.grid.RowAt(y - b.at.Y)
			top, bottom = top+b.at.Y, bottom+b.at.Y
		}
		a.part = (y - top) / max(1, bottom-top)
	}
	return a
}

// restore scrolls so that the anchor stands where it was seen.
func (p *Pane) restore(a anchor) {
	if len(p.sheet.blocks) == 0 {
		return
	}
	b := &p.sheet.blocks[a.block]
	y, height := b.at.Y, b.size.Height
	if b.grid != nil {
		top := b.grid.RowTop(a.row)
		y, height = y+top, b.grid.RowTop(a.row+1)-top
	}
	y += p.sheet.corner().Y + a.part*height
	p.scrollTo(fyne.NewPos(a.across*p.sheet.Size().Width-a.seen.X, y-a.seen.Y))
}
