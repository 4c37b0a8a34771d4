package forms

import (
	"image/color"

	"jibiao/report"
)

// The colours of paper. They do not follow the interface's theme: paper stays
// white.
var (
	paperWhite   = rgb(0xffffff)
	deskGrey     = rgb(0xe8ebf0)
	edgeGrey     = rgb(0xd4d9e1)
	inkBlack     = rgb(0x1c1f24)
	inkComputed  = rgb(0x2e7d32)
	lineDark     = rgb(0x2b2f36)
	tintCaption  = rgb(0xf2f4f9)
	tintSection  = rgb(0xf7f9fd)
	tintComputed = rgb(0xf2f7ee)
	tintError    = rgb(0xfdeeee)
	edgeWaiting  = rgb(0xb7c9e6)
	focusBlue    = rgb(0x2a6fc9)
)

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

// LevelColor is the colour of a finding, in the cell and beside it.
func LevelColor(l report.Level) color.NRGBA {
	switch l {
	case report.Error:
		return rgb(0xc62f2f)
	case report.Warning:
		return rgb(0xc98a1b)
	default:
		return rgb(0x7d8794)
	}
}
