package app

import (
	"image/color"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/paper"
	"jibiao/report"
)

// label is one line of text in the interface's face.
func label(text string, size float32, ink color.Color) *canvas.Text {
	t := canvas.NewText(text, ink)
	t.TextSize = size
	return t
}

// clip shortens a text with … until it is at most as wide as its room.
func clip(text string, size, room float32) string {
	fits := func(s string) bool { return fyne.MeasureText(s, size, fyne.TextStyle{}).Width <= room }
	if fits(text) {
		return text
	}
	runes := []rune(text)
	n := sort.Search(len(runes), func(n int) bool { return !fits(string(runes[:n+1]) + "…") })
	return string(runes[:n]) + "…"
}

// clipUnit is a report's unit and year, of which the unit is shortened: the year
// tells one report from the other.
func clipUnit(unit, between, year string, size, room float32) string {
	if unit == "" || year == "" {
		return clip(unit+year, size, room)
	}
	rest := between + year
	return clip(unit, size, room-fyne.MeasureText(rest, size, fyne.TextStyle{}).Width) + rest
}

// cutting is the layout of one label that is cut to the room that there is, and
// asks for none.
type cutting struct{ text string }

// cutLabel is label for a text that may be cut with ….
func cutLabel(text string, size float32, ink color.Color) fyne.CanvasObject {
	return container.New(cutting{text}, label(text, size, ink))
}

func (cutting) MinSize(objects []fyne.CanvasObject) fyne.Size { return narrow{}.MinSize(objects) }

func (c cutting) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	t := objects[0].(*canvas.Text)
	t.Resize(size)
	if cut := clip(c.text, t.TextSize, size.Width); cut != t.Text {
		t.Text = cut
		t.Refresh()
	}
}

// heading is label in the bold face. The bold face covers GB 2312 only, so it
// is for our own words, never for names typed by the clerk.
func heading(text string, size float32, ink color.Color) *canvas.Text {
	t := label(text, size, ink)
	t.TextStyle.Bold = true
	return t
}

// prose is text of a fixed width, broken into lines as on paper: no line begins
// with a closing mark. It may hold several paragraphs.
func prose(text string, width, size float32, ink color.Color) fyne.CanvasObject {
	look := paper.Look{Font: fontRegular, Size: size, Color: ink}
	t := paper.NewText(report.VAlignTop, fyne.Size{}, paper.Paragraph{Text: text, Look: look})
	t.Resize(fyne.NewSize(width, t.HeightFor(width)))
	return container.New(fixedSize(t.Size()), t)
}

// fixedSize gives an object the one size that it has.
type fixedSize fyne.Size

func (s fixedSize) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size(s) }

func (s fixedSize) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.Size(s))
	}
}

// wrapped is text that breaks into lines at whatever width it is given.
func wrapped(text string, ink fyne.ThemeColorName, size fyne.ThemeSizeName) *widget.RichText {
	style := widget.RichTextStyle{ColorName: ink, SizeName: size}
	t := widget.NewRichText(&widget.TextSegment{Text: text, Style: style})
	t.Wrapping = fyne.TextWrapBreak
	return t
}

// reword gives a wrapped text other words.
func reword(t *widget.RichText, text string) {
	t.Segments[0].(*widget.TextSegment).Text = text
	t.Refresh()
}

// narrow gives every object the whole room and asks for no width of its own,
// for texts that must not widen the window: they are cut off instead.
type narrow struct{}

func (narrow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, fixedWidth(0).MinSize(objects).Height)
}

func (narrow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	fixedWidth(0).Layout(objects, size)
}

// pad gives an object room on its four sides.
func pad(top, right, bottom, left float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(top, bottom, left, right), o)
}

// tile is a surface that can be clicked: a row of a list, a card.
type tile struct {
	widget.BaseWidget

	content  fyne.CanvasObject
	ground   *canvas.Rectangle
	bar      *canvas.Rectangle // at the left edge
	base     color.Color
	tapped   func()
	menu     func(at fyne.Position) // right click; nil = none
	selected bool
}

