package forms

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/paper"
	"jibiao/report"
)

// Tints are the colours of what is new and of what is gone, on white paper. Both
// are marked by lines as well.
type Tints struct{ New, NewGround, Gone, GoneGround color.Color }

// A Comparison is a form's paper with the values of two reports in it: in each
// place both texts in one, with what is new underlined and what is gone struck
// through. It is only read. It belongs to the window's goroutine.
type Comparison struct {
	widget.BaseWidget
	board

	// OnVisit is told which of the spots was gone to.
	OnVisit func(i int)

	content *Contrast
	tints   Tints
	frame   *canvas.Rectangle // around the cell of the spot
	bar     *canvas.Rectangle // beside the lines of the spot in it
	over    *fyne.Container   // both
	at      int               // the spot gone to last; -1 = none yet
}

// NewComparison draws a contrast for a window's canvas.
func NewComparison(content *Contrast, fonts paper.Fonts, tints Tints, c fyne.Canvas) *Comparison {
	made := &Comparison{content: content, tints: tints, frame: canvas.NewRectangle(color.Transparent), bar: canvas.NewRectangle(focusBlue), at: -1}
	made.frame.StrokeColor, made.frame.StrokeWidth = focusBlue, 2
	made.over = container.NewWithoutLayout(made.frame, made.bar)
	made.over.Hide()
	made.board = newBoard(made, content.form, fonts, c)
	made.spread()
	made.draw(content.rows)
	made.ExtendBaseWidget(made)
	return made
}

// CreateRenderer is for Fyne.
func (c *Comparison) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(&deskLayout{&c.board}, c.desk, c.scroll, newWheel(&c.board)))
}

// SetZoom magnifies the paper, by 50 to 200 percent; what is in view stays there.
func (c *Comparison) SetZoom(percent int) {
	if c.magnify(percent) {
		c.tellZoom()
	}
}

// ShowOnly draws only the rows in which something differs (yes), or the whole
// form.
func (c *Comparison) ShowOnly(yes bool) {
	c.part = nil
	if yes {
		c.part = c.content.changedRows
	}
	c.draw(c.rows)
	c.scroll.Refresh()
	if c.at >= 0 {
		c.Visit(c.at)
	}
}

// Visited is the number of the spot gone to last, -1 before the first.
func (c *Comparison) Visited() int { return c.at }

// Visit brings a spot into view and frames its cell.
func (c *Comparison) Visit(i int) {
	c.at = i
	spot := &c.content.Spots[i]
	show(c.over, c.places.has(spot.Key))
	c.sheet.arrange()
	c.bring(spot)
	if c.OnVisit != nil {
		c.OnVisit(i)
	}
}

// bring scrolls to a spot; what is before and behind it in a long text is seen
// as far as there is room.
func (c *Comparison) bring(spot *Spot) {
	if !c.places.has(spot.Key) {
		return // the form has no place for it: its list says more
	}
	_, height := c.sheet.extent(spot.Key)
	c.reveal(spot.Key, 0, height) // then it has its widget
	y, height := c.stretch(spot, height)
	c.reveal(spot.Key, y, height)
	c.lay()
}

// Step goes to the spot behind the one gone to last (by = 1) or before it
// (by = -1), round and round.
func (c *Comparison) Step(by int) {
	n := len(c.content.Spots)
	switch {
	case n == 0:
	case c.at < 0 && by < 0:
		c.Visit(n - 1)
	case c.at < 0:
		c.Visit(0)
	default:
		c.Visit((c.at + by + n) % n)
	}
}

// stretch is where in its cell a spot stands.
func (c *Comparison) stretch(s *Spot, height float32) (y, _ float32) {
	at, _ := c.places.of(s.Key)
	slot := &c.sheet.blocks[at.block].slots[at.slot]
	made, drawn := slot.made.(*inked)
	if !drawn || slot.source.(*bothTexts).sole == "" || s.From == s.To {
		return 0, height
	}
	boxes := made.text.Boxes(s.From, s.To)
	last := boxes[len(boxes)-1]
	return boxes[0].At.Y, last.At.Y + last.Size.Height - boxes[0].At.Y
}

// draw draws the form with so many rows of each group.
func (c *Comparison) draw(rows map[string]int) { c.build(rows) }

func (c *Comparison) drawn(*slot) {}

// watched is the cell of the spot gone to last.
func (c *Comparison) watched() (report.Key, bool) {
	if c.at < 0 {
		return "", false
	}
	return c.content.Spots[c.at].Key, true
}

func (c *Comparison) pinned() []place { return nil }

func (c *Comparison) scrolled() {}

func (c *Comparison) overlay() fyne.CanvasObject { return c.over }

// spotBar is how wide the bar beside a spot is.
const spotBar = 5

// lay puts the frame around the cell, and the bar beside the spot's lines once
// these are drawn.
func (c *Comparison) lay() {
	if !c.over.Visible() {
		return
	}
	spot := &c.content.Spots[c.at]
	at, size := c.sheet.bounds(spot.Key)
	c.frame.Move(at)
	c.frame.Resize(size)
	y, height := c.stretch(spot, size.Height)
	c.bar.Move(at.AddXY(0, y))
	c.bar.Resize(fyne.NewSize(spotBar, height))
}
