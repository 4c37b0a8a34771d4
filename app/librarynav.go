package app

import (
	"fmt"

	"fyne.io/fyne/v2/container"

	"jibiao/report/store"
)

// showNav lists the ways to choose reports.
func (l *library) showNav() {
	t := &l.tally
	l.nav.RemoveAll()
	l.navCaption("报告")
	l.navRow("全部", t.All, store.Filter{})
	for _, s := range []store.State{store.Draft, store.Checked, store.Submitted} {
		l.navRow(s.Label(), t.States[s], store.Filter{State: s})
	}
	if len(t.Years) > 0 {
		l.navCaption("年度")
	}
	for _, y := range t.Years {
		l.navRow(y.Year, y.Count, store.Filter{Year: y.Year})
	}
	l.navCaption("其他")
	l.navRow("回收站", t.Bin, store.Filter{Deleted: true})
	l.nav.Refresh()
}

func (l *library) navCaption(text string) {
	l.nav.Add(pad(14, 8, 6, 16, label(text, sizeSmall, colorQuiet)))
}

// navRow is a way to choose reports, and how many it chooses; 0 is not shown.
func (l *library) navRow(text string, count int, f store.Filter) {
	tally := ""
	if count > 0 {
		tally = fmt.Sprint(count)
	}
	name := label(clip(text, sizeText, sideWidth-80), sizeText, colorText)
	body := container.NewBorder(nil, nil, nil, label(tally, sizeSmall, colorQuiet), name)
	row := newTile(pad(7, 14, 7, 16, body), colorSide, func() {
		f.Query = l.filter.Query
		l.choose(f)
	})
	chosen := l.filter
	chosen.Query = ""
	row.selectIf(f == chosen)
	l.nav.Add(row)
}
