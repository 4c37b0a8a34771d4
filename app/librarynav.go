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
	l.nav.Add(l.navTile("备份与恢复", "", l.backups.content.Visible(), l.showBackups))
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
	chosen := l.filter
	chosen.Query = ""
	l.nav.Add(l.navTile(text, tally, f == chosen && !l.backups.content.Visible(), func() {
		f.Query = l.filter.Query
		l.choose(f)
	}))
}

func (l *library) navTile(text, tally string, chosen bool, tapped func()) *tile {
	name := label(clip(text, sizeText, sideWidth-80), sizeText, colorText)
	body := container.NewBorder(nil, nil, nil, label(tally, sizeSmall, colorQuiet), name)
	row := newTile(pad(7, 14, 7, 16, body), colorSide, tapped)
	row.selectIf(chosen)
	return row
}

// showBackups shows 备份与恢复 in the place of the reports.
func (l *library) showBackups() {
	l.turn(true)
	l.app.window.Canvas().Unfocus() // the keys of the reports mean nothing here
	l.backups.reload()
	l.showNav()
}

// turn shows the backups, or the reports.
func (l *library) turn(backups bool) {
	show(l.backups.content, backups)
	show(l.page.content, !backups)
}

// showBackups shows 备份与恢复 from wherever the clerk is.
func (a *App) showBackups() {
	a.showLibrary()
	if a.open == nil {
		a.library.showBackups()
	}
}
