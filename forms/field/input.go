package field

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"jibiao/forms/paper"
	"jibiao/forms/typeset"
	"jibiao/report"
)

// An Input is the editor as a box in a dialog or a toolbar, in the interface's
// face. One of a single line runs on to the right and scrolls there; one of
// several lines wraps and scrolls down. It has an undo of its own.
type Input struct {
	editor

	// OnChanged is told what was typed or pasted, OnSubmitted and OnDown of Enter
	// and the down arrow in a box of one line, OnEscape of Escape. Nil ones are
	// not called.
	OnChanged   func(text string)
	OnSubmitted func(text string)
	OnDown      func()
	OnEscape    func()

	rows        int
	placeholder *canvas.Text
	box         *canvas.Rectangle
	clip        *container.Clip
	content     *fyne.Container
	history     history
}

// NewInput makes a box of one line.
func NewInput(text string) *Input { return newInput(text, 1) }

// NewTextBox makes a box that shows so many lines and takes paragraphs.
func NewTextBox(text string, rows int) *Input { return newInput(text, rows) }

func newInput(text string, rows int) *Input {
	i := &Input{rows: rows, placeholder: canvas.NewText("", nil), box: canvas.NewRectangle(nil)}
	look := inputLook()
	ink := paper.NewLine(fyne.Size{}, paper.Paragraph{Look: look})
	if rows > 1 {
		ink = paper.NewText(report.VAlignTop, fyne.Size{}, paper.Paragraph{Look: look})
	}
	i.editor.init(i, ink, look, Events{Changed: i.changed, Undo: i.undo, Redo: i.redo, Caret: i.follow, Keys: i.offered})
	i.oneLine = rows == 1
	i.content = container.New(&scrolled{input: i}, i.selected.Container, i.text, i.bar.Rectangle)
	i.clip = container.NewClip(i.content)
	i.SetText(text)
	i.ExtendBaseWidget(i)
	return i
}

// inputLook is the interface's own.
func inputLook() paper.Look {
	th := theme.Current()
	return paper.Look{
		Font: th.Font(fyne.TextStyle{}), Size: th.Size(theme.SizeNameText),
		Color: themed(theme.ColorNameForeground),
	}
}

func themed(name fyne.ThemeColorName) color.Color {
	return theme.Current().Color(name, fyne.CurrentApp().Settings().ThemeVariant())
}

// SetPlaceHolder sets what is said while the box is empty.
func (i *Input) SetPlaceHolder(text string) {
	i.placeholder.Text = text
	i.Refresh()
}

// SetText shows another text without calling OnChanged. It cannot be undone.
// What the box cannot hold is left out of it, as when it is pasted.
func (i *Input) SetText(text string) {
	text = clean(text, i.oneLine)
	i.history = history{now: text}
	i.editor.SetText(text)
	i.showPlaceHolder()
}

// SelectAll selects the text, for a box whose text is likely to be replaced.
func (i *Input) SelectAll() { i.selectAll() }

func (i *Input) changed(text string) {
	i.history.changed(text)
	i.tell(text)
}

func (i *Input) tell(text string) {
	i.showPlaceHolder()
	if i.OnChanged != nil {
		i.OnChanged(text)
	}
}

func (i *Input) showPlaceHolder() {
	if i.placeholder.Hidden != (i.value != "") {
		i.placeholder.Hidden = i.value != ""
		i.placeholder.Refresh()
	}
}

