package grid

import "math"

// Pixels are those of the screen, seen in the window's units. Painters turn
// units into pixels by rounding, each a little differently, so what is to be
// crisp begins on a pixel and is a whole number of them wide.
type Pixels struct {
	// Width is that of a pixel.
	Width float32
	slack float32
}

// PixelsAt are the pixels of a canvas with the given scale, in pixels a unit.
//
// At a scale that is no whole number a place in units is never quite that of
// its pixel: a quarter of a pixel less is rounded to it in any case, up (as the
// software painter does) and to the nearest (as OpenGL does).
func PixelsAt(scale float32) Pixels {
	p := Pixels{Width: 1 / scale}
	if whole := float32(math.Round(float64(scale))); whole != scale {
		p.slack = p.Width / 4
	}
	return p
}

// Snap is the pixel's edge next to a place.
func (p Pixels) Snap(x float32) float32 {
	return float32(math.Round(float64(x)/float64(p.Width)) * float64(p.Width))
}

// Start is Snap for the place of an object that others stand in: painted, all
// of them begin on a pixel.
func (p Pixels) Start(x float32) float32 { return p.Snap(x) - p.slack }

// Extent is a size that is painted as the whole number of pixels nearest to it.
func (p Pixels) Extent(x float32) float32 { return max(0, p.Snap(x)-p.slack) }
