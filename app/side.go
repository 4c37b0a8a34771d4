package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// sideRoom is the width of what is on the right.
const sideRoom = 282

// A side is the pane on the right of the window: sheets of which one is seen,
// with their names above.
type side struct {
	tabs    []*tab
	before  *tab // what was seen before the present one
	content fyne.CanvasObject
}

// A tab is the name of a sheet.
type tab struct {
	widget.BaseWidget

	text   *canvas.Text
	line   *canvas.Rectangle // below the name of the sheet that is seen
	sheet  fyne.CanvasObject
	tapped func()
	opened func() // told when the sheet comes to be seen; nil = nobody is
}

func newTab(name string, sheet fyne.CanvasObject) *tab {
	t := &tab{text: label(name, sizeText, colorQuiet), line: canvas.NewRectangle(colorBrand), sheet: sheet}
	t.line.SetMinSize(fyne.NewSize(0, 2))
	t.ExtendBaseWidget(t)
	return t
}

// rename gives the sheet another name: its count changed.
func (t *tab) rename(name string) {
	if t.text.Text != name {
		t.text.Text = name
		t.Refresh()
	}
}

func (t *tab) Tapped(*fyne.PointEvent) { t.tapped() }

func (t *tab) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(framed(nil, t.line, nil, nil, pad(12, 0, 8, 0, t.text)))
}

func newSide(tabs ...*tab) *side {
	s := &side{tabs: tabs}
	names, sheets := container.New(layout.NewCustomPaddedHBoxLayout(18)), container.NewStack()
	for _, t := range tabs {
		t.tapped = func() { s.open(t) }
		names.Add(t)
		sheets.Add(t.sheet)
	}
	head := framed(nil, rule(), nil, nil, pad(0, 14, 0, 14, names))
	s.content = framed(nil, nil, rule(), nil, container.NewStack(canvas.NewRectangle(colorGround),
		container.New(fixedWidth(sideRoom), framed(head, nil, nil, nil, sheets))))
	s.open(tabs[0])
	return s
}

// open shows a tab's sheet.
func (s *side) open(t *tab) {
	now := s.opened()
	if now != t {
		s.before = now
	}
	for _, other := range s.tabs {
		seen := other == t
		show(other.sheet, seen)
		other.text.Color, other.line.FillColor = colorQuiet, color.Transparent // it keeps its room
		if seen {
			other.text.Color, other.line.FillColor = colorBrand, colorBrand
		}
		other.text.Refresh()
		other.line.Refresh()
	}
	if now != t && t.opened != nil {
		t.opened()
	}
}

// opened is the tab whose sheet is seen.
func (s *side) opened() *tab {
	for _, t := range s.tabs {
		if t.sheet.Visible() {
			return t
		}
	}
	return nil
}

// back shows what was seen before.
func (s *side) back() {
	if s.before != nil {
		s.open(s.before)
	}
}
