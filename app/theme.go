package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"jibiao/assets/fonts"
	"jibiao/forms/paper"
)

// The interface's typefaces.
var (
	fontRegular = fyne.NewStaticResource("sans-regular.ttf", fonts.SansRegular)
	fontBold    = fyne.NewStaticResource("sans-bold.ttf", fonts.SansBold)
)

// PaperFonts are the typefaces of paper. fangSong is the system's own 仿宋,
// which looks most like print; nil where there is none.
func PaperFonts(fangSong fyne.Resource) paper.Fonts {
	song := fyne.NewStaticResource("serif-regular.ttf", fonts.SerifRegular)
	if fangSong == nil {
		fangSong = song
	}
	return paper.Fonts{
		Song: song, FangSong: fangSong, Hei: fontRegular,
		Title: fyne.NewStaticResource("serif-bold.ttf", fonts.SerifBold),
	}
}

// The interface's colours.
var (
	colorBrand     = color.NRGBA{0x24, 0x45, 0x7a, 0xff}
	colorText      = color.NRGBA{0x1f, 0x24, 0x2d, 0xff}
	colorQuiet     = color.NRGBA{0x6b, 0x74, 0x82, 0xff}
	colorPale      = color.NRGBA{0xb6, 0xbd, 0xc8, 0xff}
	colorLine      = color.NRGBA{0xd9, 0xde, 0xe6, 0xff}
	colorSide      = color.NRGBA{0xf5, 0xf6, 0xf9, 0xff}
	colorSelected  = color.NRGBA{0xe1, 0xe8, 0xf5, 0xff}
	colorHover     = color.NRGBA{0xee, 0xf1, 0xf6, 0xff}
	colorLink      = color.NRGBA{0x1f, 0x5f, 0xb8, 0xff}
	colorGood      = color.NRGBA{0x2e, 0x8b, 0x45, 0xff}
	colorGoodTint  = color.NRGBA{0xe3, 0xf3, 0xe6, 0xff}
	colorBad       = color.NRGBA{0xc6, 0x2f, 0x2f, 0xff}
	colorBadTint   = color.NRGBA{0xfb, 0xe9, 0xe9, 0xff}
	colorAmber     = color.NRGBA{0xa8, 0x6e, 0x0c, 0xff}
	colorAmberTint = color.NRGBA{0xfd, 0xf1, 0xdb, 0xff}
	colorDesk      = color.NRGBA{0xf1, 0xf3, 0xf8, 0xff} // below the cards
	colorCard      = color.NRGBA{0xff, 0xff, 0xff, 0xff}
	colorDrop      = color.NRGBA{0xf9, 0xfb, 0xfe, 0xff} // where files may be dropped
	colorTrack     = color.NRGBA{0xe4, 0xe7, 0xed, 0xff} // of a bar of progress, still to be done
	colorMark      = color.NRGBA{0xff, 0xe8, 0x9a, 0xff} // behind a word that was searched for
)

// Text sizes of the interface.
const (
	sizeText  = 13
	sizeSmall = 12
	sizeTitle = 16
)

// Theme is the program's look: light, dense, with the embedded typefaces in
// every style, so that nothing depends on the machine's fonts.
type Theme struct{}

var _ fyne.Theme = Theme{}

// Font returns the embedded face of a style.
func (Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol:
		return theme.DefaultTheme().Font(style)
	case style.Bold:
		return fontBold
	default:
		return fontRegular
	}
}

// Icon returns Fyne's own icons.
func (Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Size returns the interface's sizes.
func (Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return sizeText
	case theme.SizeNameCaptionText:
		return sizeSmall
	case theme.SizeNameHeadingText:
		return 20
	case theme.SizeNameSubHeadingText:
		return sizeTitle
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameInnerPadding:
		return 7
	case theme.SizeNameScrollBar:
		return 12
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return 4
	default:
		return theme.DefaultTheme().Size(name)
	}
}

// Color returns the interface's colours: the light ones, whatever the desktop
// prefers, because beside white paper a dark frame blinds.
func (Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	switch name {
	case theme.ColorNameBackground, theme.ColorNameOverlayBackground, theme.ColorNameMenuBackground:
		return color.White
	case theme.ColorNameForeground:
		return colorText
	case theme.ColorNamePrimary:
		return colorBrand
	case theme.ColorNameHyperlink:
		return colorLink
	case theme.ColorNameHover:
		return color.NRGBA{0, 0, 0, 0x14} // laid over: on white and on the strong button alike
	case theme.ColorNameSeparator:
		return colorLine
	case theme.ColorNameError:
		return colorBad
	case theme.ColorNameInputBackground:
		return color.White
	case theme.ColorNameInputBorder:
		return color.NRGBA{0xc3, 0xca, 0xd5, 0xff}
	case theme.ColorNamePlaceHolder:
		return color.NRGBA{0x8a, 0x93, 0xa1, 0xff}
	case theme.ColorNameSelection:
		return color.NRGBA{0x24, 0x6f, 0xc9, 0x44}
	default:
		return theme.DefaultTheme().Color(name, theme.VariantLight)
	}
}
