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

// ReadFonts has the toolkit read the interface's typefaces and those of paper, and
// find those of the system that it takes for what they lack: tenths of a second,
// more where a system with many is looked through for the first time. Else it would
// do so at the first text. It is called on the main goroutine and goes on beside it;
// until read has returned there may be no text. See [PaperFonts] for fangSong.
func ReadFonts(f fyne.App, fangSong func() string) (read func() paper.Fonts) {
	f.Settings().SetTheme(Theme{}) // light or dark, the typefaces are the same
	done := make(chan paper.Fonts, 1)
	go func() {
		measure := func(style fyne.TextStyle, font fyne.Resource) {
			f.Driver().RenderedTextSize("表", sizeText, style, font)
		}
		measure(fyne.TextStyle{}, nil)
		measure(fyne.TextStyle{Bold: true}, nil)
		paper := PaperFonts(fangSong())
		for _, font := range []fyne.Resource{paper.Song, paper.FangSong, paper.Hei, paper.Title} {
			measure(fyne.TextStyle{}, font)
		}
		done <- paper
	}()
	return func() paper.Fonts { return <-done }
}
