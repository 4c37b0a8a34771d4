package app

import (
	"cmp"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"jibiao/report"
	"jibiao/report/draft"
)

// sideWidth is that of the list on the left.
const sideWidth = 192

// A sectionList shows the form's parts with what is still empty or wrong.
type sectionList struct {
	view    *reportView
	rows    []*tile
	marks   []*fyne.Container
	states  []partState // as the marks show them
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
	s.states = append(s.states, partState{wrong: -1}) // shows nothing yet
	return t
}

// open goes to the part's first cell that wants something, or its first.
func (s *sectionList) open(i int) {
	if i >= len(s.rows) {
		return // Ctrl+9 in a form of fewer parts
	}
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

// show brings the marks up to date; there are none before the findings were
// looked for.
func (s *sectionList) show() {
	d := s.view.draft
	form := d.Form()
	const room = sideWidth - 30
	whose := clipUnit(d.Text(form.Unit), " · ", d.Text(form.Year), sizeSmall, room)
	if text := cmp.Or(whose, clip(form.Name, sizeSmall, room)); s.caption.Text != text {
		s.caption.Text = text
		s.caption.Refresh()
	}
	issues, looked := d.Known()
	if !looked {
		return
	}
	for i, state := range statesOf(d, issues) {
		if state != s.states[i] {
			s.states[i] = state
			s.marks[i].Objects = []fyne.CanvasObject{state.mark()}
			s.marks[i].Refresh()
		}
	}
}

// A partState is how far a part of the form is.
type partState struct{ filled, wanted, wrong, doubtful int }

// statesOf tells the state of each part, with these findings. Where nothing is
// required everything is wanted.
func statesOf(d *draft.Draft, issues []report.Issue) []partState {
	form := d.Form()
	all := !slices.ContainsFunc(form.Fields, isRequired)
	states := make([]partState, len(form.Sections))
	for i := range states {
		for _, k := range form.Sections[i].Keys {
			if all || form.Field(k).Required || form.Computed(k) {
				states[i].see(d, k)
			}
		}
	}
	for _, issue := range issues {
		if f := form.Field(issue.Key); f != nil && f.Section >= 0 && d.Text(issue.Key) != "" {
			states[f.Section].blame(issue.Level)
		}
	}
	return states
}

func isRequired(f report.Field) bool { return f.Required }

func (p *partState) see(d *draft.Draft, k report.Key) {
	p.wanted++
	if d.Text(k.InRow(1)) != "" { // of rows that repeat the first one counts
		p.filled++
	}
}

func (p *partState) blame(l report.Level) {
	switch l {
	case report.Error:
		p.wrong++
	case report.Warning:
		p.doubtful++
	}
}

// mark draws the state: wrong, empty, unfinished, doubtful, done.
func (p partState) mark() fyne.CanvasObject {
	switch {
	case p.wrong > 0:
		return badge(fmt.Sprint(p.wrong), colorBadBadge)
	case p.filled == 0 && p.wanted > 0:
		return label("空", sizeSmall, colorQuiet)
	case p.filled < p.wanted:
		return label(fmt.Sprintf("%d/%d", p.filled, p.wanted), sizeSmall, colorQuiet)
	case p.doubtful > 0:
		return badge(fmt.Sprint(p.doubtful), colorWarnBadge)
	default:
		return label("✓", sizeText, colorGood)
	}
}

// holds says whether the key, or its column, is among the keys.
func holds(keys []report.Key, k report.Key) bool {
	column, _ := k.Row()
	return slices.Contains(keys, column)
}