// newTile makes a tile on a ground of the given colour.
func newTile(content fyne.CanvasObject, base color.Color, tapped func()) *tile {
	t := &tile{content: content, base: base, tapped: tapped}
	t.ground = canvas.NewRectangle(base)
	t.bar = canvas.NewRectangle(color.Transparent)
	t.bar.SetMinSize(fyne.NewSize(3, 0))
	t.ExtendBaseWidget(t)
	return t
}

// card makes a tile with a border, and a bar in the given colour.
func card(content fyne.CanvasObject, bar color.Color, tapped func()) *tile {
	t := newTile(content, colorGround, tapped)
	t.ground.StrokeColor, t.ground.StrokeWidth, t.ground.CornerRadius = colorLine, 1, 4
	t.bar.FillColor = bar
	t.bar.CornerRadius = 2
	return t
}

// plainCard is a card without a bar.
func plainCard(content fyne.CanvasObject, tapped func()) *tile {
	t := card(content, color.Transparent, tapped)
	t.bar.Hide()
	return t
}

// selectIf shows the tile as the chosen one.
func (t *tile) selectIf(yes bool) {
	t.selected = yes
	t.bar.FillColor = color.Transparent
	if yes {
		t.bar.FillColor = colorBrand
	}
	t.paint(t.base)
}

// outline draws the border of a card that is the chosen one.
func (t *tile) outline(yes bool) {
	t.ground.StrokeColor, t.ground.StrokeWidth = colorLine, 1
	if yes {
		t.ground.StrokeColor, t.ground.StrokeWidth = colorBrand, 2
	}
	t.ground.Refresh()
}

func (t *tile) paint(ground color.Color) {
	if t.selected {
		ground = colorSelected
	}
	t.ground.FillColor = ground
	t.ground.Refresh()
	t.bar.Refresh()
}

func (t *tile) CreateRenderer() fyne.WidgetRenderer {
	bar := container.NewHBox(t.bar)
	return widget.NewSimpleRenderer(container.NewStack(t.ground, bar, t.content))
}

func (t *tile) Tapped(*fyne.PointEvent) {
	if t.tapped != nil {
		t.tapped()
	}
}

func (t *tile) TappedSecondary(e *fyne.PointEvent) {
	if t.menu != nil {
		t.menu(e.AbsolutePosition)
	}
}

// MouseIn shows that there is something to click.
func (t *tile) MouseIn(*desktop.MouseEvent) {
	if t.tapped != nil {
		t.paint(colorHover)
	}
}

func (t *tile) MouseMoved(*desktop.MouseEvent) {}
func (t *tile) MouseOut()                      { t.paint(t.base) }

// link is text that does something when clicked.
type link struct {
	widget.BaseWidget

	text   *canvas.Text
	tapped func()
}

func newLink(text string, tapped func()) *link {
	l := &link{text: label(text, sizeSmall, colorLink), tapped: tapped}
	l.ExtendBaseWidget(l)
	return l
}

func (l *link) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.text) }
func (l *link) Tapped(*fyne.PointEvent)             { l.tapped() }
func (l *link) Cursor() desktop.Cursor              { return desktop.PointerCursor }

// chip is a small word on a tinted ground: 填写中.
func chip(text string, ink, tint color.Color) fyne.CanvasObject {
	ground := canvas.NewRectangle(tint)
	ground.CornerRadius = 8
	return container.NewStack(ground, pad(1, 8, 2, 8, label(text, 11, ink)))
}

// badge is a count in a filled pill.
func badge(text string, fill color.Color) fyne.CanvasObject {
	ground := canvas.NewRectangle(fill)
	ground.CornerRadius = 8
	return container.NewStack(ground, pad(1, 6, 2, 6, label(text, 11, colorOnStrong)))
}

// flatButton is a word in a toolbar that does something when clicked.
type flatButton struct {
	widget.DisableableWidget

	text   *canvas.Text
	ground *canvas.Rectangle
	tapped func()
	hover  func(in bool) // told of the mouse; nil = nobody is
}

