package app

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"jibiao/report"
	"jibiao/report/find"
	"jibiao/report/store"
)

// open opens a report of the list, one that was searched for at the place found.
func (l *library) open(i int) {
	h := l.found[i]
	if l.shown.Deleted {
		l.app.ask("这份报告在回收站里", "要打开它，请先恢复。",
			choice{label: "取消"}, choice{label: "恢复", strong: true, do: func() { l.change("恢复报告", func() error { return l.app.store.Restore(h.ID) }) }})
		return
	}
	l.app.openReportAt(h.ID, h.Key)
	if words := firstMark(h); words != "" && l.app.open != nil && l.app.open.id == h.ID {
		l.app.open.showFound(h.Key, words)
	}
}

// firstMark is what of the words searched for stands first in the text found.
func firstMark(h store.Hit) string {
	if len(h.Marks) == 0 {
		return ""
	}
	return h.Text[h.Marks[0].From:h.Marks[0].To]
}

// showFound selects the words where they stand first in a cell.
func (v *reportView) showFound(k report.Key, words string) {
	query := find.Query{Text: words}
	for _, hit := range query.All(v.draft.Form(), v.draft.Values()) {
		if hit.Key == k {
			v.goToHit(hit)
			return
		}
	}
}

func (l *library) showMenu(i int, at fyne.Position) {
	widget.ShowPopUpMenuAtPosition(l.menu(l.found[i].Summary), l.app.window.Canvas(), at)
}

// menu is what can be done with a report.
func (l *library) menu(s store.Summary) *fyne.Menu {
	a := l.app
	if l.shown.Deleted {
		return fyne.NewMenu("",
			fyne.NewMenuItem("恢复", func() { l.change("恢复报告", func() error { return a.store.Restore(s.ID) }) }),
			fyne.NewMenuItem("彻底删除…", func() { l.deleteForEver(s) }))
	}
	submitted := fyne.NewMenuItem("标为已上报", func() { l.setState(s.ID, store.Submitted) })
	if s.State == store.Submitted {
		submitted = fyne.NewMenuItem("改回填写中", func() { l.setState(s.ID, store.Draft) })
	}
	return fyne.NewMenu("",
		fyne.NewMenuItem("打开", func() { a.openReport(s.ID) }),
		fyne.NewMenuItem("复制到下一年度", func() { a.copyForward(s.ID) }),
		submitted,
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("与去年对比", func() { a.compareWithLastYear(s) }),
		fyne.NewMenuItem("与另一份报告对比…", func() { a.compareWithAnother(s, "") }),
		fyne.NewMenuItem("导出报告文件…", func() { a.exportParcel(s) }),
		fyne.NewMenuItem("导入报告文件…", a.chooseParcel),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("移到回收站", func() { l.change("移到回收站", func() error { return a.store.MoveToBin(s.ID) }) }))
}

// deletedStill says where a report that is deleted for ever is still found.
const deletedStill = "删除之前会先备份，删错了可以用“备份与恢复”里“删除前”的备份找回。"

func (l *library) deleteForEver(s store.Summary) {
	l.app.ask("彻底删除", "“"+strings.TrimSpace(s.Unit+" "+s.Year+" "+s.FormName)+"”将从报告库彻底删除。"+deletedStill,
		choice{label: "取消", strong: true}, choice{label: "彻底删除", do: func() {
			l.app.backUpBefore(store.BeforeDelete, "仍然删除", func() { l.change("删除报告", func() error { return l.app.store.Delete(s.ID) }) })
		}})
}

func (l *library) emptyBin() {
	l.app.ask("清空回收站", fmt.Sprintf("回收站里的 %d 份报告将从报告库彻底删除。", l.tally.Bin)+deletedStill,
		choice{label: "取消", strong: true}, choice{label: "清空", do: func() {
			l.app.backUpBefore(store.BeforeDelete, "仍然清空", func() { l.change("清空回收站", l.app.store.EmptyBin) })
		}})
}

func (l *library) setState(id int64, state store.State) {
	l.change("更改状态", func() error { return l.app.store.SetState(id, state) })
}

// change changes the store and shows what came of it.
func (l *library) change(tried string, do func() error) {
	l.app.write(do, func(err error) {
		if err != nil {
			l.app.fail(tried, err)
		}
		l.app.library.reload()
	})
}
