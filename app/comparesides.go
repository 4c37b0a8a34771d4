package app

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"jibiao/report"
	"jibiao/report/formula"
	"jibiao/report/store"
)

// offer shows what one side of the comparison may be.
func (c *comparing) offer(side *reading, at fyne.Position) {
	a := c.app
	versions, err := a.store.Versions(side.report)
	if err != nil {
		a.fail("对比", err)
		return
	}
	items := []*fyne.MenuItem{fyne.NewMenuItem("现在", func() { c.put(side, asNow(side.report)) })}
	for _, v := range slices.Backward(versions) {
		items = append(items, fyne.NewMenuItem(v.Name+"　"+spoken(v.At, a.options.Now()), func() { c.put(side, asOfVersion(v)) }))
	}
	items = append(items, fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("历史上的某一刻…", func() { c.pickMoment(side) }),
		fyne.NewMenuItem("另一份报告…", func() {
			a.pickReport("选择另一份报告", "", side.report, func(s store.Summary) { c.put(side, asNow(s.ID)) })
		}),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("左右对调", func() { a.compare(c.after.asOf, c.before.asOf) }))
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), a.window.Canvas(), at)
}

// put compares something else on one side.
func (c *comparing) put(side *reading, of asOf) {
	if side == &c.before {
		c.app.compare(of, c.after.asOf)
	} else {
		c.app.compare(c.before.asOf, of)
	}
}

// pickMoment asks for a step of the side's history, the latest first.
func (c *comparing) pickMoment(side *reading) {
	log, now := side.log, c.app.options.Now()
	of := func(i int) *report.Step { return &log[len(log)-1-i] }
	c.app.pickFrom("对比哪一刻？", "选一步，对比它做完之后的样子。", pickList{
		count: func() int { return len(log) },
		line:  func(i int) (string, string) { return of(i).Label, spoken(of(i).At, now) },
		pick:  func(i int) { c.put(side, asOfStep(side.report, *of(i), now)) },
	})
}

// compareWithLastYear compares a report with that of the year before, or asks
// with which.
func (a *App) compareWithLastYear(s store.Summary) {
	all, err := a.store.List(store.Filter{})
	if err != nil {
		a.fail("对比", err)
		return
	}
	if last, found := lastYears(s, all); found {
		a.compare(asNow(last.ID), asNow(s.ID))
		return
	}
	a.compareWithAnother(s, "报告库里没有找到"+describeLastYear(s)+"的报告，请选一份来对比。")
}

// compareWithAnother asks with which report to compare one.
func (a *App) compareWithAnother(s store.Summary, why string) {
	a.pickReport("与哪一份报告对比？", why, s.ID, func(other store.Summary) { a.compare(asNow(other.ID), asNow(s.ID)) })
}

// lastYears finds the unit's report of the year before, on the same form if
// there is one; of several the one changed last.
func lastYears(s store.Summary, all []store.Summary) (found store.Summary, ok bool) {
	year, known := formula.Year(s.Year)
	for _, other := range all {
		if y, dated := formula.Year(other.Year); !known || !dated || y != year-1 || other.Unit != s.Unit {
			continue
		}
		if other.FormID == s.FormID {
			return other, true
		}
		if !ok {
			found, ok = other, true
		}
	}
	return found, ok
}

// describeLastYear names the report that was looked for.
func describeLastYear(s store.Summary) string {
	if year, known := formula.Year(s.Year); known {
		return fmt.Sprintf("“%s”%d年度", s.Unit, year-1)
	}
	return "去年"
}

// compareEarlier compares the open report with its latest version, without any
// with what it was before the clerk's last day of work on it.
func (v *reportView) compareEarlier() {
	v.pane.Settle()
	versions, err := v.app.store.Versions(v.id)
	if err != nil {
		v.app.fail("对比", err)
		return
	}
	earlier := v.beforeToday()
	if len(versions) > 0 {
		earlier = asOfVersion(versions[len(versions)-1])
	}
	v.app.compare(earlier, asNow(v.id))
}

// beforeToday is the report as it was at the end of the day before its latest
// step; as it began where all was done on one day.
func (v *reportView) beforeToday() asOf {
	log := v.draft.Log()
	if len(log) == 0 {
		return asNow(v.id)
	}
	last := log[len(log)-1].At.Local().Format("2006-01-02")
	for _, s := range slices.Backward(log) {
		if s.At.Local().Format("2006-01-02") != last {
			return asOfStep(v.id, s, v.app.options.Now())
		}
	}
	begun := asOf{v.id, 0, "开始时"}
	if log[0].Kind == report.BeginStep {
		begun.step = log[0].No
	}
	return begun
}
