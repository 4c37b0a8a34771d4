// Package field is the editor of a value in a table cell. It takes a text and
// gives changes back through callbacks; it knows nothing of reports.
//
// A resting field is drawn text. The one that has the focus holds the only
// live editor: thousands of live editors would cost memory and time. What the
// editor is made of is this package's business alone.
package field

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/paper"
	"jibiao/report"
)

// Options are what a field is, for good.
type Options struct {
	Look    paper.Look
	VAlign  report.VAlign
	Padding fyne.Size
	OneLine bool     // Enter moves on instead of making a paragraph
	Choices []string // offered in a list; other text may be typed
	// MayEdit is asked each time the clerk wants to type; nil = always. It is
	// how a computed cell stays locked.
	MayEdit func() bool
}

// Events are what a field tells. All are called on the window's goroutine; nil
// ones are not.
type Events struct {
	Changed func(text string)                         // a keystroke, a paste, a choice
	Focused func()                                    // the clerk is in the field
	Left    func()                                    // and is no longer
	Next    func()                                    // Enter in a one-line field
	Undo    func()                                    // Ctrl+Z
	Redo    func()                                    // Ctrl+Y
	Refused func()                                    // a click on a field that may not be edited
	Resized func()                                    // HeightFor may answer otherwise now
	Wheel   func(*fyne.ScrollEvent)                   // the wheel over the live editor
	Caret   func(at fyne.Position, height float32)    // the caret moved; relative to the field
	Keys    func(shortcut fyne.Shortcut) (taken bool) // any other shortcut of the program's
	Block   func(rows [][]string) (taken bool)        // a block of cells is pasted, as copied from a spreadsheet
}

// A Group is the fields of one pane: at most one of them is live.
type Group struct {
	canvas fyne.Canvas
	live   *Field
}

// NewGroup makes an empty group for fields on a canvas. The canvas is given
// because Fyne tells an object's canvas only after the first frame, and the
// clerk is to be in a cell from the first frame on.
func NewGroup(c fyne.Canvas) *Group { return &Group{canvas: c} }

// Rest puts the live editor away, if there is one.
func (g *Group) Rest() {
	if g.live != nil {
		g.live.rest()
	}
}

// A Field is the widget.
type Field struct {
	widget.BaseWidget

	group   *Group
	options Options
	on      Events
	text    string
	face    *face
	editor  *editor // nil while resting
}

// New makes a resting field in a group.
func New(group *Group, options Options, on Events) *Field {
	f := &Field{group: group, options: options, on: on}
	f.face = newFace(f)
	f.ExtendBaseWidget(f)
	return f
}

// Text is the text as it stands.
func (f *Field) Text() string { return f.text }

// SetText shows another text without telling anybody.
func (f *Field) SetText(text string) {
	if text == f.text {
		return
	}
	f.text = text
	if f.editor != nil {
		f.editor.show(text)
	}
	f.face.show(text)
	f.resized()
}

// SetLook changes the resting text's look, for a computed value.
func (f *Field) SetLook(look paper.Look) {
	if look == f.options.Look {
		return // its lines are broken already
	}
	f.options.Look = look
	f.face.show(f.text)
}

// Edit gives the field the focus with the caret at the end of the text. It
// does nothing where MayEdit says no.
func (f *Field) Edit() { f.edit(nil) }

// HeightFor is the height that the field needs at a width; the live editor and
// the resting text are both given room, so that nothing jumps when the focus
// comes and goes.
func (f *Field) HeightFor(width float32) float32 {
	height := f.face.text.HeightFor(width)
	if f.editor != nil {
		height = max(height, f.editor.heightFor(width))
	}
	return height
}

// mayEdit asks the options.
func (f *Field) mayEdit() bool { return f.options.MayEdit == nil || f.options.MayEdit() }

// edit makes the field live; at is where it was clicked, nil for the keyboard.
func (f *Field) edit(at *fyne.Position) {
	if !f.mayEdit() {
		call(f.on.Refused)
		return
	}
	if f.editor == nil {
		f.group.Rest()
		f.group.live = f
		f.editor = newEditor(f)
		f.Refresh()
		f.resized()
	}
	f.group.canvas.Focus(f.editor.entry)
	f.editor.placeCaret(at)
}

// rest puts the editor away and shows the text. The focus goes with it: keys
// must not go on into an editor that nobody sees.
func (f *Field) rest() {
	gone := f.editor.entry
	f.editor = nil
	if f.group.canvas.Focused() == fyne.Focusable(gone) {
		f.group.canvas.Unfocus()
	}
	f.group.live = nil
	f.face.show(f.text)
	f.Refresh()
	f.resized()
}

// typed takes the editor's text.
func (f *Field) typed(text string) {
	if f.editor == nil {
		return
	}
	clean := report.CleanText(text)
	if f.options.OneLine {
		clean = strings.ReplaceAll(clean, "\n", "")
	}
	if clean != text {
		f.editor.show(clean)
	}
	if clean == f.text {
		return
	}
	f.text = clean
	f.face.show(clean)
	if f.on.Changed != nil {
		f.on.Changed(clean)
	}
	f.resized()
}

// resized has the owner give the field the height that it wants now. The editor
// is placed anew even if that is the same: its own lines may differ in number
// from those of the resting text.
func (f *Field) resized() {
	call(f.on.Resized)
	if f.editor != nil {
		f.editor.layout(f.Size())
	}
}

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
func (f *Field) CreateRenderer() fyne.WidgetRenderer { return &renderer{field: f} }

type renderer struct{ field *Field }

func (r *renderer) Destroy()           {}
func (r *renderer) MinSize() fyne.Size { return r.field.MinSize() }

func (r *renderer) Objects() []fyne.CanvasObject {
	if e := r.field.editor; e != nil {
		return e.objects()
	}
	return []fyne.CanvasObject{r.field.face}
}

func (r *renderer) Refresh() {
	r.Layout(r.field.Size())
	canvas.Refresh(r.field)
}

func (r *renderer) Layout(size fyne.Size) {
	if e := r.field.editor; e != nil {
		e.layout(size)
		return
	}
	r.field.face.Resize(size)
}
