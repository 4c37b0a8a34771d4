// Package field is the editor of texts: of a value in a table cell (Field) and
// of what is asked in a dialog or a search box (Input). It takes a text and
// gives changes back through callbacks; it knows nothing of reports.
//
// A resting field and the one being edited are the same drawn text, so that
// nothing moves when the focus comes: a caret and a selection are added to it.
//
// # Input methods
//
// Text that an input method commits arrives through TypedRune, a character at
// a time. Text that is still being composed never comes here and is not stored.
// Whoever places an input method's window asks [FocusedCaret] where the caret
// is, and is told by [OnCaretMoved] when it has moved.
package field

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"jibiao/forms/paper"
	"jibiao/forms/typeset"
	"jibiao/report"
)

// Options are what a field is, for good.
type Options struct {
	Look    paper.Look
	VAlign  report.VAlign
	Padding fyne.Size
	OneLine bool     // Enter moves on instead of making a paragraph
	Choices []string // offered in a list; other text may be typed
	// Panel makes what a value is picked from instead of a list; nil = none is.
	// It tells the picked text, or that nothing is picked. It gets the focus if
	// it takes keys.
	Panel func(picked func(text string), closed func()) fyne.CanvasObject
	// MayEdit is asked each time the clerk wants to type; nil = always. It is
	// how a computed cell stays locked.
	MayEdit func() bool
}

// A Direction is where the clerk leaves a field for.
type Direction int

// The directions of the arrow keys.
const (
	Left Direction = iota
	Right
	Up
	Down
)

// Events are what a field tells. All are called on the window's goroutine; nil
// ones are not.
type Events struct {
	Changed func(text string)                         // a keystroke, a paste, a choice
	Focused func(jumped bool)                         // the clerk is in the field; if they jumped there, it may be out of view
	Left    func()                                    // and is no longer
	Next    func()                                    // Enter in a one-line field
	Leave   func(Direction) (taken bool)              // an arrow key that has nowhere to go in the text
	Break   func()                                    // what was typed up to here is a step of its own
	Undo    func()                                    // Ctrl+Z
	Redo    func()                                    // Ctrl+Y
	Refused func()                                    // a click on a field that may not be edited
	Menu    func() []*fyne.MenuItem                   // more for the context menu; all there is in a field that may not be edited
	Resized func()                                    // HeightFor may answer otherwise now
	Caret   func(at fyne.Position, height float32)    // the caret moved; relative to the field
	Page    func(by int)                              // the keys that turn pages: -1 back, 1 on
	Keys    func(shortcut fyne.Shortcut) (taken bool) // any other key or shortcut (F7 too, as one without modifiers)
	Block   func(rows [][]string) (taken bool)        // a block of cells is pasted, as copied from a spreadsheet
}

// A Group is the fields of one pane: the clerk is in at most one of them.
type Group struct {
	canvas fyne.Canvas
	live   *Field
}

// NewGroup makes an empty group for fields on a canvas. The canvas is given
// because Fyne tells an object's canvas only after the first frame, and the
// clerk is to be in a cell from the first frame on.
func NewGroup(c fyne.Canvas) *Group { return &Group{canvas: c} }

// Rest ends the editing, if a field is being edited. The focus goes with it:
// keys must not go on into a field that nobody sees.
func (g *Group) Rest() {
	if f := g.live; f != nil {
		g.live = nil
		f.unselect()
		if g.canvas.Focused() == fyne.Focusable(f) {
			g.canvas.Unfocus()
		}
	}
}

// ComeFrom puts the caret of the field being edited to the side at which an
// arrow key comes into it from another field.
func (g *Group) ComeFrom(d Direction) {
	if g.live != nil && (d == Right || d == Down) {
		g.live.move(typeset.Caret{}, false)
	}
}

// A Field is the widget.
type Field struct {
	editor

	group   *Group
	options Options
	arrow   *arrow         // nil where nothing is offered
	arrival *typeset.Caret // where the caret will be when the focus comes; nil for the text's end
	clicked bool           // the focus comes by the mouse
}

// New makes a resting field in a group.
func New(group *Group, options Options, on Events) *Field {
	f := &Field{group: group, options: options}
	text := paper.NewText(options.VAlign, options.Padding, paper.Paragraph{Look: options.Look})
	f.editor.init(f, text, options.Look, on)
	f.oneLine, f.canvas = options.OneLine, group.canvas
	f.selected.ink = paperSelection
	if len(options.Choices) > 0 || options.Panel != nil {
		f.arrow = newArrow(f.open)
	}
	f.ExtendBaseWidget(f)
	return f
}

// SetLook changes the text's look, for a computed value.
func (f *Field) SetLook(look paper.Look) { f.setLook(look) }

// Edit gives the field the focus with the caret at the end of the text. It
// does nothing where MayEdit says no.
func (f *Field) Edit() { f.focus(typeset.Caret{Offset: math.MaxInt}) }

