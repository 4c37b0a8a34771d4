package app

import (
	"image/color"

	"jibiao/app/platform"
)

// inContrast are the interface's colours in those of a user who needs strong ones:
// grounds are the window's, words and lines its text's. What else differs by
// colour alone is said in words too. Colours on paper stay, as paper does.
var inContrast = map[*color.NRGBA]func(platform.Contrast) color.NRGBA{
	&colorGround: ofWindow, &colorSide: ofWindow, &colorDesk: ofWindow, &colorPage: ofWindow, &colorDrop: ofWindow,
	&colorHover: ofWindow, &colorMark: ofWindow, &colorTrack: ofWindow, &colorTip: ofWindow,
	&colorGoodTint: ofWindow, &colorBadTint: ofWindow, &colorAmberTint: ofWindow,
	&colorBrand: ofText, &colorText: ofText, &colorQuiet: ofText, &colorFound: ofText, &colorGood: ofText,
	&colorBad: ofText, &colorAmber: ofText, &colorTipText: ofText, &colorLine: ofText, &colorInput: ofText,
	&colorStrong: ofChosen, &colorBadBadge: ofChosen, &colorWarnBadge: ofChosen, &colorOnStrong: ofChosenText,
	&colorSelected: ofSelected,
	&colorLink:     func(c platform.Contrast) color.NRGBA { return c.Link },
	&colorPale:     func(c platform.Contrast) color.NRGBA { return c.Disabled },
}

func ofWindow(c platform.Contrast) color.NRGBA     { return c.Window }
func ofText(c platform.Contrast) color.NRGBA       { return c.Text }
func ofChosen(c platform.Contrast) color.NRGBA     { return c.Chosen }
func ofChosenText(c platform.Contrast) color.NRGBA { return c.ChosenText }

// ofSelected is behind what is selected: a little of the system's own colour for
// it, because the words there are in the window's.
func ofSelected(c platform.Contrast) color.NRGBA {
	mix := func(ground, chosen uint8) uint8 { return uint8((3*int(ground) + int(chosen)) / 4) }
	return color.NRGBA{mix(c.Window.R, c.Chosen.R), mix(c.Window.G, c.Chosen.G), mix(c.Window.B, c.Chosen.B), 0xff}
}

// isDark says whether a ground is.
func isDark(ground color.NRGBA) bool { return int(ground.R)+int(ground.G)+int(ground.B) < 3*0x80 }
