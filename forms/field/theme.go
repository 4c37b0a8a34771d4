package field

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"jibiao/forms/paper"
)

// paperTheme makes the entry draw as the resting text does: the same size and
// padding, no box of its own. (The typeface comes by paper.ValueStyle.)
type paperTheme struct {
	fyne.Theme
	look    paper.Look
	padding float32
}

func (t paperTheme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return t.look.Size
	case theme.SizeNameInnerPadding:
		return t.padding
	case theme.SizeNameLineSpacing, theme.SizeNamePadding:
		return 0
	case theme.SizeNameInputBorder:
		return entryBorder
	default:
		return t.Theme.Size(name)
	}
}

func (t paperTheme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch name {
	case theme.ColorNameForeground:
		return t.look.Color
	case theme.ColorNameInputBackground, theme.ColorNameInputBorder, theme.ColorNamePrimary:
		// Primary is the frame of a focused entry here; the caret takes it from
		// the program's theme.
		return color.Transparent
	default:
		return t.Theme.Color(name, variant)
	}
}
