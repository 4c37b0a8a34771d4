package app

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"jibiao/forms/field"
	"jibiao/report/store"
)

// A library is the list of all reports, and the ways to begin one. What it
// shows is read in the background.
type library struct {
	app    *App
	filter store.Filter // what is asked for
	shown  store.Filter // what is shown: the answer may be on its way

	reading latest
	asked   int  // counts the questions to the store; only the last one's answer is shown
	recount bool // the tally is out of date
	opening bool // Enter was pressed before the answer was there
	tally   store.Tally
	found   []store.Hit // what the filter chooses, the one changed last first
	all     int         // how many that are; more than found when only the first are listed
	glances glances

	search  *field.Input
	nav     *fyne.Container
	page    *libraryPage
	backups *backupsPane // in its place, when it is visible
	title   *canvas.Text
	links   *fyne.Container // beside the title
	hint    *canvas.Text    // below it
	welcome fyne.CanvasObject
	cards   *shelf // reports
	hits    *shelf // what was searched for
	drop    fyne.CanvasObject
	count   *canvas.Text // in the status line
	content fyne.CanvasObject
}

func newLibrary(a *App) *library {
	l := &library{
		app: a, search: field.NewInput(""), title: label("", 15, colorText), hint: label("", sizeText, colorQuiet), links: container.NewHBox(),
		nav: container.New(layout.NewCustomPaddedVBoxLayout(0)), count: label("", sizeSmall, colorQuiet),
	}
	l.reading.app = a
	l.glances = glances{library: l, work: latest{app: a}, seen: map[int64]glance{}}
	l.search.SetPlaceHolder("查找单位、年度或任何文字")
	l.search.OnChanged, l.search.OnEscape, l.search.OnDown = l.query, l.clearQuery, l.focus
	l.search.OnSubmitted = func(string) { l.openChosen() }
	l.cards, l.hits = l.newShelf(cardSize, 0, l.newCard), l.newShelf(hitSize, 1, l.newHitRow)
	l.cards.turned = l.glances.look
	l.hits.Hide()
	l.welcome, l.drop = l.newWelcome(), l.newDrop()
	l.page, l.backups = newLibraryPage(l), newBackupsPane(a)
	side := framed(nil, nil, nil, rule(),
		container.New(fixedWidth(sideWidth), canvas.NewRectangle(colorSide), container.NewVScroll(l.nav)))
	status := framed(rule(), nil, nil, nil, pad(4, 14, 5, 14, container.NewStack(
		label("数据保存在本机", sizeSmall, colorGood), l.count)))
	l.count.Alignment = fyne.TextAlignTrailing // in the whole line's width: it is never cut
	l.content = framed(l.toolbar(), status, side, nil, container.NewStack(l.page.content, l.backups.content))
	return l
}

func (l *library) newShelf(least fyne.Size, columns int, newFace func() face) *shelf {
	s := &shelf{
		least: least, columns: columns, newFace: newFace, open: l.open, menu: l.showMenu, escape: l.clearQuery, other: l.app.typedKey,
		moved: func(top, bottom float32) { l.page.scrollTo(top, bottom) },
	}
	return s.ready()
}

func (l *library) toolbar() fyne.CanvasObject {
	left := []fyne.CanvasObject{
		strong("＋ 新建报告", l.app.newReport), flat("复制去年", l.app.chooseCopy), flat("导入 Word", l.app.importWord), flat("新建表单", l.app.newForm),
	}
	right := []fyne.CanvasObject{container.New(fixedWidth(280), l.search), flat("外观", l.app.chooseLook), l.app.helpButton()}
	return toolbar(left, right)
}

// mostHits is how many reports a search lists; who finds more says more.
const mostHits = 50

// reload reads everything anew.
func (l *library) reload() {
	l.recount = true
	l.list()
	l.backups.reload()
}

// list reads the reports that the filter chooses.
func (l *library) list() {
	l.asked++
	no, f, recount := l.asked, l.filter, l.recount
	l.reading.do(func() func() {
		a, err := l.read(f, recount)
		return func() {
			switch {
			case no != l.asked: // a later question is on its way
			case err != nil:
				l.opening = false
				l.app.fail("读取报告库", err)
			default:
				l.shown = f
				l.show(a)
			}
		}
	})
}

