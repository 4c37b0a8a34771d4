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
// toolkit is taught Chinese, reads the interface's typefaces and finds those of the
// system that it takes for what they lack, which takes longer where a system with many is
// looked through for the first time; the built-in forms are opened. It is called on the
// main goroutine and goes on beside it: until fonts has returned nothing else may be
// done with texts. Paper's typefaces are found, and left for the first report: they are large.
// See [PaperFonts] for fangSong.
func Prepare(f fyne.App, fangSong func() string) (fonts func() paper.Fonts) {
	f.Settings().SetTheme(Theme{}) // light or dark, the typefaces are the same
	done := make(chan paper.Fonts, 1)
	go func() {
		_ = speakChinese() // New says its error
		_, _ = builtIns()  // and this
		for _, style := range []fyne.TextStyle{{}, {Bold: true}} {
			f.Driver().RenderedTextSize("表", sizeText, style, nil) // a face is read at its first text
		}
		done <- PaperFonts(fangSong())
	}()
	return func() paper.Fonts { return <-done }
}
