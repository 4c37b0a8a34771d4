package paper

import (
	"fyne.io/fyne/v2"
)

// Themed gives a theme the face in which values are typed on paper, under the
// monospaced style: Fyne's text editor takes its font from the theme by style
// and not otherwise, and nothing else in the program is monospaced. The
// program's theme must be one made here for forms/field to draw rightly.
func Themed(base fyne.Theme, fonts Fonts) fyne.Theme {
	return themed{Theme: base, value: fonts.FangSong}
}

// ValueStyle is the style that stands for the face of values.
var ValueStyle = fyne.TextStyle{Monospace: true}

type themed struct {
	fyne.Theme
	value fyne.Resource
}

func (t themed) Font(style fyne.TextStyle) fyne.Resource {
	if style.Monospace {
		return t.value
	}
	return t.Theme.Font(style)
}