// offered takes Escape, and hands other shortcuts to the window, which would
// have got them if nothing had the focus.
func (i *Input) offered(s fyne.Shortcut) (taken bool) {
	if k, custom := s.(*desktop.CustomShortcut); custom && k.KeyName == fyne.KeyEscape {
		call(i.OnEscape)
		return true
	}
	if c, ok := i.canvasNow().(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
	return true
}

// TypedKey is a key without modifiers, or with Shift.
func (i *Input) TypedKey(key *fyne.KeyEvent) {
	if i.oneLine && (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter) {
		if i.OnSubmitted != nil {
			i.OnSubmitted(i.value)
		}
		return
	}
	if i.oneLine && key.Name == fyne.KeyDown && i.OnDown != nil {
		i.OnDown()
		return
	}
	i.typedKey(key.Name)
}

// TypedShortcut is a key with modifiers.
func (i *Input) TypedShortcut(s fyne.Shortcut) { i.typedShortcut(s) }

func (i *Input) undo() { i.replay(i.history.back()) }
func (i *Input) redo() { i.replay(i.history.forth()) }

func (i *Input) replay(text string, ok bool) {
	if ok {
		i.editor.SetText(text)
		i.tell(text)
	}
}

// FocusGained shows the caret.
func (i *Input) FocusGained() {
	i.gainFocus()
	i.Refresh()
}

// FocusLost hides it.
func (i *Input) FocusLost() {
	i.loseFocus()
	i.follow(fyne.Position{}, 0)
	i.Refresh()
}

// MouseDown places the caret.
func (i *Input) MouseDown(e *desktop.MouseEvent) {
	if c := i.canvasNow(); c != nil {
		c.Focus(i)
	}
	i.press(e)
}

// Dragged selects.
func (i *Input) Dragged(e *fyne.DragEvent) { i.drag(e.Position) }

// Tapped is for Fyne: the click was answered when the button went down.
func (i *Input) Tapped(*fyne.PointEvent) {
	if c := i.canvasNow(); c != nil && !i.focused {
		c.Focus(i)
	}
}

// Cursor is that of text.
func (i *Input) Cursor() desktop.Cursor { return desktop.TextCursor }

// follow scrolls so that the caret is seen, and back to the beginning when the
// clerk is elsewhere.
func (i *Input) follow(fyne.Position, float32) {
	before, room, to := i.text.Position(), i.clip.Size(), fyne.Position{}
	if i.focused {
		caret, end := i.text.CaretBox(i.caret), i.text.CaretBox(typeset.Caret{Offset: len(i.value)})
		to.X = scroll(before.X, caret.At.X, barWidth, end.At.X+barWidth, room.Width)
		to.Y = scroll(before.Y, caret.At.Y, caret.Size.Height, end.At.Y+end.Size.Height, room.Height)
	}
	if to != before {
		i.text.Move(to)
		i.arrange()
	}
}

// scroll is how far a text is moved back in its room, so that a stretch of it
// from a place on is seen and no room is left empty that the text could fill.
func scroll(at, from, length, end, room float32) float32 {
	at = min(at, room-from-length) // its end is seen
	at = max(at, -from)            // and rather its beginning
	return min(0, max(at, room-end))
}

// MinSize is the box with its lines, and a few characters wide.
func (i *Input) MinSize() fyne.Size {
	i.ExtendBaseWidget(i)
	pad := theme.Current().Size(theme.SizeNameInnerPadding)
	return fyne.NewSize(4*i.look.Size, float32(i.rows)*i.text.LineHeight()).AddWidthHeight(2*pad, 2*pad)
}

// CreateRenderer is for Fyne.
func (i *Input) CreateRenderer() fyne.WidgetRenderer {
	r := &inputRenderer{input: i}
	r.paint()
	return r
}

type inputRenderer struct{ input *Input }

func (r *inputRenderer) Destroy()           {}
func (r *inputRenderer) MinSize() fyne.Size { return r.input.MinSize() }

func (r *inputRenderer) Objects() []fyne.CanvasObject {
	i := r.input
	return []fyne.CanvasObject{i.box, i.placeholder, i.clip}
}

func (r *inputRenderer) Refresh() {
	r.paint()
	r.Layout(r.input.Size())
	canvas.Refresh(r.input)
}

// paint takes the theme's colours.
func (r *inputRenderer) paint() {
	i, th := r.input, theme.Current()
	border := themed(theme.ColorNameInputBorder)
	if i.focused {
		border = themed(theme.ColorNamePrimary)
	}
	i.box.FillColor, i.box.StrokeColor = themed(theme.ColorNameInputBackground), border
	i.box.StrokeWidth, i.box.CornerRadius = 1, th.Size(theme.SizeNameInputRadius)
	i.placeholder.Color, i.placeholder.TextSize = themed(theme.ColorNamePlaceHolder), i.look.Size
	i.selected.ink = themed(theme.ColorNameSelection)
	i.setLook(inputLook())
}

func (r *inputRenderer) Layout(size fyne.Size) {
	i := r.input
	pad := theme.Current().Size(theme.SizeNameInnerPadding)
	i.inset = fyne.NewPos(pad, pad)
	i.box.Resize(size)
	i.placeholder.Move(i.inset)
	i.clip.Move(i.inset)
	room := size.SubtractWidthHeight(2*pad, 2*pad)
	i.clip.Resize(room)
	i.content.Resize(room)
}

// scrolled lays the text out in the room of its box, wherever it is scrolled to.
type scrolled struct{ input *Input }

func (s *scrolled) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

func (s *scrolled) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	i := s.input
	i.text.Resize(fyne.NewSize(size.Width, max(size.Height, i.text.HeightFor(size.Width))))
	i.follow(fyne.Position{}, 0)
	i.arrange()
}
