package app

import (
	"image/color"
	"math"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"jibiao/app/platform"
)

// luminance is that of WCAG 2.
func luminance(c color.NRGBA) float64 {
	linear := func(b uint8) float64 {
		x := float64(b) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// Text can be read on every ground that it stands on, in both looks. What
// cannot be clicked now is pale on purpose.
func TestContrast(t *testing.T) {
	everywhere := []*color.NRGBA{&colorGround, &colorSide, &colorSelected, &colorHover, &colorPage, &colorDrop}
	grounds := map[string]struct {
		ink *color.NRGBA
		on  []*color.NRGBA
	}{
		"text": {&colorText, slices.Concat(everywhere, []*color.NRGBA{&colorAmberTint})}, "quiet": {&colorQuiet, everywhere}, "brand": {&colorBrand, everywhere},
		"link":   {&colorLink, slices.Concat(everywhere, []*color.NRGBA{&colorAmberTint})},
		"found":  {&colorFound, []*color.NRGBA{&colorGround, &colorSelected}},
		"good":   {&colorGood, []*color.NRGBA{&colorGround, &colorSide, &colorSelected, &colorHover, &colorGoodTint}},
		"bad":    {&colorBad, []*color.NRGBA{&colorGround, &colorBadTint}},
		"amber":  {&colorAmber, []*color.NRGBA{&colorGround, &colorAmberTint}},
		"strong": {&colorOnStrong, []*color.NRGBA{&colorStrong, &colorBadBadge, &colorWarnBadge}},
		"new":    {&colorNew, []*color.NRGBA{&colorNewTint}},
		"gone":   {&colorGone, []*color.NRGBA{&colorGoneTint}},
		"tip":    {&colorTipText, []*color.NRGBA{&colorTip}},
	}
	for name, g := range grounds {
		for i, on := range g.on {
			for _, dark := range []bool{false, true} {
				if c := contrast(shades[g.ink].in(dark), shades[on].in(dark)); c < 4.5 {
					t.Errorf("%s on its ground %d, dark %v: contrast %.2f", name, i, dark, c)
				}
			}
		}
	}
}

// A user who needs strong colours gets those of the system, on which all text
// can be read well, unless a look was chosen.
func TestHighContrast(t *testing.T) {
	c := newClerk(t)
	for name, colours := range highContrasts {
		c.app.options.Contrast = func() platform.Contrast { return colours }
		c.app.redress()
		if c.ground() != color.Color(colours.Window) || !slices.ContainsFunc(c.inks(), func(ink color.Color) bool { return ink == color.Color(colours.Text) }) {
			t.Errorf("%s: the ground is %v, the words are %v", name, c.ground(), c.inks())
		}
		for _, on := range []*color.NRGBA{&colorGround, &colorSelected, &colorHover} {
			for _, ink := range []*color.NRGBA{&colorText, &colorQuiet, &colorBrand, &colorLink, &colorBad} {
				if got := contrast(*ink, *on); got < 4.5 {
					t.Errorf("%s: contrast %.1f of %v on %v", name, got, *ink, *on)
				}
			}
		}
	}
	c.app.look = LookLight
	c.app.redress()
	if c.ground() != color.Color(shades[&colorGround].light) {
		t.Errorf("the ground is %v though a look was chosen", c.ground())
	}
}

// Every colour has its strong one, but for those on paper.
func TestHighContrastIsComplete(t *testing.T) {
	paper := []*color.NRGBA{&colorNew, &colorNewTint, &colorGone, &colorGoneTint}
	for c := range shades {
		if (inContrast[c] == nil) != slices.Contains(paper, c) {
			t.Errorf("a colour of the interface, light %v, has no strong one", shades[c].light)
		}
	}
}

// highContrasts are two of those that Windows comes with.
var highContrasts = map[string]platform.Contrast{
	"black": {
		Window: rgb(0x000000), Text: rgb(0xffffff), Chosen: rgb(0x1aebff), ChosenText: rgb(0x000000),
		Link: rgb(0xffff00), Disabled: rgb(0x3ff23f),
	},
	"white": {
		Window: rgb(0xffffff), Text: rgb(0x000000), Chosen: rgb(0x37006e), ChosenText: rgb(0xffffff),
		Link: rgb(0x00009f), Disabled: rgb(0x600000),
	},
}

// inks are the colours of the words that are to be seen.
func (c *clerk) inks() (inks []color.Color) {
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if text, ok := o.(*canvas.Text); ok {
			inks = append(inks, text.Color)
		}
		for _, child := range children(o) {
			walk(child)
		}
	}
	walk(c.layer())
	return inks
}

func TestLooks(t *testing.T) {
	tests := []struct {
		look         Look
		system, want bool
	}{{LookSystem, false, false}, {LookSystem, true, true}, {LookLight, true, false}, {LookDark, false, true}, {"sepia", true, true}}
	for _, tt := range tests {
		if got := tt.look.dark(tt.system); got != tt.want {
			t.Errorf("%q over a dark system %v is dark: %v", tt.look, tt.system, got)
		}
	}
	for name, c := range widgetColors {
		for _, dark := range []bool{false, true} {
			if got := (Theme{Dark: dark}).Color(name, theme.VariantLight); got != color.Color(shades[c].in(dark)) {
				t.Errorf("%s, dark %v, is %v", name, dark, got)
			}
		}
	}
}

// The window goes with the system, once it is known that the system tells.
func TestTheSystemIsFollowed(t *testing.T) {
	c := newClerk(t)
	dark := systemSettings{Settings: fyne.CurrentApp().Settings(), variant: theme.VariantDark}
	c.app.fyne = systemApp{App: fyne.CurrentApp(), settings: dark}
	c.app.redress()
	if c.ground() != color.Color(shades[&colorGround].dark) {
		t.Errorf("the ground is %v in a dark system", c.ground())
	}
	c.app.systemTells = false
	c.app.redress()
	if c.ground() != color.Color(shades[&colorGround].light) {
		t.Errorf("the ground is %v in a system that says nothing", c.ground())
	}
}

// A system that was asked whether it tells is light until it answers.
func TestTheSystemIsAsked(t *testing.T) {
	c := newClerk(t)
	c.app.options.SystemTells, c.app.systemTells = func() bool { return true }, false
	c.app.followSystem()
	c.wait("it is known that the system tells", func() bool { return c.app.systemTells })
}

// systemApp is an application on a system of a given variant.
type systemApp struct {
	fyne.App
	settings fyne.Settings
}

func (a systemApp) Settings() fyne.Settings { return a.settings }

type systemSettings struct {
	fyne.Settings
	variant fyne.ThemeVariant
}

func (s systemSettings) ThemeVariant() fyne.ThemeVariant { return s.variant }

// chooses picks a look in the dialog.
func (c *clerk) chooses(name string) {
	c.Helper()
	c.press("外观")
	var find func(o fyne.CanvasObject)
	find = func(o fyne.CanvasObject) {
		if r, ok := o.(*widget.RadioGroup); ok {
			r.SetSelected(name)
			return
		}
		for _, child := range children(o) {
			find(child)
		}
	}
	find(c.layer())
	c.press("确定")
}

// ground is the colour behind everything in the window.
func (c *clerk) ground() color.Color {
	return c.app.window.Content().(*fyne.Container).Objects[0].(*canvas.Rectangle).FillColor
}

func TestDarkIsRemembered(t *testing.T) {
	c := withSample(t)
	c.typeText("其他需要说明的事项", "无")
	c.chooses("深色")
	if c.ground() != color.Color(shades[&colorGround].dark) {
		t.Errorf("the ground is %v", c.ground())
	}
	if got := c.app.open.current(); got != "其他需要说明的事项" {
		t.Errorf("the clerk is in %q", got)
	}
	c.want("其他需要说明的事项", "无")
	c.waitSaved()
	c.rests()
	c.sees("检查 7")
	c.restart()
	if c.ground() != color.Color(shades[&colorGround].dark) {
		t.Error("the look is forgotten")
	}
	c.press("‹ 报告库")
	c.chooses("浅色")
	if c.ground() != color.Color(shades[&colorGround].light) {
		t.Errorf("the ground is %v", c.ground())
	}
	c.sees("1 份报告")
}

// A look does not lose what is being looked for, nor what is true of saving.
func TestLookKeepsWhatIsGoingOn(t *testing.T) {
	c := withSample(t)
	c.looksFor("档案馆")
	c.chooses("深色")
	c.sees("找到 12 处")
	var failed error = errFull
	c.app.open.status.failed(failed)
	c.chooses("浅色")
	c.sees("没有保存")
	if !c.app.open.status.bar.Visible() {
		t.Error("the red bar is gone")
	}
}

// Nor does it close the preview.
func TestLookKeepsThePreview(t *testing.T) {
	c := withSample(t)
	c.previews()
	c.chooses("深色")
	c.waitPages()
	c.sees("第 1 页 · 共 3 页")
}

type fault string

func (f fault) Error() string { return string(f) }

const errFull = fault("full")