func flat(text string, tapped func()) *flatButton {
	b := &flatButton{text: label(text, sizeText, colorText), ground: canvas.NewRectangle(color.Transparent), tapped: tapped}
	b.ground.CornerRadius = 4
	b.ExtendBaseWidget(b)
	return b
}

func (b *flatButton) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(b.ground, pad(7, 10, 7, 10, b.text)))
}

func (b *flatButton) Tapped(*fyne.PointEvent) {
	b.tell(false)
	if !b.Disabled() {
		b.tapped()
	}
}

// MouseIn shows that there is something to click.
func (b *flatButton) MouseIn(*desktop.MouseEvent) {
	if !b.Disabled() {
		b.fill(colorHover)
	}
	b.tell(true)
}

func (b *flatButton) MouseMoved(*desktop.MouseEvent) {}

// MouseOut lets it rest again.
func (b *flatButton) MouseOut() {
	b.fill(color.Transparent)
	b.tell(false)
}

func (b *flatButton) tell(in bool) {
	if b.hover != nil {
		b.hover(in)
	}
}

func (b *flatButton) fill(c color.Color) {
	b.ground.FillColor = c
	b.ground.Refresh()
}

// Refresh draws the word pale while there is nothing to do.
func (b *flatButton) Refresh() {
	b.text.Color = colorText
	if b.Disabled() {
		b.text.Color = colorPale
	}
	b.text.Refresh()
	b.DisableableWidget.Refresh()
}

// strong is the one button of a window that stands out.
func strong(text string, tapped func()) *widget.Button {
	b := widget.NewButton(text, tapped)
	b.Importance = widget.HighImportance
	return b
}

// boxed is a list to choose from in a box: the toolkit draws it without.
func boxed(list *widget.Select) fyne.CanvasObject {
	edge := canvas.NewRectangle(color.Transparent)
	edge.StrokeColor, edge.StrokeWidth, edge.CornerRadius = colorInput, 1, 4
	return container.NewStack(list, edge)
}

// rule is a thin line between the parts of the window.
func rule() *canvas.Rectangle {
	r := canvas.NewRectangle(colorLine)
	r.SetMinSize(fyne.NewSquareSize(1))
	return r
}

// fixedWidth gives an object a width of its own and the height that it wants.
type fixedWidth float32

func (w fixedWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for _, o := range objects {
		height = max(height, o.MinSize().Height)
	}
	return fyne.NewSize(float32(w), height)
}

func (w fixedWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

// framed is a border layout without gaps: the parts of the window touch.
func framed(top, bottom, left, right, middle fyne.CanvasObject) *fyne.Container {
	f := &frame{top: top, bottom: bottom, left: left, right: right, middle: middle}
	c := container.New(f)
	for _, o := range []fyne.CanvasObject{middle, top, bottom, left, right} {
		if o != nil {
			c.Add(o)
		}
	}
	return c
}

type frame struct{ top, bottom, left, right, middle fyne.CanvasObject }

func least(o fyne.CanvasObject) fyne.Size {
	if o == nil || !o.Visible() {
		return fyne.Size{}
	}
	return o.MinSize()
}

func (f *frame) MinSize([]fyne.CanvasObject) fyne.Size {
	t, b, l, r, m := least(f.top), least(f.bottom), least(f.left), least(f.right), least(f.middle)
	return fyne.NewSize(
		max(l.Width+m.Width+r.Width, t.Width, b.Width),
		t.Height+max(l.Height, m.Height, r.Height)+b.Height)
}

func (f *frame) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		if o != nil {
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(w, h))
		}
	}
	top, bottom := least(f.top).Height, least(f.bottom).Height
	left, right := least(f.left).Width, least(f.right).Width
	inner := size.Height - top - bottom
	put(f.top, 0, 0, size.Width, top)
	put(f.bottom, 0, size.Height-bottom, size.Width, bottom)
	put(f.left, 0, top, left, inner)
	put(f.right, size.Width-right, top, right, inner)
	put(f.middle, left, top, size.Width-left-right, inner)
}
