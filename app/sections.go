package app

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"jibiao/report"
)

// sideWidth is that of the list on the left.
const sideWidth = 208

// A sectionList shows the form's parts with what is still empty or wrong.
type sectionList struct {
	view    *reportView
	rows    []*tile
	marks   []*fyne.Container
	caption *canvas.Text
	content fyne.CanvasObject
}

func newSectionList(v *reportView) *sectionList {
	s := &sectionList{view: v, caption: label("", sizeSmall, colorQuiet)}
	list := container.New(layout.NewCustomPaddedVBoxLayout(0), pad(14, 8, 6, 16, s.caption))
	for i := range v.draft.Form().Sections {
		list.Add(s.row(i))
	}
	ground := canvas.NewRectangle(colorSide)
	s.content = framed(nil, nil, nil, rule(),
		container.New(fixedWidth(sideWidth), ground, container.NewVScroll(list)))
	return s
}

func (s *sectionList) row(i int) fyne.CanvasObject {
	section := &s.view.draft.Form().Sections[i]
	mark := container.NewHBox()
	text := label(section.Title, sizeText, colorText)
	row := pad(7, 14, 7, 16, container.NewBorder(nil, nil, nil, container.NewCenter(mark), text))
	t := newTile(row, colorSide, func() { s.open(i) })
	s.rows, s.marks = append(s.rows, t), append(s.marks, mark)
	return t
}

// open goes to the part's first cell that wants something, or its first.
func (s *sectionList) open(i int) {
	keys := s.view.draft.Form().Sections[i].Keys
	if len(keys) == 0 {
		return
	}
	at := keys[0].InRow(1)
	for _, issue := range s.view.draft.Issues() {
		if holds(keys, issue.Key) && issue.Level == report.Error {
			at = issue.Key
			break
		}
	}
	s.view.pane.GoTo(at)
	s.choose(i)
}

func (s *sectionList) choose(i int) {
	for n, row := range s.rows {
		row.selectIf(n == i)
	}
}

// show draws the marks anew.
func (s *sectionList) show() {
	d := s.view.draft
	form := d.Form()
	s.caption.Text = clipUnit(d.Text(form.Unit), " · ", d.Text(form.Year), sizeSmall, sideWidth-30)
	s.caption.Refresh()
	for i := range form.Sections {
		s.marks[i].Objects = []fyne.CanvasObject{s.mark(form.Sections[i].Keys)}
		s.marks[i].Refresh()
	}
}

// mark tells the state of a part: wrong, doubtful, empty, unfinished, done.
func (s *sectionList) mark(keys []report.Key) fyne.CanvasObject {
	d := s.view.draft
	filled, wanted, wrong, doubtful := 0, 0, 0, 0
	for _, k := range keys {
		if !d.Form().Field(k).Required && !d.Form().Computed(k) {
			continue
		}
		wanted++
		if d.Text(k.InRow(1)) != "" { // of rows that repeat the first one counts
			filled++
		}
	}
	for _, issue := range d.Issues() {
		switch {
		case !holds(keys, issue.Key) || d.Text(issue.Key) == "":
		case issue.Level == report.Error:
			wrong++
		case issue.Level == report.Warning:
			doubtful++
		}
	}
	switch {
	case wrong > 0:
		return badge(fmt.Sprint(wrong), colorBad)
	case filled == 0 && wanted > 0:
		return label("空", sizeSmall, colorQuiet)
	case filled < wanted:
		return label(fmt.Sprintf("%d/%d", filled, wanted), sizeSmall, colorQuiet)
	case doubtful > 0:
		return badge(fmt.Sprint(doubtful), colorAmber)
	default:
		return label("✓", sizeText, colorGood)
	}
}

// holds says whether the key, or its column, is among the keys.
func holds(keys []report.Key, k report.Key) bool {
	column, _ := k.Row()
	return slices.Contains(keys, column)
}
