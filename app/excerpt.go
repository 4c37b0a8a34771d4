package app

import (
	"sort"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"jibiao/forms/paper"
	"jibiao/report"
	"jibiao/report/diff"
)

// An excerpt is the changed part of a text, in one: what is gone, what is new,
// and some of what stands around.
type excerpt struct {
	text  string
	marks []excerptMark // in order
}

// An excerptMark is a stretch of an excerpt, in bytes, that is gone or new.
type excerptMark struct {
	from, to int
	op       diff.Op
}

// How many characters of an excerpt are kept of what stays, before, between and
// behind the changes.
const (
	leadRunes  = 6
	trailRunes = 12
)

// excerptOf makes the excerpt of a change, each changed stretch of at most so
// many characters.
func excerptOf(pieces []diff.Piece, most int) excerpt {
	var e excerpt
	for i, p := range pieces {
		text := p.Text
		if i > 0 && p.Op == diff.Inserted && pieces[i-1].Op == diff.Deleted {
			e.add(" ", diff.Same)
		}
		switch {
		case p.Op != diff.Same:
			text = middleCut(text, most/2, most-most/2)
		case i == 0:
			text = middleCut(text, 0, leadRunes)
		case i == len(pieces)-1:
			text = middleCut(text, trailRunes, 0)
		default:
			text = middleCut(text, leadRunes, leadRunes)
		}
		e.add(oneLine(text), p.Op)
	}
	return e
}

func (e *excerpt) add(text string, op diff.Op) {
	from := len(e.text)
	e.text += text
	if op != diff.Same && text != "" {
		e.marks = append(e.marks, excerptMark{from, len(e.text), op})
	}
}

// middleCut leaves out the middle of a text of which so many characters are
// wanted at its beginning and its end.
func middleCut(text string, head, tail int) string {
	n := utf8.RuneCountInString(text)
	if n <= head+tail+1 {
		return text
	}
	runes := []rune(text)
	return string(runes[:head]) + "…" + string(runes[n-tail:])
}

// oneLine is a text without its line breaks. A text of nothing else says so.
func oneLine(text string) string {
	if text != "" && strings.Trim(text, "\n") == "" {
		return "（换行）"
	}
	return strings.ReplaceAll(text, "\n", " ")
}

// cut is the excerpt's first so many characters, and … if there are more.
func (e excerpt) cut(runes int) excerpt {
	at := 0
	for ; runes > 0 && at < len(e.text); runes-- {
		_, n := utf8.DecodeRuneInString(e.text[at:])
		at += n
	}
	if at == len(e.text) {
		return e
	}
	short := excerpt{text: e.text[:at] + "…"}
	for _, m := range e.marks {
		if m.from < at {
			short.marks = append(short.marks, excerptMark{m.from, min(m.to, at), m.op})
		}
	}
	return short
}

// within cuts the excerpt to so many lines of a width.
func (e excerpt) within(lines int, width float32) excerpt {
	fits := func(e excerpt) bool { return excerptText(e.text, width).Layout().Len() <= lines }
	if fits(e) {
		return e
	}
	n := utf8.RuneCountInString(e.text)
	return e.cut(sort.Search(n, func(n int) bool { return !fits(e.cut(n + 1)) }))
}

// excerptText is the text as it is drawn.
func excerptText(text string, width float32, marks ...paper.Mark) *paper.Text {
	t := paper.NewText(report.VAlignTop, fyne.Size{}, paper.Paragraph{Text: text, Look: lineLook(), Marks: marks})
	t.Resize(fyne.NewSize(width, t.HeightFor(width)))
	return t
}
