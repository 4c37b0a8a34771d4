package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A fileRow is a file or folder in the chooser. A click takes it as the choice,
// two clicks are enough to have it.
type fileRow struct {
	widget.BaseWidget

	icon       *widget.Icon
	name, date *widget.Label
	pressed    func() // chooses it
	twice      func() // confirms the choice
}

func newFileRow() *fileRow {
	r := &fileRow{icon: widget.NewIcon(theme.FileTextIcon()), name: widget.NewLabel(""), date: widget.NewLabel("")}
	r.name.Truncation = fyne.TextTruncateEllipsis
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer is for Fyne.
func (r *fileRow) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewBorder(nil, nil, r.icon, r.date, r.name))
}

// MouseDown chooses at once: whether a second click follows is known later.
func (r *fileRow) MouseDown(*desktop.MouseEvent) { r.pressed() }

// MouseUp is for Fyne.
func (r *fileRow) MouseUp(*desktop.MouseEvent) {}

// Tapped chooses it too, for whoever clicks without a mouse.
func (r *fileRow) Tapped(*fyne.PointEvent) { r.pressed() }

// DoubleTapped has the file that the first click chose.
func (r *fileRow) DoubleTapped(*fyne.PointEvent) { r.twice() }
