package paper

import (
	"strings"

	"fyne.io/fyne/v2"
)

// metrics are the measures of one typeface at one size. Asking Fyne for a
// text's width costs a shaping run each; line breaking asks for every
// character, so widths are kept. Used on the window's goroutine only.
type metrics struct {
	font    fyne.Resource
	size    float32
	height  float32
	base    float32 // from the top down to the base line
	han     float32
	advance map[rune]float32
}

type metricsKey struct {
	font string
	size float32
}

var known = map[metricsKey]*metrics{}

func metricsOf(font fyne.Resource, size float32) *metrics {
	key := metricsKey{font.Name(), size}
	if m := known[key]; m != nil {
		return m
	}
	m := &metrics{font: font, size: size, advance: map[rune]float32{}}
	box, base := fyne.CurrentApp().Driver().RenderedTextSize("国", size, fyne.TextStyle{}, font)
	m.height, m.base, m.han = box.Height, base, box.Width
	known[key] = m
	return m
}

func (m *metrics) measure(text string) fyne.Size {
	size, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, m.size, fyne.TextStyle{}, m.font)
	return size
}

// isHan: all of these are as wide as each other.
func isHan(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

func (m *metrics) width(r rune) float32 {
	if isHan(r) {
		return m.han
	}
	w, ok := m.advance[r]
	if !ok {
		w = m.measure(drawn(string(r))).Width
		m.advance[r] = w
	}
	return w
}

// tab is what a tab is drawn as. Fyne's own goes to a stop that depends on what
// stands before it, so a line would not be as wide as its characters.
const tab = "　　"

// drawn is a text as it is given to Fyne.
func drawn(text string) string { return strings.ReplaceAll(text, "\t", tab) }

// Width is how wide a text is on one line in a look.
func Width(text string, look Look) float32 {
	m := metricsOf(look.Font, look.Size)
	var width float32
	for _, r := range text {
		width += m.width(r)
	}
	return width
}
