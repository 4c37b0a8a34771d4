package app

import (
	"fmt"
	"image/color"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/field"
	"jibiao/report/store"
)

// A library is the list of all reports, and the ways to begin one.
type library struct {
	app     *App
	filter  store.Filter
	search  *field.Input
	nav     *fyne.Container
	title   *canvas.Text
	begin   fyne.CanvasObject // shown while there is no report at all
	cards   *fyne.Container
	tally   *canvas.Text
	content fyne.CanvasObject
}

func newLibrary(a *App) *library {
	l := &library{
		app: a, search: field.NewInput(""), title: label("", 15, colorText),
		nav: container.New(layout.NewCustomPaddedVBoxLayout(0)), tally: label("", sizeSmall, colorQuiet),
	}
	l.cards = container.New(layout.NewGridWrapLayout(cardSize))
	l.search.SetPlaceHolder("按单位、年度查找")
	l.search.OnChanged = func(text string) {
		l.filter.Query = text
		l.list()
	}
	side := framed(nil, nil, nil, rule(),
		container.New(fixedWidth(sideWidth), canvas.NewRectangle(colorSide), container.NewVScroll(l.nav)))
	l.begin = newLink("先看看示例报告", a.openSample)
	drop := newTile(pad(14, 18, 14, 18, dropHint()), colorDrop, a.importWord)
	drop.ground.StrokeColor, drop.ground.StrokeWidth, drop.ground.CornerRadius = colorLine, 1, 4
	page := pad(16, 24, 16, 24, container.New(layout.NewCustomPaddedVBoxLayout(14), l.title, l.begin, l.cards, drop))
	status := framed(rule(), nil, nil, nil, pad(4, 14, 5, 14, container.NewHBox(
		label("数据保存在本机", sizeSmall, colorGood), layout.NewSpacer(), l.tally)))
	desk := container.NewStack(canvas.NewRectangle(colorPage), container.NewVScroll(page))
	l.content = framed(l.toolbar(), status, side, nil, desk)
	return l
}

func dropHint() fyne.CanvasObject {
	return container.NewHBox(label("把 Word 文件拖到这里，或点这里选择", sizeText, colorLink),
		label("　去年填好的报告会读进来，成为一份可以继续修改的报告。", sizeText, colorQuiet))
}

func (l *library) toolbar() fyne.CanvasObject {
	left := []fyne.CanvasObject{
		brand(), strong("＋ 新建报告", l.app.newReport), flat("复制去年", l.app.chooseCopy), flat("导入 Word", l.app.importWord), flat("新建表单", l.app.newForm),
	}
	right := []fyne.CanvasObject{container.New(fixedWidth(280), l.search), flat("外观", l.app.chooseLook)}
	return toolbar(left, right)
}

// reload reads everything anew.
func (l *library) reload() {
	l.list()
	l.showNav()
}

// list shows the reports that the filter chooses.
func (l *library) list() {
	found, err := l.app.store.List(l.filter)
	if err != nil {
		l.app.fail("读取报告库", err)
		return
	}
	l.cards.RemoveAll()
	for _, s := range found {
		l.cards.Add(l.card(s))
	}
	l.title.Text = l.heading()
	if len(found) == 0 {
		l.title.Text = l.emptiness()
	}
	show(l.cards, len(found) > 0)
	show(l.begin, len(found) == 0 && l.filter == (store.Filter{}))
	l.tally.Text = fmt.Sprintf("%d 份报告", len(found))
	l.title.Refresh()
	l.tally.Refresh()
	l.cards.Refresh()
}

func show(o fyne.CanvasObject, yes bool) {
	if yes {
		o.Show()
	} else {
		o.Hide()
	}
}

func (l *library) heading() string {
	switch {
	case l.filter.Query != "":
		return "查找结果"
	case l.filter.Deleted:
		return "回收站"
	case l.filter.Year != "":
		return l.filter.Year
	case l.filter.State != "":
		return l.filter.State.Label()
	default:
		return "全部报告"
	}
}

// emptiness says what to do where there is nothing to list.
func (l *library) emptiness() string {
	switch {
	case l.filter.Query != "":
		return "没有找到含“" + l.filter.Query + "”的报告"
	case l.filter.Deleted:
		return "回收站是空的"
	case l.filter.Year != "" || l.filter.State != "":
		return "这里还没有报告"
	default:
		return "还没有报告。点“新建报告”从空白表开始，或者把去年的 Word 文件读进来。"
	}
}

// stateColors are those of a state's chip.
func stateColors(s store.State) (ink, tint color.Color) {
	switch s {
	case store.Checked:
		return colorLink, colorSelected
	case store.Submitted:
		return colorGood, colorGoodTint
	default:
		return colorAmber, colorAmberTint
	}
}

