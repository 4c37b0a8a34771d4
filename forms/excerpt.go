package forms

import (
	"strings"
	"unicode/utf8"

	"jibiao/forms/paper"
)

// excerptLead is how many characters before a spot an excerpt begins.
const excerptLead = 6

// Excerpt is a spot with what stands around it, marked, on one line of so much
// room, with … for what is left out.
func (s *Spot) Excerpt(look paper.Look, tints Tints, room float32) paper.Paragraph {
	j := join(s.Pieces)
	line := strings.ReplaceAll(j.text, "\n", " ") // as many bytes
	from := s.From
	for range excerptLead {
		_, n := utf8.DecodeLastRuneInString(line[:from])
		from -= n
	}
	out := paper.Paragraph{Look: look}
	if from > 0 {
		out.Text = "…"
	}
	lead := len(out.Text)
	shown, more := shortened(line[from:], look, room-paper.Width(out.Text, look))
	out.Text += shown
	for _, m := range j.marks {
		m.from, m.to = max(m.from-from, 0), min(m.to-from, len(out.Text)-lead)
		if m.from < m.to {
			out.Marks = append(out.Marks, tints.Mark(m.op, lead+m.from, lead+m.to))
		}
	}
	out.Text += more
	return out
}

// shortened is as much of a text's beginning as there is room for with the …
// behind it, if it takes one.
func shortened(text string, look paper.Look, room float32) (shown, more string) {
	if shown = fitting(text, look, room); len(shown) == len(text) {
		return shown, ""
	}
	return fitting(text, look, room-paper.Width("…", look)), "…"
}

// fitting is as much of a text's beginning as there is room for.
func fitting(text string, look paper.Look, room float32) string {
	for i, r := range text {
		if room -= paper.Width(string(r), look); room < 0 {
			return text[:i]
		}
	}
	return text
}
