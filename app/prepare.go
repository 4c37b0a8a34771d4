package app

import (
	"sync"

	"fyne.io/fyne/v2"

	"jibiao/forms/paper"
	"jibiao/report/bundle"
)

// builtIns are the forms that the program brings along.
var builtIns = sync.OnceValues(bundle.BuiltIns)

// Prepare does what the first window needs and what takes tenths of a second: the
// toolkit is taught Chinese, reads the interface's typefaces and those of paper and finds
// those of the system that it takes for what they lack, which takes longer where a
// system with many is looked through for the first time; the built-in forms are opened.
// It is called on the main goroutine and goes on beside it: until fonts has returned
// nothing else may be done with texts. See [PaperFonts] for fangSong.
func Prepare(f fyne.App, fangSong func() string) (fonts func() paper.Fonts) {
	f.Settings().SetTheme(Theme{}) // light or dark, the typefaces are the same
	done := make(chan paper.Fonts, 1)
	go func() {
		_ = speakChinese() // New says its error
		_, _ = builtIns()  // and this
		done <- readFonts(f.Driver(), PaperFonts(fangSong()))
	}()
	return func() paper.Fonts { return <-done }
}

// readFonts has the toolkit read the typefaces, as it does at a face's first text.
func readFonts(d fyne.Driver, fonts paper.Fonts) paper.Fonts {
	measure := func(style fyne.TextStyle, font fyne.Resource) { d.RenderedTextSize("表", sizeText, style, font) }
	measure(fyne.TextStyle{}, nil)
	measure(fyne.TextStyle{Bold: true}, nil)
	for _, font := range []fyne.Resource{fonts.Song, fonts.FangSong, fonts.Hei, fonts.Title} {
		measure(fyne.TextStyle{}, font)
	}
	return fonts
}
