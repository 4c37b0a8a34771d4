package pick

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// shownYears is how many years a panel shows: three rows of three.
const shownYears = 9

// Years shows a run of years in which one is picked.
type Years struct {
	widget.BaseWidget

	value, now int
	picked     func(year int)
	body       *fyne.Container
}

// NewYears shows the years around the value, or up to the present one where
// the value is 0: reports are about years that are over.
func NewYears(value, now int, picked func(year int)) *Years {
	y := &Years{value: value, now: now, picked: picked, body: container.New(layout.NewCustomPaddedVBoxLayout(2))}
	last := now
	if value != 0 {
		last = max(value, min(now, value+shownYears-1))
	}
	y.show(last - shownYears + 1)
	y.ExtendBaseWidget(y)
	return y
}

func (y *Years) show(first int) {
	size := fyne.NewSize(2*keySize+8, keySize)
	turn := func(label string, by int) fyne.CanvasObject {
		return newKey(label, fyne.NewSquareSize(keySize), plain, func() { y.show(first + by) })
	}
	head := container.New(layout.NewCustomPaddedHBoxLayout(0), turn("‹", -shownYears), layout.NewSpacer(),
		newKey(fmt.Sprintf("%d — %d年", first, first+shownYears-1), fyne.NewSize(4*keySize, keySize), plain, func() {}),
		layout.NewSpacer(), turn("›", shownYears))
	grid := container.New(layout.NewGridLayout(3))
	for year := first; year < first+shownYears; year++ {
		l := plain
		switch year {
		case y.value:
			l = chosen
		case y.now:
			l = marked
		}
		grid.Add(newKey(fmt.Sprintf("%d年", year), size, l, func() { y.picked(year) }))
	}
	y.body.Objects = []fyne.CanvasObject{head, grid}
	y.body.Refresh()
}

// CreateRenderer is for Fyne.
func (y *Years) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(y.body) }
