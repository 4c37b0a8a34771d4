package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"jibiao/app/platform"
)

// Text sizes of the interface.
const (
	sizeText  = 13
	sizeSmall = 12
	sizeTitle = 16
)

// Theme is the program's look for the toolkit's widgets: dense, with the
// embedded typefaces in every style, so that nothing depends on the machine's
// fonts.
type Theme struct {
	Dark     bool
	Contrast platform.Contrast // the strong colours to be drawn in; the zero value = none
}

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
	case theme.SizeNameModalBlurRadius:
		// What stands behind a dialog is often what it asks about; the blur also comes
		// out black over ANGLE, and is the dearest thing to draw without a graphics card.
		return 0
	default:
		return theme.DefaultTheme().Size(name)
	}
}

// Color returns the interface's colours, see shades. Which ones is the theme's
// own business: the variant that the toolkit has in mind is not asked.
func (t Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if c, ours := widgetColors[name]; ours {
		return t.shade(c)
	}
	switch name {
	case theme.ColorNameHover: // laid over: on the ground and on the strong button alike
		return translucent(t.shade(&colorText), 0x16)
	case theme.ColorNameSelection:
		return color.NRGBA{0x24, 0x6f, 0xc9, 0x55}
	}
	if t.Dark {
		return theme.DefaultTheme().Color(name, theme.VariantDark)
	}
	return theme.DefaultTheme().Color(name, theme.VariantLight)
}

// widgetColors are what the toolkit calls our colours.
var widgetColors = map[fyne.ThemeColorName]*color.NRGBA{
	theme.ColorNameBackground:          &colorGround,
	theme.ColorNameOverlayBackground:   &colorGround,
	theme.ColorNameMenuBackground:      &colorGround,
	theme.ColorNameInputBackground:     &colorGround,
	theme.ColorNameButton:              &colorHover,
	theme.ColorNameForeground:          &colorText,
	theme.ColorNamePrimary:             &colorStrong,
	theme.ColorNameForegroundOnPrimary: &colorOnStrong,
	theme.ColorNameHyperlink:           &colorLink,
	theme.ColorNameSeparator:           &colorLine,
	theme.ColorNameError:               &colorBad,
	theme.ColorNameWarning:             &colorAmber,
	theme.ColorNameInputBorder:         &colorInput,
	theme.ColorNamePlaceHolder:         &colorQuiet,
	theme.ColorNameDisabled:            &colorPale,
}

// shade is one of the interface's colours in the theme.
func (t Theme) shade(c *color.NRGBA) color.NRGBA {
	if of := inContrast[c]; of != nil && t.Contrast != (platform.Contrast{}) {
		return of(t.Contrast)
	}
	return shades[c].in(t.Dark)
}

// paint sets the interface's colours to those of the theme.
func (t Theme) paint() {
	for c := range shades {
		*c = t.shade(c)
	}
}

func translucent(c color.NRGBA, alpha uint8) color.NRGBA {
	c.A = alpha
	return c
}
