// Package papertest dresses the tests of panes and fields.
package papertest

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jibiao/assets/fonts"
)

// NewApp starts an application for the test in the embedded face: the toolkit's
// own has no Chinese, and the system's, which it would take instead, are others
// on every machine.
func NewApp(t testing.TB) fyne.App {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(faced{test.Theme()})
	return a
}

type faced struct{ fyne.Theme }

var sans = fyne.NewStaticResource("sans-regular.otf", fonts.SansRegular)

func (f faced) Font(style fyne.TextStyle) fyne.Resource {
	if style.Symbol {
		return f.Theme.Font(style)
	}
	return sans
}
