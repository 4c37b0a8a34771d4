package field

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/paper"
	"jibiao/report"
)

// editor is the live half of a field: Fyne's entry made to look like paper,
// with its traps avoided (it swallows Tab, the wheel and Ctrl+Z).
type editor struct {
	field  *Field
	entry  *entry
	themed *container.ThemeOverride
	twin   *widget.RichText // lays the text out as the entry does, to tell its height
	wheel  *wheel
	arrow  *arrow // nil without choices
}

// entryBorder is what an entry takes of its height for its border, although
// none is seen (see paperTheme).
const entryBorder = 1

// arrowWidth is the room of the button that opens the choices.
const arrowWidth = 24

func newEditor(f *Field) *editor {
	e := &editor{field: f, wheel: newWheel(f.on.Wheel)}
	e.entry = newEntry(f)
	paperLook := paperTheme{Theme: theme.Current(), look: f.options.Look, padding: f.options.Padding.Width}
	e.themed = container.NewThemeOverride(e.entry, paperLook)
	e.twin = widget.NewRichText(&widget.TextSegment{Text: f.text, Style: widget.RichTextStyle{TextStyle: paper.ValueStyle}})
	e.twin.Wrapping = e.entry.Wrapping
	container.NewThemeOverride(e.twin, paperLook)
	if len(f.options.Choices) > 0 {
		e.arrow = newArrow(e.choose)
	}
	return e
}

func (e *editor) objects() []fyne.CanvasObject {
	if e.arrow != nil {
		return []fyne.CanvasObject{e.themed, e.wheel, e.arrow}
	}
	return []fyne.CanvasObject{e.themed, e.wheel}
}

// textWidth is what the arrow leaves.
func (e *editor) textWidth(width float32) float32 {
	if e.arrow != nil {
		return width - arrowWidth
	}
	return width
}

// heightFor asks the twin: an entry that wraps says of its height only how
// many lines it would like to show.
func (e *editor) heightFor(width float32) float32 {
	segment := e.twin.Segments[0].(*widget.TextSegment)
	if segment.Text != e.entry.Text {
		segment.Text = e.entry.Text
		e.twin.Refresh()
	}
	e.twin.Resize(fyne.NewSize(e.textWidth(width), 1))
	return e.twin.MinSize().Height + 2*entryBorder
}

// layout puts the entry where the resting text stands: at the top, in the
// middle or at the bottom.
func (e *editor) layout(size fyne.Size) {
	height := min(size.Height, e.heightFor(size.Width))
	y := float32(0)
	switch e.field.options.VAlign {
	case report.VAlignCenter:
		y = float32(int((size.Height - height) / 2))
	case report.VAlignBottom:
		y = size.Height - height
	}
	e.themed.Move(fyne.NewPos(0, y))
	e.themed.Resize(fyne.NewSize(e.textWidth(size.Width), max(height, size.Height-y)))
	e.wheel.Resize(size)
	if e.arrow != nil {
		e.arrow.Move(fyne.NewPos(size.Width-arrowWidth, 0))
		e.arrow.Resize(fyne.NewSize(arrowWidth, size.Height))
	}
}

// show puts a text that was not typed here.
func (e *editor) show(text string) {
	if e.entry.Text == text {
		return
	}
	e.entry.quiet = true
	e.entry.SetText(text)
	e.entry.quiet = false
}

// placeCaret sets the caret as a click at a place of the field would, or to
// the end of the text.
func (e *editor) placeCaret(at *fyne.Position) {
	if at == nil {
		e.entry.toEnd()
		return
	}
	inside := at.Subtract(e.themed.Position())
	click := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: inside}, Button: desktop.MouseButtonPrimary}
	e.entry.MouseDown(click)
	e.entry.MouseUp(click)
}

// choose drops the list of choices below the field.
func (e *editor) choose() {
	c := e.field.group.canvas
	items := make([]*fyne.MenuItem, len(e.field.options.Choices))
	for i, choice := range e.field.options.Choices {
		items[i] = fyne.NewMenuItem(choice, func() {
			e.entry.SetText(choice)
			c.Focus(e.entry)
			e.entry.toEnd()
		})
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(e.field).AddXY(0, e.field.Size().Height)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, at)
}

// arrow opens the choices. It is no button, because Tab is to go from cell to
// cell and not to the arrows between them.
type arrow struct {
	widget.BaseWidget
	tapped func()
}

func newArrow(tapped func()) *arrow {
	a := &arrow{tapped: tapped}
	a.ExtendBaseWidget(a)
	return a
}

func (a *arrow) Tapped(*fyne.PointEvent) { a.tapped() }

func (a *arrow) CreateRenderer() fyne.WidgetRenderer {
	icon := widget.NewIcon(theme.MenuDropDownIcon())
	return widget.NewSimpleRenderer(container.NewCenter(icon))
}

// wheel lies over the entry and takes nothing but the mouse wheel, which the
// entry would swallow.
type wheel struct {
	widget.BaseWidget
	scrolled func(*fyne.ScrollEvent)
}

func newWheel(scrolled func(*fyne.ScrollEvent)) *wheel {
	w := &wheel{scrolled: scrolled}
	w.ExtendBaseWidget(w)
	return w
}

func (w *wheel) Scrolled(e *fyne.ScrollEvent) {
	if w.scrolled != nil {
		w.scrolled(e)
	}
}

func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
