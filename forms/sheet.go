package forms

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/grid"
	"jibiao/forms/paper"
	"jibiao/report"
)

// deskMargin is the desk seen above and below the sheet, deskSide the least beside
// it: between the lists of a window of 1280 an A4 page has no more. headroom is what
// is shown of the page's upper and lower margins: the sheet is one long page, where
// the whole margins of print would only push the table off the screen.
const (
	deskMargin = 18
	deskSide   = 5
	headroom   = 48 // at 100 %
)

// overscan is how far beyond the view cells are made, so that a turn of the
// wheel shows what is there already.
const overscan = 150

// sheet is the white page in the middle of the desk, with the form's blocks
// below each other at their true widths. Only those in view are drawn.
type sheet struct {
	widget.BaseWidget

	board   *board
	edge    *canvas.Rectangle // shows around the page: a stroke would be rastered over all of it
	page    *canvas.Rectangle
	blocks  []sheetBlock
	pixels  grid.Pixels
	objects []fyne.CanvasObject
	busy    bool // being arranged
}

// A sheetBlock is a paragraph, in one slot, or a table.
type sheetBlock struct {
	slots []slot
	cells []grid.Cell // of the slots; nil for a paragraph
	grid  *grid.Grid
	align report.Align // of a table between the margins
	left  int          // its indent, twips

	at   fyne.Position // on the sheet
	size fyne.Size
}

func newSheet(b *board) *sheet {
	s := &sheet{board: b, edge: canvas.NewRectangle(edgeGrey), page: canvas.NewRectangle(paperWhite), pixels: grid.PixelsAt(1)}
	s.ExtendBaseWidget(s)
	return s
}

// build makes the form's blocks, with as many rows as the board draws.
func (s *sheet) build() {
	form := s.board.form
	for i := range s.blocks {
		for n := range s.blocks[i].slots {
			s.blocks[i].slots[n].Release()
		}
	}
	s.blocks = make([]sheetBlock, len(form.Grid.Blocks))
	for i, b := range form.Grid.Blocks {
		if b.Table == nil {
			s.blocks[i] = s.board.paragraph(b.Paragraph, i)
			continue
		}
		groups := slices.DeleteFunc(slices.Clone(form.Groups), func(g report.Group) bool { return g.Block != i })
		s.blocks[i] = s.board.table(expand(b.Table, groups, s.board.rows), i)
	}
	s.arrange()
}

func (s *sheet) paper() report.Page { return s.board.form.Grid.Page }

// width is the page's, in the window's units.
func (s *sheet) width() float32 { return s.board.scale.Twips(s.paper().Width) }

// flow reckons where the blocks stand from the top of the page and returns the
// height used.
func (s *sheet) flow() float32 {
	scale, page := s.board.scale, s.paper()
	left := scale.Twips(page.Left)
	room := s.width() - left - scale.Twips(page.Right)
	y := s.pixels.Snap(s.board.zoomed(headroom))
	for i := range s.blocks {
		b := &s.blocks[i]
		b.at = fyne.NewPos(s.pixels.Snap(left), y)
		if b.grid == nil {
			b.size = fyne.NewSize(room, s.pixels.Snap(b.slots[0].HeightFor(room)))
		} else {
			b.grid.SetPixels(s.pixels)
			b.size = b.grid.MinSize()
			b.at.X += s.pixels.Snap(b.offset(room, b.size.Width, scale))
		}
		y += b.size.Height
	}
	return y + s.board.zoomed(headroom)
}

// offset is where a table stands between the margins.
func (b *sheetBlock) offset(room, width float32, scale paper.Scale) float32 {
	switch b.align {
	case report.AlignCenter:
		return (room - width) / 2
	case report.AlignRight:
		return room - width
	default:
		return scale.Twips(b.left)
	}
}

// MinSize is the page with some desk around it.
func (s *sheet) MinSize() fyne.Size {
	least := s.board.scale.Twips(s.paper().Height)
	return fyne.NewSize(s.width(), max(s.flow(), least)).AddWidthHeight(2*deskSide, 2*deskMargin)
}

// arrange draws what is in view now. A cell that wants another height than was
// reckoned without its widget has it drawn once more.
func (s *sheet) arrange() {
	if s.busy {
		return // a cell that is being drawn has called for it
	}
	s.busy = true
	s.pixels = grid.PixelsAt(s.board.canvas.Scale())
	if s.place() {
		s.place()
	}
	s.board.host.lay()
	s.busy = false
}