// A listing is what the store says to a filter.
type listing struct {
	found []store.Hit
	all   int
	tally *store.Tally // nil = as before
}

// read runs in the background.
func (l *library) read(f store.Filter, recount bool) (a listing, err error) {
	if recount {
		t, err := l.app.store.Tally()
		if err != nil {
			return a, err
		}
		a.tally = &t
	}
	if f.Query != "" {
		a.found, a.all, err = l.app.store.Search(f, mostHits)
		return a, err
	}
	list, err := l.app.store.List(f)
	a.found, a.all = make([]store.Hit, len(list)), len(list)
	for i, s := range list {
		a.found[i].Summary = s
	}
	return a, err
}

func (l *library) show(a listing) {
	if a.tally != nil {
		l.tally, l.recount = *a.tally, false
	}
	l.found, l.all = a.found, a.all
	first := l.isNew()
	searched := l.shown.Query != ""
	l.title.Text, l.hint.Text = l.heading(), l.advice()
	l.showLinks()
	show(l.welcome, first)
	show(l.title, !first)
	show(l.links, !first)
	show(l.hint, l.hint.Text != "")
	show(l.cards, !searched && len(l.found) > 0)
	show(l.hits, searched && len(l.found) > 0)
	show(l.drop, !searched && !l.shown.Deleted)
	l.cards.fill(visible(l.cards, len(l.found)))
	l.hits.fill(visible(l.hits, len(l.found)))
	l.count.Text = fmt.Sprintf("%d 份报告 · %d 种表单", l.tally.All, len(l.app.forms()))
	l.count.Refresh()
	l.page.refresh()
	l.showNav()
	l.refocus()
	if l.opening {
		l.openChosen()
	}
}

// refocus gives the keyboard to the shelf that is shown, unless it is in use
// elsewhere.
func (l *library) refocus() {
	if l.app.open != nil || l.backups.content.Visible() || l.app.window.Canvas().Overlays().Top() != nil {
		return
	}
	switch l.app.window.Canvas().Focused() {
	case nil, fyne.Focusable(l.cards), fyne.Focusable(l.hits):
		l.focus()
	}
}

// isNew says whether there is no report at all to show.
func (l *library) isNew() bool { return l.tally.All == 0 && l.shown == (store.Filter{}) }

// visible is n, or 0 of what is hidden.
func visible(o fyne.CanvasObject, n int) int {
	if o.Visible() {
		return n
	}
	return 0
}

func show(o fyne.CanvasObject, yes bool) {
	if yes {
		o.Show()
	} else {
		o.Hide()
	}
}

// choose lists what another filter chooses, from the top.
func (l *library) choose(f store.Filter) {
	l.filter, l.opening = f, false
	l.turn(false)
	l.cards.chosen, l.hits.chosen = 0, 0
	l.page.toTop()
	l.list()
}

// query follows the search box.
func (l *library) query(text string) {
	f := l.filter
	f.Query = strings.TrimSpace(text)
	if f != l.filter {
		l.choose(f)
	}
}

func (l *library) clearQuery() {
	if l.search.Text() != "" {
		l.search.SetText("")
		l.query("")
		return
	}
	if l.filter.Deleted {
		l.choose(store.Filter{})
	}
	l.focus()
}

// current is the shelf that is shown.
func (l *library) current() *shelf {
	if l.hits.Visible() {
		return l.hits
	}
	return l.cards
}

// focus lets the keyboard move among the reports.
func (l *library) focus() { l.app.window.Canvas().Focus(l.current()) }

// openChosen opens the chosen report of what was asked for, once that is shown.
func (l *library) openChosen() {
	if l.opening = l.shown != l.filter; !l.opening {
		l.current().openChosen()
	}
}

// find is Ctrl+F in the library.
func (l *library) find() { l.app.window.Canvas().Focus(l.search) }
