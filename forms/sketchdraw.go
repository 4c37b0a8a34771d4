package forms

import (
	"image"
	"image/color"
	"image/draw"
)

// Height is how high the page is in a picture of the given width.
func (s *Sketch) Height(width float32) float32 {
	return width * float32(s.page.Height) / float32(max(s.page.Width, 1))
}

// The colours of a sketch, those of paper.
var (
	sketchLine    = rgb(0xaab1bd)
	sketchPrinted = rgb(0xb3bac6)
	sketchFilled  = rgb(0x7d8aa3)
)

// Draw draws the page w points wide and h high, white with lines one point
// thin. A nil sketch is an empty page.
func (s *Sketch) Draw(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	flood(img, img.Bounds(), paperWhite)
	if s == nil || s.page.Width <= 0 {
		return img
	}
	scaled := func(r image.Rectangle) image.Rectangle {
		at := func(n int) int { return (n*w + s.page.Width/2) / s.page.Width }
		return image.Rect(at(r.Min.X), at(r.Min.Y), at(r.Max.X), at(r.Max.Y))
	}
	for _, b := range s.bars {
		r := scaled(b.at)
		r.Max.Y = max(r.Max.Y, r.Min.Y+1)
		ink := sketchFilled
		if b.printed {
			ink = sketchPrinted
		}
		flood(img, r, ink)
	}
	for _, c := range s.cells {
		outline(img, scaled(c), sketchLine)
	}
	return img
}

func flood(img draw.Image, r image.Rectangle, c color.Color) {
	draw.Draw(img, r, image.NewUniform(c), image.Point{}, draw.Src)
}

// outline draws a rectangle's four sides. Neighbours share theirs.
func outline(img draw.Image, r image.Rectangle, c color.Color) {
	flood(img, image.Rect(r.Min.X, r.Min.Y, r.Max.X+1, r.Min.Y+1), c)
	flood(img, image.Rect(r.Min.X, r.Max.Y, r.Max.X+1, r.Max.Y+1), c)
	flood(img, image.Rect(r.Min.X, r.Min.Y, r.Min.X+1, r.Max.Y+1), c)
	flood(img, image.Rect(r.Max.X, r.Min.Y, r.Max.X+1, r.Max.Y+1), c)
}
