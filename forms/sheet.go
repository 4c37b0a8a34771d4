package forms

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/grid"
	"jibiao/report"
)

// deskMargin is the desk seen around the sheet; headroom what is shown of the
// page's upper and lower margins: the sheet is one long page, where the whole
// margins of print would only push the table off the screen.
const (
	deskMargin = 18
	headroom   = 48
)

// sheet is the white page in the middle of the desk, with the form's blocks
// below each other at their true widths.
type sheet struct {
	widget.BaseWidget

	pane   *Pane
	page   *canvas.Rectangle
	blocks []sheetBlock
}

type sheetBlock struct {
	content grid.Content
	table   *report.Table // nil for a paragraph
	grid    *grid.Grid
}

func newSheet(p *Pane) *sheet {
	s := &sheet{pane: p, page: canvas.NewRectangle(paperWhite)}
	s.page.StrokeColor, s.page.StrokeWidth = edgeGrey, 1
	s.ExtendBaseWidget(s)
	return s
}

// build makes the form's blocks, with as many rows as the pane draws.
func (s *sheet) build() {
	form := s.pane.draft.Form()
	s.blocks = nil
	for i, b := range form.Grid.Blocks {
		if b.Table == nil {
			s.blocks = append(s.blocks, sheetBlock{content: s.pane.paragraph(b.Paragraph)})
			continue
		}
		groups := slices.DeleteFunc(slices.Clone(form.Groups), func(g report.Group) bool { return g.Block != i })
		t := expand(b.Table, groups, s.pane.rows)
		s.blocks = append(s.blocks, sheetBlock{table: t, grid: s.pane.table(t)})
	}
	s.Refresh()
}

func (s *sheet) paper() report.Page { return s.pane.draft.Form().Grid.Page }

// width is the page's, in the window's units.
func (s *sheet) width() float32 { return s.pane.scale.Twips(s.paper().Width) }

// flow places the blocks from the top of the page and returns the height used.
func (s *sheet) flow(place func(o fyne.CanvasObject, at fyne.Position, size fyne.Size)) float32 {
	scale, page := s.pane.scale, s.paper()
	left := scale.Twips(page.Left)
	room := s.width() - left - scale.Twips(page.Right)
	y := float32(headroom)
	for _, b := range s.blocks {
		if b.grid == nil {
			h := float32(math.Round(float64(b.content.HeightFor(room)))) // tables begin on whole units: their lines are one wide
			place(b.content, fyne.NewPos(left, y), fyne.NewSize(room, h))
			y += h
			continue
		}
		size := b.grid.MinSize()
		place(b.grid, fyne.NewPos(float32(int(left))+b.offset(room, size.Width, s), y), size)
		y += size.Height
	}
	return y + headroom
}

// offset is where a table stands between the margins.
func (b *sheetBlock) offset(room, width float32, s *sheet) float32 {
	switch b.table.Align {
	case report.AlignCenter:
		return float32(int((room - width) / 2))
	case report.AlignRight:
		return room - width
	default:
		return s.pane.scale.Twips(b.table.Indent)
	}
}

// MinSize is the page with some desk around it.
func (s *sheet) MinSize() fyne.Size {
	height := s.flow(func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
	least := s.pane.scale.Twips(s.paper().Height)
	return fyne.NewSize(s.width(), max(height, least)).AddWidthHeight(2*deskMargin, 2*deskMargin)
}

// CreateRenderer is for Fyne.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer {
	return &sheetRenderer{sheet: s}
}

type sheetRenderer struct{ sheet *sheet }

func (r *sheetRenderer) Destroy()           {}
func (r *sheetRenderer) MinSize() fyne.Size { return r.sheet.MinSize() }

func (r *sheetRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.sheet.page}
	for _, b := range r.sheet.blocks {
		if b.grid != nil {
			objects = append(objects, b.grid)
		} else {
			objects = append(objects, b.content)
		}
	}
	return append(objects, r.sheet.pane.tools)
}

func (r *sheetRenderer) Refresh() {
	r.Layout(r.sheet.Size())
	canvas.Refresh(r.sheet)
}

func (r *sheetRenderer) Layout(size fyne.Size) {
	s := r.sheet
	left := max(deskMargin, float32(int((size.Width-s.width())/2)))
	corner := fyne.NewPos(left, deskMargin)
	s.page.Move(corner)
	s.page.Resize(fyne.NewSize(s.width(), max(0, s.MinSize().Height-2*deskMargin)))
	s.flow(func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(corner.Add(at))
		o.Resize(size)
		if g, isGrid := o.(*grid.Grid); isGrid {
			g.Refresh() // its rows may have moved although its size has not
		}
	})
	s.pane.tools.place()
}

// relayout gives every cell the height that it wants now.
func (p *Pane) relayout() {
	p.sheet.Refresh()
	p.scroll.Refresh()
}

// reveal scrolls so that a stretch of a cell (from y, relative to the cell)
// is in view; the top wins where it is longer than the view.
func (p *Pane) reveal(c *valueCell, y, height float32) {
	top := p.sheet.top(c) + y
	view, offset := p.scroll.Size().Height, p.scroll.Offset.Y
	const air = 24
	switch {
	case top-air < offset:
		offset = top - air
	case top+height+air > offset+view:
		offset = min(top-air, top+height+air-view)
	default:
		return
	}
	p.scroll.ScrollToOffset(fyne.NewPos(0, max(0, offset)))
}

// top is where a cell begins on the sheet.
func (s *sheet) top(c *valueCell) float32 {
	for _, b := range s.blocks {
		if b.grid == nil {
			if y, here := topIn(b.content, c); here {
				return b.content.Position().Y + y
			}
			continue
		}
		for _, content := range b.grid.Contents() {
			if y, here := topIn(content, c); here {
				return b.grid.Position().Y + content.Position().Y + y
			}
		}
	}
	return 0
}

// topIn is where a cell begins within a content of the form, if it is there.
func topIn(content grid.Content, c *valueCell) (y float32, here bool) {
	if content == grid.Content(c) {
		return 0, true
	}
	text, isInline := content.(*inlineText)
	if !isInline {
		return 0, false
	}
	for _, o := range text.objects {
		if o == fyne.CanvasObject(c) {
			return c.Position().Y, true
		}
	}
	return 0, false
}
