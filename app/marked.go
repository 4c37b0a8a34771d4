package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jibiao/forms"
	"jibiao/forms/paper"
)

// markedText draws an excerpt at a width: what is gone struck through on red, what
// is new underlined on green. The lines say it to those who do not tell the
// colours apart.
func markedText(e excerpt, width float32) fyne.CanvasObject {
	tints := listTints()
	marks := make([]paper.Mark, len(e.marks))
	for i, m := range e.marks {
		marks[i] = tints.Mark(m.op, m.from, m.to)
	}
	text := excerptText(e.text, width, marks...)
	return container.New(fixedSize(text.Size()), text)
}

// listTints are those of marks on the window's ground.
func listTints() forms.Tints {
	return forms.Tints{New: colorGood, NewGround: colorGoodTint, Gone: colorBad, GoneGround: colorBadTint}
}

// paperTints are those of marks on paper, which is white in a dark window too.
func paperTints() forms.Tints {
	return forms.Tints{New: colorNew, NewGround: colorNewTint, Gone: colorGone, GoneGround: colorGoneTint}
}
