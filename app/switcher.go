package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// A switcher is a row of words of which one is chosen.
type switcher struct {
	content fyne.CanvasObject
	words   []*tile
	texts   []*canvas.Text
	at      int
	changed func(at int)
}

func newSwitcher(words []string, changed func(at int)) *switcher {
	s := &switcher{changed: changed}
	row := container.New(layout.NewCustomPaddedHBoxLayout(2))
	for i, word := range words {
		text := label(word, sizeText, colorText)
		t := newTile(pad(5, 9, 5, 9, text), colorGround, func() { s.choose(i) })
		t.ground.CornerRadius = 4
		t.bar.Hide()
		s.words, s.texts = append(s.words, t), append(s.texts, text)
		row.Add(t)
	}
	s.content = row
	s.set(0)
	return s
}

// set shows the word as the chosen one.
func (s *switcher) set(at int) {
	s.at = at
	for i, t := range s.words {
		s.texts[i].Color = colorQuiet
		if i == at {
			s.texts[i].Color = colorBrand
		}
		s.texts[i].Refresh()
		t.selectIf(i == at)
	}
}

// choose is set by a click.
func (s *switcher) choose(at int) {
	s.set(at)
	s.changed(at)
}
