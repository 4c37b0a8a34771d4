package app

import (
	"os"

	"fyne.io/fyne/v2"

	"jibiao/assets/fonts"
	"jibiao/forms/paper"
)

// The interface's typefaces.
var (
	fontRegular = fyne.NewStaticResource("sans-regular.otf", fonts.SansRegular)
	fontBold    = fyne.NewStaticResource("sans-bold.otf", fonts.SansBold)
)

// PaperFonts are the typefaces of paper: 仿宋 is the system's own at the path, which
// looks most like print, or the embedded face where the path is "" or cannot be read.
func PaperFonts(fangSong string) paper.Fonts {
	song := fyne.NewStaticResource("serif-regular.otf", fonts.SerifRegular)
	f := paper.Fonts{Song: song, FangSong: song, Hei: fontRegular, Title: fyne.NewStaticResource("serif-bold.otf", fonts.SerifBold)}
	if data, err := os.ReadFile(fangSong); err == nil {
		f.FangSong = fyne.NewStaticResource(fangSong, data)
	}
	return f
}
