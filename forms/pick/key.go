package pick

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// keySize is that of a day; a year is as wide as two.
const keySize = 30

// A key is a word in a panel that does something when clicked.
type key struct {
	widget.BaseWidget

	text   *canvas.Text
	ground *canvas.Rectangle
	look   look
	size   fyne.Size
	tapped func()
}

// A look is how a key stands among its like.
type look int

const (
	plain  look = iota
	pale        // of another month
	chosen      // the value as it is
	marked      // today
)

func newKey(text string, size fyne.Size, l look, tapped func()) *key {
	k := &key{text: canvas.NewText(text, color.Black), ground: canvas.NewRectangle(color.Transparent), look: l, size: size, tapped: tapped}
	k.text.Alignment = fyne.TextAlignCenter
	k.ground.CornerRadius = 4
	k.ExtendBaseWidget(k)
	k.paint(false)
	return k
}

// paint gives the key the colours of the program's theme.
func (k *key) paint(under bool) {
	k.text.TextSize = theme.TextSize() - 1
	k.text.Color, k.ground.FillColor = theme.Color(theme.ColorNameForeground), color.Transparent
	switch k.look {
	case pale:
		k.text.Color = theme.Color(theme.ColorNamePlaceHolder)
	case chosen:
		k.text.Color, k.ground.FillColor = theme.Color(theme.ColorNameForegroundOnPrimary), theme.Color(theme.ColorNamePrimary)
	case marked:
		k.text.Color = theme.Color(theme.ColorNamePrimary)
	}
	if under && k.look != chosen {
		k.ground.FillColor = theme.Color(theme.ColorNameHover)
	}
}

// frame has the key stand where the arrow keys are.
func (k *key) frame() {
	k.ground.StrokeColor, k.ground.StrokeWidth = theme.Color(theme.ColorNamePrimary), 1.5
}

// Refresh follows a change of the theme.
func (k *key) Refresh() {
	k.paint(false)
	k.BaseWidget.Refresh()
}

func (k *key) MinSize() fyne.Size { return k.size }

func (k *key) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(k.ground, k.text))
}

func (k *key) Tapped(*fyne.PointEvent) { k.tapped() }

func (k *key) hover(under bool) {
	k.paint(under)
	k.ground.Refresh()
}

func (k *key) MouseIn(*desktop.MouseEvent)    { k.hover(true) }
func (k *key) MouseMoved(*desktop.MouseEvent) {}
func (k *key) MouseOut()                      { k.hover(false) }

func call(f func()) {
	if f != nil {
		f()
	}
}
