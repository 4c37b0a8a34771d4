package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/field"
	"jibiao/report/store"
)

// A pickList is a long list of which one thing is picked by a click.
type pickList struct {
	count func() int
	line  func(i int) (text, beside string)
	pick  func(i int)
}

// The size of a list to pick from.
const (
	pickWidth  = 520
	pickHeight = 320
)

// pickFrom shows a list in a dialog, with something to be known and perhaps a box
// to search in above it: Enter there picks the first.
func (a *App) pickFrom(title, hint string, l pickList, search ...*field.Input) *widget.List {
	var hide func()
	pick := func(i int) {
		if i < l.count() {
			hide()
			l.pick(i)
		}
	}
	list := widget.NewList(l.count, func() fyne.CanvasObject { return newPickRow() }, func(i widget.ListItemID, o fyne.CanvasObject) {
		if i < l.count() {
			text, beside := l.line(i)
			o.(*pickRow).draw(text, beside, func() { pick(i) })
		}
	})
	head := container.New(layout.NewCustomPaddedVBoxLayout(8))
	if hint != "" {
		head.Add(prose(hint, pickWidth, sizeText, colorText))
	}
	for _, box := range search {
		head.Add(box)
	}
	room := container.New(fixedSize(fyne.NewSize(pickWidth, max(80, min(pickHeight, a.window.Canvas().Size().Height-220)))), list)
	hide = a.askFor(title, framed(pad(0, 0, 8, 0, head), nil, nil, nil, room), search, choice{label: "取消"})
	for _, box := range search {
		box.OnSubmitted = func(string) { pick(0) }
		a.window.Canvas().Focus(box)
	}
	return list
}

// pickReport asks for a report of the library other than one.
func (a *App) pickReport(title, hint string, not int64, then func(store.Summary)) {
	var found []store.Summary
	search := field.NewInput("")
	search.SetPlaceHolder("查找单位、年度或任何文字")
	find := func() bool {
		list, err := a.reportsWith(strings.TrimSpace(search.Text()), not)
		if err != nil {
			a.fail("查找报告", err)
			return false
		}
		found = list
		return true
	}
	if !find() {
		return
	}
	if len(found) == 0 {
		a.say("没有别的报告", "报告库里只有这一份报告。可以先用“导入 Word”读入去年的文件。")
		return
	}
	list := a.pickFrom(title, hint, pickList{
		count: func() int { return len(found) },
		line: func(i int) (string, string) {
			return nameOf(found[i], pickWidth*2/3), spoken(found[i].Changed, a.options.Now())
		},
		pick: func(i int) { then(found[i]) },
	}, search)
	search.OnChanged = func(string) {
		if find() {
			list.Refresh()
			list.ScrollToTop()
		}
	}
}

// reportsWith lists the reports that have some words, but one.
func (a *App) reportsWith(words string, not int64) ([]store.Summary, error) {
	var all []store.Summary
	if words == "" {
		list, err := a.store.List(store.Filter{})
		if err != nil {
			return nil, err
		}
		all = list
	} else {
		hits, _, err := a.store.Search(store.Filter{Query: words}, mostHits)
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			all = append(all, h.Summary)
		}
	}
	return slices.DeleteFunc(all, func(s store.Summary) bool { return s.ID == not }), nil
}

// A pickRow is a line to click on.
type pickRow struct {
	widget.BaseWidget

	text, beside *canvas.Text
	tile         *tile
}

func newPickRow() *pickRow {
	r := &pickRow{text: label("", sizeText, colorText), beside: label("", sizeSmall, colorQuiet)}
	line := framed(nil, nil, nil, container.NewCenter(r.beside), container.New(narrow{}, r.text))
	r.tile = newTile(pad(6, 12, 6, 12, line), colorGround, nil)
	r.ExtendBaseWidget(r)
	return r
}

func (r *pickRow) draw(text, beside string, tapped func()) {
	r.beside.Text = beside
	r.text.Text = clip(text, sizeText, pickWidth-48-r.beside.MinSize().Width)
	r.tile.tapped = tapped
	r.Refresh()
}

// CreateRenderer is for Fyne.
func (r *pickRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.tile) }
