package forms

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/paper"
	"jibiao/report"
)

const (
	noteRest  = 500 * time.Millisecond // how long the mouse rests before a note is shown
	noteWidth = 460                    // the greatest of its text
	noteGap   = 3                      // between it and its cell
)

// note is the small panel below a cell with a formula that tells how its value
// comes about. One that is shown because the mouse rests on the cell takes no
// clicks; one that the clerk has asked for by a click offers to take back what
// they typed over the formula.
type note struct {
	pane  *Pane
	layer *fyne.Container // over the paper
	cell  *valueCell      // that it is about; nil while it is away
	asked bool            // for, by a click
	held  bool            // the mouse's button is down on what it offers
	stop  func() bool     // the rest that it waits for
}

func newNote(p *Pane) *note { return &note{pane: p, layer: container.NewWithoutLayout()} }

// after is the clock of a pane.
func after(d time.Duration, f func()) (stop func() bool) {
	return time.AfterFunc(d, func() { fyne.Do(f) }).Stop
}

// hover shows the note once the mouse has rested on the cell for a while.
func (n *note) hover(c *valueCell) {
	if n.asked || !n.pane.draft.Form().Computed(c.key) {
		return
	}
	n.end()
	n.stop = n.pane.After(noteRest, func() { n.show(c) })
}

// leave follows the mouse away.
func (n *note) leave() {
	if !n.asked {
		n.end()
	}
}

// ask answers a click on a cell: where something was typed over a formula, it
// offers the formula again.
func (n *note) ask(c *valueCell) {
	n.end()
	if n.pane.overridden(c.key) {
		n.asked = true
		n.show(c, newLink(n, followAgain, func() { n.pane.followAgain(c) }))
	}
}

// end takes the note away, and the one that was to come.
func (n *note) end() {
	if n.stop != nil {
		n.stop()
		n.stop = nil
	}
	n.asked, n.held = false, false
	if n.cell != nil {
		n.cell, n.layer.Objects = nil, nil
		n.layer.Refresh()
	}
}

func (n *note) show(c *valueCell, offered ...fyne.CanvasObject) {
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameOverlayBackground))
	ground.StrokeColor, ground.StrokeWidth, ground.CornerRadius = theme.Color(theme.ColorNameSeparator), 1, 3
	lines := container.New(layout.NewCustomPaddedVBoxLayout(4), append([]fyne.CanvasObject{words(n.pane.explain(c.key))}, offered...)...)
	n.cell = c
	n.layer.Objects = []fyne.CanvasObject{container.NewStack(ground, container.New(layout.NewCustomPaddedLayout(5, 5, 8, 8), lines))}
	n.place()
	n.layer.Refresh()
}

// place puts the note below its cell, or above where there is no room.
func (n *note) place() {
	if n.cell == nil {
		return
	}
	driver, box, view := fyne.CurrentApp().Driver(), n.layer.Objects[0], n.layer.Size()
	size := box.MinSize()
	at := driver.AbsolutePositionForObject(n.cell).Subtract(driver.AbsolutePositionForObject(n.layer))
	y := at.Y + n.cell.Size().Height + noteGap
	if y+size.Height > view.Height {
		y = max(0, min(at.Y-noteGap, view.Height)-size.Height)
	}
	box.Move(fyne.NewPos(max(0, min(at.X, view.Width-size.Width)), y))
	box.Resize(size)
}

// words are a text in the interface's face, as wide as it needs.
func words(text string) fyne.CanvasObject {
	look := paper.Look{
		Font: theme.Current().Font(fyne.TextStyle{}), Size: theme.TextSize(), Color: theme.Color(theme.ColorNameForeground),
	}
	var width float32
	for _, line := range strings.Split(text, "\n") {
		width = max(width, paper.Width(line, look)+1)
	}
	t := paper.NewText(report.VAlignTop, fyne.Size{}, paper.Paragraph{Text: text, Look: look})
	width = min(width, noteWidth)
	return container.New(layout.NewGridWrapLayout(fyne.NewSize(width, t.HeightFor(width))), t)
}

// link is what a note offers.
type link struct {
	widget.BaseWidget
	note   *note
	text   *canvas.Text
	tapped func()
}

func newLink(n *note, text string, tapped func()) *link {
	l := &link{note: n, text: canvas.NewText(text, theme.Color(theme.ColorNameHyperlink)), tapped: tapped}
	l.ExtendBaseWidget(l)
	return l
}

// MouseDown comes before the cell loses the focus to this click, by which its
// note would go.
func (l *link) MouseDown(*desktop.MouseEvent) { l.note.held = true }

// MouseUp is for Fyne, which tells it together with MouseDown.
func (l *link) MouseUp(*desktop.MouseEvent) { l.note.held = false }

// Tapped does what is offered.
func (l *link) Tapped(*fyne.PointEvent) { l.tapped() }

// Cursor says that it can be clicked.
func (l *link) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is for Fyne.
func (l *link) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.text) }