// Select gives the field the focus with a stretch of its text selected, from
// one byte offset up to another, where the caret will be; what the text does not
// have is left out.
func (f *Field) Select(from, to int) {
	f.focus(typeset.Caret{Offset: to})
	if f.focused {
		f.selectSpan(from, to)
	}
}

// Selected is what Select would select again: the byte offsets at which the
// selection began and at which the caret stands, the same while nothing is
// selected.
func (f *Field) Selected() (from, to int) { return f.anchor, f.caret.Offset }

// focus lets the clerk into the field, with the caret at a place, or at the end
// of a text that is shorter.
func (f *Field) focus(at typeset.Caret) {
	if !f.mayEdit() {
		call(f.on.Refused)
		return
	}
	f.arrival = &at
	f.group.canvas.Focus(f)
	f.arrival = nil
	f.move(at, false)
}

// mayEdit asks the options.
func (f *Field) mayEdit() bool { return f.options.MayEdit == nil || f.options.MayEdit() }

// HeightFor is the height that the field needs at a width.
func (f *Field) HeightFor(width float32) float32 { return f.text.HeightFor(width) }

// FocusGained comes by a click, by the Tab key, and when a menu or another
// window is closed; then the caret is where it was.
func (f *Field) FocusGained() {
	comes := f.group.live != f
	if comes {
		f.group.Rest()
		f.group.live = f
		f.caret = typeset.Caret{Offset: len(f.value)}
		if f.arrival != nil {
			f.caret = *f.arrival
			f.caret.Offset = f.within(f.caret.Offset)
		}
		f.anchor = f.caret.Offset
	}
	if f.on.Focused != nil {
		f.on.Focused(comes && !f.clicked)
	}
	f.gainFocus()
}

// FocusLost leaves the selection as it is: the focus also goes, and comes back,
// with menus and with the window.
func (f *Field) FocusLost() {
	f.loseFocus()
	call(f.on.Left)
}

// MouseDown places the caret; a locked field waits for the whole click.
func (f *Field) MouseDown(e *desktop.MouseEvent) {
	if f.mayEdit() {
		at := f.caretAt(e.Position)
		f.arrival, f.clicked = &at, true
		f.group.canvas.Focus(f)
		f.arrival, f.clicked = nil, false
		f.press(e)
	}
}

// Tapped is a click. It has been answered when the button went down, but on a
// field that is locked.
func (f *Field) Tapped(e *fyne.PointEvent) {
	if !f.focused {
		f.focus(f.text.CaretAt(e.Position))
	}
}

// Dragged selects.
func (f *Field) Dragged(e *fyne.DragEvent) {
	if f.focused {
		f.drag(e.Position)
	}
}

// TypedKey is a key without modifiers, or with Shift.
func (f *Field) TypedKey(key *fyne.KeyEvent) {
	enter := key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter
	if enter && f.options.OneLine {
		call(f.on.Next)
		return
	}
	f.typedKey(key.Name)
}

// TypedShortcut opens what the field offers by Alt+Down.
func (f *Field) TypedShortcut(s fyne.Shortcut) {
	if k, custom := s.(*desktop.CustomShortcut); custom && f.arrow != nil && *k == openOffer {
		f.open()
		return
	}
	f.typedShortcut(s)
}

// Cursor says what a click will do.
func (f *Field) Cursor() desktop.Cursor {
	if f.Disabled() {
		return desktop.DefaultCursor
	}
	return desktop.TextCursor
}

// Disabled keeps the Tab key off a field that may not be edited.
func (f *Field) Disabled() bool { return !f.mayEdit() }

// Disable is asked of nobody: the options decide.
func (f *Field) Disable() {}

// Enable likewise.
func (f *Field) Enable() {}

func call(f func()) {
	if f != nil {
		f()
	}
}

// MinSize leaves the width to the layout.
func (f *Field) MinSize() fyne.Size {
	f.ExtendBaseWidget(f)
	return fyne.NewSize(1, f.HeightFor(max(1, f.Size().Width)))
}

// CreateRenderer is for Fyne.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{f.selected.Container, f.text, f.bar.Rectangle}
	if f.arrow != nil { // the text stands as on paper, over the arrow if it must
		objects = append([]fyne.CanvasObject{f.arrow}, objects...)
	}
	return &renderer{field: f, objects: objects}
}

type renderer struct {
	field   *Field
	objects []fyne.CanvasObject
}

func (r *renderer) Destroy()                     {}
func (r *renderer) MinSize() fyne.Size           { return r.field.MinSize() }
func (r *renderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *renderer) Refresh() {
	r.Layout(r.field.Size())
	canvas.Refresh(r.field)
}

func (r *renderer) Layout(size fyne.Size) {
	f := r.field
	f.text.Resize(size)
	if f.arrow != nil {
		f.arrow.Move(fyne.NewPos(size.Width-arrowWidth, 0))
		f.arrow.Resize(fyne.NewSize(arrowWidth, size.Height))
	}
	f.arrange()
}

// clean is a text as a field may hold it.
func clean(text string, oneLine bool) string {
	text = report.CleanText(text)
	if oneLine {
		text = strings.ReplaceAll(text, "\n", "")
	}
	return text
}
