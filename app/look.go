package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"jibiao/app/platform"
)

// A Look is what the clerk chose of light and dark.
type Look string

// The looks. One that is not known, from a later version, follows the system.
const (
	LookSystem Look = ""
	LookLight  Look = "light"
	LookDark   Look = "dark"
)

// looks are what the looks are called, in the order in which they are offered.
var looks = []struct {
	look Look
	name string
}{{LookSystem, "跟随系统"}, {LookLight, "浅色"}, {LookDark, "深色"}}

// dark says what the look makes of the system's.
func (l Look) dark(system bool) bool { return l == LookDark || l != LookLight && system }

// systemDark says whether the system is dark, as far as it tells. The toolkit
// takes a system that says nothing for a dark one.
func (a *App) systemDark() bool {
	return a.systemTells && a.fyne.Settings().ThemeVariant() == theme.VariantDark
}

// wanted is the theme that the clerk's choice makes of the system as it is now.
// Who needs strong colours gets the system's, unless a look was chosen.
func (a *App) wanted() Theme {
	if a.look == LookSystem && a.options.Contrast != nil {
		if c := a.options.Contrast(); c != (platform.Contrast{}) {
			return Theme{Dark: isDark(c.Window), Contrast: c}
		}
	}
	return Theme{Dark: a.look.dark(a.systemDark())}
}

// dress gives the program its look: the toolkit's widgets by the theme, our own
// by being built in the colours of now.
func (a *App) dress() {
	a.theme = a.wanted()
	a.theme.paint()
	if a.fyne.Settings().Theme() != fyne.Theme(a.theme) { // or the typefaces that were read are read again
		a.fyne.Settings().SetTheme(a.theme)
	}
}

// redress is dress while the window is open: what it shows is built anew, if
// there is another look to it.
func (a *App) redress() {
	if a.wanted() == a.theme {
		return
	}
	a.dress()
	a.tips.build()
	a.library = newLibrary(a)
	for _, m := range a.manuals {
		m.build()
	}
	if a.redraw != nil {
		a.redraw()
	}
}

// followSystem redresses when the system goes from light to dark or back, and
// once it is known whether it tells.
func (a *App) followSystem() {
	a.fyne.Settings().AddListener(func(fyne.Settings) { a.options.OnMain(a.redress) })
	if a.options.SystemTells == nil {
		return
	}
	go func() {
		tells := a.options.SystemTells()
		a.options.OnMain(func() {
			a.systemTells = tells
			a.redress()
		})
	}()
}

// chooseLook asks for the look.
func (a *App) chooseLook() {
	names := make([]string, len(looks))
	for i, l := range looks {
		names[i] = l.name
	}
	radio := widget.NewRadioGroup(names, nil)
	radio.Required = true
	radio.SetSelected(looks[max(0, a.lookIndex())].name)
	radio.OnChanged = func(string) { a.chosen() }
	a.askWith("外观", radio, choice{label: "取消"}, choice{label: "确定", strong: true, do: func() {
		a.look = looks[slices.Index(names, radio.Selected)].look
		a.remember(settingLook, string(a.look))
		a.redress()
	}})
}

func (a *App) lookIndex() int {
	for i, l := range looks {
		if l.look == a.look {
			return i
		}
	}
	return -1
}