// showNav lists the ways to choose reports.
func (l *library) showNav() {
	years, err := l.app.store.Years()
	if err != nil {
		l.app.fail("读取报告库", err)
		return
	}
	all, err := l.app.store.List(store.Filter{})
	if err != nil {
		l.app.fail("读取报告库", err)
		return
	}
	ofState, ofYear := map[store.State]int{}, map[string]int{}
	for _, s := range all {
		ofState[s.State]++
		ofYear[s.Year]++
	}
	l.nav.RemoveAll()
	l.navCaption("报告")
	l.navRow("全部", len(all), store.Filter{})
	for _, s := range []store.State{store.Draft, store.Checked, store.Submitted} {
		l.navRow(s.Label(), ofState[s], store.Filter{State: s})
	}
	if len(years) > 0 {
		l.navCaption("年度")
		for _, y := range years {
			l.navRow(y, ofYear[y], store.Filter{Year: y})
		}
	}
	l.navCaption("其他")
	l.navRow("回收站", 0, store.Filter{Deleted: true})
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
	body := container.NewBorder(nil, nil, nil, label(tally, sizeSmall, colorQuiet), label(text, sizeText, colorText))
	row := newTile(pad(7, 14, 7, 16, body), colorSide, func() {
		f.Query = l.filter.Query
		l.filter = f
		l.reload()
	})
	chosen := l.filter
	chosen.Query = ""
	row.selectIf(f == chosen)
	l.nav.Add(row)
}

// cardSize is that of a report in the library: three beside each other on a
// screen of 1366.
var cardSize = fyne.NewSize(355, 128)

// card shows a report.
func (l *library) card(s store.Summary) fyne.CanvasObject {
	ink, tint := stateColors(s.State)
	more := widget.NewButtonWithIcon("", theme.MoreVerticalIcon(), nil)
	more.Importance = widget.LowImportance
	when := "最近修改 " + spoken(s.Changed, l.app.options.Now())
	if l.filter.Deleted {
		when = "删除于 " + spoken(s.Deleted, l.app.options.Now())
	}
	name := clipUnit(s.Unit, " ", s.Year, 15, cardSize.Width-80)
	if name == "" {
		name = "（未填单位和年度）"
	}
	text := container.New(layout.NewCustomPaddedVBoxLayout(5),
		label(name, 15, colorText), label(clip(s.FormName, sizeText, cardSize.Width-80), sizeText, colorText),
		label(when, sizeSmall, colorQuiet),
		container.NewHBox(chip(s.State.Label(), ink, tint), container.NewCenter(label(l.progress(s), sizeSmall, colorQuiet))))
	body := pad(12, 6, 10, 16, container.NewBorder(nil, nil, nil, container.NewVBox(more), text))
	t := card(body, colorBrand, func() { l.tap(s) })
	menu := func(at fyne.Position) { widget.ShowPopUpMenuAtPosition(l.menu(s), l.app.window.Canvas(), at) }
	t.menu = menu
	more.OnTapped = func() {
		menu(fyne.CurrentApp().Driver().AbsolutePositionForObject(more).AddXY(0, more.Size().Height))
	}
	return t
}

// progress tells how much of the form is filled in.
func (l *library) progress(s store.Summary) string {
	b, err := l.app.bundleOf(s.BundleHash)
	if err != nil {
		return "" // opening it says why
	}
	total := 0
	for _, k := range b.Form.Keys() {
		if !b.Form.Computed(k) {
			total++
		}
	}
	return fmt.Sprintf("已填 %d / %d", min(s.Filled, total), total)
}

func (l *library) tap(s store.Summary) {
	if l.filter.Deleted {
		l.app.ask("这份报告在回收站里", "要打开它，请先恢复。",
			choice{label: "取消"}, choice{label: "恢复", strong: true, do: func() { l.change("恢复报告", l.app.store.Restore(s.ID)) }})
		return
	}
	l.app.openReport(s.ID)
}

// menu is what can be done with a report.
func (l *library) menu(s store.Summary) *fyne.Menu {
	a := l.app
	if l.filter.Deleted {
		return fyne.NewMenu("",
			fyne.NewMenuItem("恢复", func() { l.change("恢复报告", a.store.Restore(s.ID)) }),
			fyne.NewMenuItem("彻底删除…", func() { l.deleteForEver(s) }))
	}
	submitted := fyne.NewMenuItem("标为已上报", func() { l.change("更改状态", a.store.SetState(s.ID, store.Submitted)) })
	if s.State == store.Submitted {
		submitted = fyne.NewMenuItem("改回填写中", func() { l.change("更改状态", a.store.SetState(s.ID, store.Draft)) })
	}
	return fyne.NewMenu("",
		fyne.NewMenuItem("打开", func() { a.openReport(s.ID) }),
		fyne.NewMenuItem("复制到下一年度", func() { a.copyForward(s.ID) }),
		submitted,
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("移到回收站", func() { l.change("移到回收站", a.store.MoveToBin(s.ID)) }))
}

func (l *library) deleteForEver(s store.Summary) {
	l.app.ask("彻底删除", "“"+strings.TrimSpace(s.Unit+" "+s.Year+" "+s.FormName)+"”将从本机删除，不能恢复。",
		choice{label: "取消", strong: true}, choice{label: "彻底删除", do: func() { l.change("删除报告", l.app.store.Delete(s.ID)) }})
}

// change shows what a change of the store did.
func (l *library) change(tried string, err error) {
	if err != nil {
		l.app.fail(tried, err)
	}
	l.reload()
}

// spoken is a time as one says it.
func spoken(t, now time.Time) string {
	t, now = t.Local(), now.Local()
	day := func(t time.Time) string { return t.Format("2006-01-02") }
	switch day(t) {
	case day(now):
		return "今天 " + t.Format("15:04")
	case day(now.AddDate(0, 0, -1)):
		return "昨天 " + t.Format("15:04")
	default:
		return t.Format("2006-01-02 15:04")
	}
}