func (s *sheet) place() (touched bool) {
	least := s.MinSize() // finds where the blocks stand
	corner := s.corner()
	line, size := s.pixels.Width, least.SubtractWidthHeight(2*deskSide, 2*deskMargin)
	s.page.Move(corner)
	s.page.Resize(size)
	s.edge.Move(corner.SubtractXY(line, line))
	s.edge.Resize(size.AddWidthHeight(2*line, 2*line))
	s.objects = append([]fyne.CanvasObject{}, s.edge, s.page)
	top := s.board.scroll.Offset.Y - corner.Y - overscan
	bottom := top + s.board.scroll.Size().Height + 2*overscan
	pins := map[int][]int{}
	for _, at := range s.board.host.pinned() {
		pins[at.block] = append(pins[at.block], at.slot)
	}
	for i := range s.blocks {
		b := &s.blocks[i]
		if b.show(top-b.at.Y, bottom-b.at.Y, pins[i]) {
			touched = true
		}
		if o := b.object(); o != nil {
			o.Move(corner.Add(b.at))
			o.Resize(b.size)
			s.objects = append(s.objects, o)
		}
	}
	s.objects = append(s.objects, s.board.host.overlay())
	return touched
}

// corner is the page's upper left one, in the middle of the desk.
func (s *sheet) corner() fyne.Position {
	left := max(deskSide, (s.Size().Width-s.width())/2)
	return fyne.NewPos(s.pixels.Start(left), s.pixels.Start(deskMargin))
}

// show makes the widgets between two heights and those pinned, and lets go of
// the others; see [grid.Grid.View].
func (b *sheetBlock) show(top, bottom float32, pins []int) (touched bool) {
	if b.grid != nil {
		return b.grid.View(top, bottom, pins)
	}
	if (bottom < 0 || top > b.size.Height) && len(pins) == 0 {
		b.slots[0].Release()
		return false
	}
	before := b.slots[0].HeightFor(b.size.Width)
	b.slots[0].Object()
	return b.slots[0].HeightFor(b.size.Width) != before
}

// object is what is drawn of the block, nil while it is out of view.
func (b *sheetBlock) object() fyne.CanvasObject {
	switch {
	case b.grid != nil:
		return b.grid
	case b.slots[0].made != nil:
		return b.slots[0].made
	default:
		return nil
	}
}

// Move is how the scroller shows another part of the sheet.
func (s *sheet) Move(at fyne.Position) {
	if at != s.Position() {
		s.BaseWidget.Move(at)
		s.board.host.scrolled()
		s.arrange()
	}
}

// CreateRenderer is for Fyne.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer { return &sheetRenderer{sheet: s} }

type sheetRenderer struct{ sheet *sheet }

func (r *sheetRenderer) Destroy()                     {}
func (r *sheetRenderer) MinSize() fyne.Size           { return r.sheet.MinSize() }
func (r *sheetRenderer) Objects() []fyne.CanvasObject { return r.sheet.objects }
func (r *sheetRenderer) Layout(fyne.Size)             { r.sheet.arrange() }

// Refresh has the page painted again, and by that the window: its texts are
// what is costly to paint, and those that changed say so themselves.
func (r *sheetRenderer) Refresh() {
	r.sheet.arrange()
	canvas.Refresh(r.sheet.page)
}

// touch says that the cell of a value wants another height.
func (s *sheet) touch(at place) {
	if g := s.blocks[at.block].grid; g != nil {
		g.TouchCell(at.slot)
	}
}

// touchAll says that any cell may want another height.
func (s *sheet) touchAll() {
	for i := range s.blocks {
		if g := s.blocks[i].grid; g != nil {
			g.Touch()
		}
	}
}

// leftOf is where the table with the cell of a value begins on the sheet.
func (s *sheet) leftOf(k report.Key) float32 {
	at, _ := s.board.places.of(k)
	return s.corner().X + s.blocks[at.block].at.X
}

// extent is where the cell of a value begins on the sheet, and how high it is.
func (s *sheet) extent(k report.Key) (top, height float32) {
	at, size := s.bounds(k)
	return at.Y, size.Height
}

// bounds is where the cell of a value stands on the sheet.
func (s *sheet) bounds(k report.Key) (fyne.Position, fyne.Size) {
	at, found := s.board.places.of(k)
	if !found {
		return fyne.Position{}, fyne.Size{}
	}
	b := &s.blocks[at.block]
	corner, size := s.corner().Add(b.at), b.size
	if b.grid != nil {
		var inside fyne.Position
		inside, size = b.grid.Bounds(at.slot)
		corner = corner.Add(inside)
	}
	if text, inline := b.slots[at.slot].made.(*inlineText); inline {
		c := text.pane.cells[k]
		return corner.Add(c.Position()), c.Size()
	}
	return corner, size
}
