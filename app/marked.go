package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"jibiao/report/diff"
)

// markedText draws an excerpt at a width: what is gone struck through on red, what
// is new underlined on green. The lines say it to those who do not tell the
// colours apart.
func markedText(e excerpt, width float32) fyne.CanvasObject {
	text := excerptText(e.text, width)
	grounds, lines := container.NewWithoutLayout(), container.NewWithoutLayout()
	for _, m := range e.marks {
		tint, ink, height := colorGoodTint, colorGood, float32(0.9)
		if m.op == diff.Deleted {
			tint, ink, height = colorBadTint, colorBad, 0.55
		}
		for _, b := range text.Boxes(m.from, m.to) {
			grounds.Add(bar(tint, b.At, b.Size))
			lines.Add(bar(ink, b.At.AddXY(0, float32(int(b.Size.Height*height))), fyne.NewSize(b.Size.Width, 1)))
		}
	}
	return container.New(fixedSize(text.Size()), grounds, text, lines)
}

func bar(fill color.Color, at fyne.Position, size fyne.Size) fyne.CanvasObject {
	r := canvas.NewRectangle(fill)
	r.Move(at)
	r.Resize(size)
	return r
}
