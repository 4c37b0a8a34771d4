package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A searchBox is a line to search with; some keys do what the list beside it
// is told.
type searchBox struct {
	widget.Entry
	keys map[fyne.KeyName]func()
}

func newSearchBox(hint string, changed func(text string), keys map[fyne.KeyName]func()) *searchBox {
	s := &searchBox{keys: keys}
	s.PlaceHolder, s.OnChanged, s.Icon = hint, changed, theme.SearchIcon()
	s.ExtendBaseWidget(s)
	return s
}

// TypedKey is for Fyne.
func (s *searchBox) TypedKey(key *fyne.KeyEvent) {
	if do := s.keys[key.Name]; do != nil {
		do()
		return
	}
	s.Entry.TypedKey(key)
}
