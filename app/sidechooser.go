package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A sideChooser says what one side of a comparison is: 云岭市档案馆 2024年度 · 送审稿.
// A click offers others. It takes the width that it is given; the unit is what
// is cut.
type sideChooser struct {
	widget.BaseWidget

	side   *reading
	ground *canvas.Rectangle
	text   *canvas.Text
	icon   *widget.Icon
	tapped func(below fyne.Position)
}

func newSideChooser(side *reading, tapped func(below fyne.Position)) *sideChooser {
	s := &sideChooser{
		side: side, ground: canvas.NewRectangle(color.Transparent), text: label("", sizeText, colorText),
		icon: widget.NewIcon(theme.MenuDropDownIcon()), tapped: tapped,
	}
	s.ground.StrokeColor, s.ground.StrokeWidth, s.ground.CornerRadius = colorInput, 1, 4
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer is for Fyne.
func (s *sideChooser) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(chooserParts{s}, s.ground, s.text, s.icon))
}

// Tapped offers the choices.
func (s *sideChooser) Tapped(*fyne.PointEvent) {
	s.tapped(fyne.CurrentApp().Driver().AbsolutePositionForObject(s).AddXY(0, s.Size().Height))
}

// MouseIn shows that there is something to click.
func (s *sideChooser) MouseIn(*desktop.MouseEvent) { s.fill(colorHover) }

// MouseMoved is for Fyne.
func (s *sideChooser) MouseMoved(*desktop.MouseEvent) {}

// MouseOut lets it rest again.
func (s *sideChooser) MouseOut() { s.fill(color.Transparent) }

func (s *sideChooser) fill(c color.Color) {
	s.ground.FillColor = c
	s.ground.Refresh()
}

// Measures of a sideChooser.
const (
	chooserHeight = 28
	chooserLeast  = 120
	chooserMost   = 380
	chooserEdge   = 8
	chooserIcon   = 18
)

// place puts the parts where they belong.
func (s *sideChooser) place(size fyne.Size) {
	room := size.Width - 2*chooserEdge - chooserIcon
	s.text.Text = clipUnit(s.side.unit, " ", s.side.year+" · "+s.side.name, sizeText, room)
	least := s.text.MinSize()
	s.ground.Resize(size)
	s.text.Move(fyne.NewPos(chooserEdge, (size.Height-least.Height)/2))
	s.text.Resize(least)
	s.icon.Move(fyne.NewPos(size.Width-chooserEdge-chooserIcon, (size.Height-chooserIcon)/2))
	s.icon.Resize(fyne.NewSquareSize(chooserIcon))
}

// chooserParts lays a sideChooser out.
type chooserParts struct{ chooser *sideChooser }

func (chooserParts) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(chooserLeast, chooserHeight)
}

func (p chooserParts) Layout(_ []fyne.CanvasObject, size fyne.Size) { p.chooser.place(size) }

// sides lays out both choosers with what is between them: as wide as each
// other, and no wider than is good to read.
type sides struct{}

func (sides) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	return fyne.NewSize(2*least.Width+objects[1].MinSize().Width, least.Height)
}

func (sides) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	between := objects[1].MinSize().Width
	width, x := min(chooserMost, (size.Width-between)/2), float32(0)
	for i, w := range []float32{width, between, width} {
		objects[i].Move(fyne.NewPos(x, 0))
		objects[i].Resize(fyne.NewSize(w, size.Height))
		x += w
	}
}
