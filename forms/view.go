package forms

import (
	"fyne.io/fyne/v2"

	"jibiao/report"
)

// air is what is kept free between a cell that is brought into view and the
// view's edge.
const air = 24

// reveal scrolls so that a stretch of a cell (from y, relative to the cell) is
// in view; the top wins where it is longer than the view.
func (b *board) reveal(k report.Key, y, height float32) {
	at, size := b.sheet.bounds(k)
	view, offset := b.scroll.Size(), b.scroll.Offset
	offset.Y = into(at.Y+y, height, offset.Y, view.Height)
	if b.sheet.MinSize().Width > view.Width { // magnified beyond the view
		offset.X = into(at.X, size.Width, offset.X, view.Width)
	}
	b.scrollTo(offset)
}

// into is the offset, nearest to the present one, at which a stretch is in a
// view of some length.
func into(from, length, offset, view float32) float32 {
	switch {
	case from-air < offset:
		return from - air
	case from+length+air > offset+view:
		return min(from-air, from+length+air-view)
	default:
		return offset
	}
}

// scrollTo shows another part of the sheet.
func (b *board) scrollTo(offset fyne.Position) {
	b.scroll.ScrollToOffset(fyne.NewPos(max(0, offset.X), max(0, offset.Y)))
}

// Page turns a page of the paper: down (1) or up (-1). Where someone types their
// caret stays where it is.
func (b *board) Page(by int) {
	step := b.scroll.Size().Height - 2*deskMargin
	b.scroll.ScrollToOffset(b.scroll.Offset.AddXY(0, float32(by)*step))
}
