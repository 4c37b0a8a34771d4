package app

import (
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jibiao/assets"
)

// WithFonts chooses the typefaces of paper: the system's own 仿宋 at the path,
// which looks most like print, or the embedded face where the path is "" or
// cannot be read.
func (o Options) WithFonts(fangSong string) Options {
	var own fyne.Resource
	if data, err := os.ReadFile(fangSong); err == nil {
		own = fyne.NewStaticResource(fangSong, data)
	}
	o.Fonts = PaperFonts(own)
	return o
}

// Refuse shows a window that says why the program cannot start.
func Refuse(f fyne.App, why string) {
	f.Settings().SetTheme(Theme{})
	paint(false)
	w := f.NewWindow("绩表")
	w.SetIcon(icon())
	text := container.NewVBox(pad(8, 0, 8, 0, heading("绩表没有打开", sizeTitle, colorText)), pad(0, 8, 8, 0, dialogText(why)),
		container.NewHBox(strong("退出", f.Quit)))
	w.SetContent(pad(16, 28, 24, 28, text))
	w.CenterOnScreen()
	w.Show()
}

func icon() fyne.Resource { return fyne.NewStaticResource("icon.png", assets.Icon) }
