package app

import "image/color"

// The interface's colours as they are now; Theme.paint sets them, and what is built
// afterwards is in them. Nothing may keep one longer than its window's content.
var (
	colorGround    color.NRGBA // of panes, bars and cards
	colorSide      color.NRGBA // of the lists on the left
	colorDesk      color.NRGBA // around the paper
	colorPage      color.NRGBA // behind the library's cards
	colorDrop      color.NRGBA // where files may be dropped
	colorSelected  color.NRGBA
	colorHover     color.NRGBA
	colorLine      color.NRGBA
	colorInput     color.NRGBA // the border of a box to type in
	colorBrand     color.NRGBA // our own words, and what is chosen
	colorStrong    color.NRGBA // the strong button
	colorOnStrong  color.NRGBA // text on it, and on badges
	colorText      color.NRGBA
	colorQuiet     color.NRGBA // text that may be passed over
	colorPale      color.NRGBA // what cannot be clicked now
	colorLink      color.NRGBA
	colorFound     color.NRGBA // what was looked for
	colorMark      color.NRGBA // behind it
	colorTrack     color.NRGBA // of a bar of progress, still to be done
	colorGood      color.NRGBA
	colorGoodTint  color.NRGBA
	colorBad       color.NRGBA
	colorBadTint   color.NRGBA
	colorBadBadge  color.NRGBA
	colorAmber     color.NRGBA
	colorAmberTint color.NRGBA
	colorWarnBadge color.NRGBA
	colorNew       color.NRGBA // what came in a comparison
	colorNewTint   color.NRGBA // behind it
	colorGone      color.NRGBA // what went
	colorGoneTint  color.NRGBA
	colorTip       color.NRGBA
	colorTipText   color.NRGBA
)

// A shade is a colour in both looks.
type shade struct{ light, dark color.NRGBA }

func (s shade) in(dark bool) color.NRGBA {
	if dark {
		return s.dark
	}
	return s.light
}

// shades is the only list of the interface's colours. (Those of paper are in
// forms: paper stays white.)
var shades = map[*color.NRGBA]shade{
	&colorGround:    {rgb(0xffffff), rgb(0x1f2329)},
	&colorSide:      {rgb(0xf5f6f9), rgb(0x23272e)},
	&colorDesk:      {rgb(0xe8ebf0), rgb(0x14171b)},
	&colorPage:      {rgb(0xf1f3f8), rgb(0x191c21)},
	&colorDrop:      {rgb(0xf9fbfe), rgb(0x22272e)},
	&colorSelected:  {rgb(0xe1e8f5), rgb(0x2b3a54)},
	&colorHover:     {rgb(0xeef1f6), rgb(0x2d333b)},
	&colorLine:      {rgb(0xd9dee6), rgb(0x383e47)},
	&colorInput:     {rgb(0xc3cad5), rgb(0x4d5560)},
	&colorBrand:     {rgb(0x24457a), rgb(0x93b6ef)},
	&colorStrong:    {rgb(0x24457a), rgb(0x3b68b3)},
	&colorOnStrong:  {rgb(0xffffff), rgb(0xffffff)},
	&colorText:      {rgb(0x1f242d), rgb(0xe3e7ee)},
	&colorQuiet:     {rgb(0x5c6572), rgb(0x9ca6b4)},
	&colorPale:      {rgb(0xb6bdc8), rgb(0x5a636f)},
	&colorLink:      {rgb(0x1c58ab), rgb(0x84b6ff)},
	&colorFound:     {rgb(0xa84b06), rgb(0xf0a35c)},
	&colorMark:      {rgb(0xffe89a), rgb(0x5c4a12)},
	&colorTrack:     {rgb(0xe4e7ed), rgb(0x3a414b)},
	&colorGood:      {rgb(0x217339), rgb(0x74cf8b)},
	&colorGoodTint:  {rgb(0xe3f3e6), rgb(0x20382a)},
	&colorBad:       {rgb(0xb92727), rgb(0xff918b)},
	&colorBadTint:   {rgb(0xfbe9e9), rgb(0x45272a)},
	&colorBadBadge:  {rgb(0xc62f2f), rgb(0xbd3030)},
	&colorAmber:     {rgb(0x855405), rgb(0xe6b660)},
	&colorAmberTint: {rgb(0xfdf1db), rgb(0x40351f)},
	&colorWarnBadge: {rgb(0x9c6208), rgb(0x8f5b0a)},
	// Alike in both looks: they stand on paper, which stays white.
	&colorNew:      {rgb(0x17632c), rgb(0x17632c)},
	&colorNewTint:  {rgb(0xdcf2e1), rgb(0xdcf2e1)},
	&colorGone:     {rgb(0xab2222), rgb(0xab2222)},
	&colorGoneTint: {rgb(0xfbe3e3), rgb(0xfbe3e3)},
	&colorTip:      {rgb(0x2f3642), rgb(0xe3e7ee)},
	&colorTipText:  {rgb(0xffffff), rgb(0x1f242d)},
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}
