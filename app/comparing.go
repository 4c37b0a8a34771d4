package app

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"jibiao/forms"
	"jibiao/forms/paper"
	"jibiao/report"
	"jibiao/report/diff"
)

// A comparing shows where two reports, or two states of one, differ: the paper
// with both texts in the middle, the list of the spots on the right, above what
// is compared with what.
type comparing struct {
	app           *App
	before, after reading
	contrast      *forms.Contrast
	paper         *forms.Comparison
	spots         *spotList
	place         *canvas.Text // which of the spots was gone to
	only          bool         // the rows are shown in which something differs
	zoom          *zoomControl
	content       fyne.CanvasObject
}

// compare shows how the report on the left became the one on the right. The
// report that is open stays so behind it.
func (a *App) compare(before, after asOf) {
	if a.open != nil && a.open.settle() > 0 {
		return // the red bar says why: what is not saved yet is not compared
	}
	left, err := a.read(before)
	if err != nil {
		a.fail("对比", err)
		return
	}
	right, err := a.read(after)
	if err != nil {
		a.fail("对比", err)
		return
	}
	only := a.comparing != nil && a.comparing.only // another side is compared as the last one was
	a.showComparing(&comparing{app: a, before: left, after: right, only: only})
}

func (a *App) showComparing(c *comparing) {
	c.contrast = forms.NewContrast(c.after.bundle.Form, c.before.values, c.after.values)
	a.comparing, a.redraw = c, c.draw
	c.draw()
	a.window.SetTitle("对比 - 绩表")
	if len(c.contrast.Spots) > 0 {
		c.paper.Visit(0)
	}
}

// draw builds the view in the colours of now.
func (c *comparing) draw() {
	a, at := c.app, -1
	if c.paper != nil {
		at = c.paper.Visited()
	}
	c.paper = forms.NewComparison(c.contrast, a.options.Fonts, paperTints(), a.window.Canvas())
	c.paper.SetDesk(colorDesk)
	c.paper.SetZoom(a.zoom)
	c.paper.ShowOnly(c.only)
	c.zoom = newZoomControl(a, c.paper)
	c.paper.OnZoom = c.zoom.changed
	c.paper.OnVisit = c.visited
	c.spots = newSpotList(c)
	c.place = label("", sizeSmall, colorQuiet)
	c.content = container.New(withoutList{c.spots.content}, framed(
		container.New(layout.NewCustomPaddedVBoxLayout(0), c.toolbar(), c.headline()), c.statusLine(), nil, c.spots.content, c.paper))
	a.window.Canvas().Unfocus() // the window takes the keys
	a.window.SetContent(a.onGround(c.content))
	if at >= 0 {
		c.paper.Visit(at)
	}
}

// withoutList lays the view out, in a narrow window without the list of spots.
type withoutList struct{ list fyne.CanvasObject }

func (withoutList) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (w withoutList) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	show(w.list, size.Width >= narrowWindow)
	objects[0].Resize(size)
}

// endComparing goes back to the report that is open, or to the library.
func (a *App) endComparing() {
	a.comparing = nil
	if a.open == nil {
		a.showLibrary()
		return
	}
	a.redraw = a.open.redraw
	a.open.redraw()
	a.window.SetTitle(a.open.title() + " - 绩表")
}

func (c *comparing) toolbar() fyne.CanvasObject {
	a := c.app
	back := flat("‹ 返回", a.endComparing)
	arrow := container.NewCenter(pad(0, 8, 0, 8, label("→", sizeTitle, colorQuiet)))
	both := container.New(sides{}, c.chooser(&c.before), arrow, c.chooser(&c.after))
	right := container.NewHBox(c.button("上一处"), c.button("下一处"), a.strongButton("导出修订稿", commandNamed("导出 Word"), c.export))
	bar := pad(5, 12, 5, 12, framed(nil, nil, container.New(layout.NewCustomPaddedHBoxLayout(6), back, rule()), right, pad(0, 8, 0, 8, both)))
	return framed(nil, rule(), nil, nil, bar)
}

// chooser is that of a side.
func (c *comparing) chooser(side *reading) fyne.CanvasObject {
	return newSideChooser(side, func(below fyne.Position) { c.offer(side, below) })
}

// button is a word in the toolbar that does here what the command of that name
// does.
func (c *comparing) button(name string) *flatButton {
	command := commandNamed(name)
	b := flat(name, func() { command.compare(c) })
	if len(c.contrast.Spots) == 0 {
		b.Disable()
	}
	c.app.tips.on(&b.hover, b, name+"　"+command.keys())
	return b
}

// headline says how much differs, and how that is marked.
func (c *comparing) headline() fyne.CanvasObject {
	count := container.New(layout.NewCustomPaddedHBoxLayout(14), label(c.tally(), sizeText, colorText))
	if len(c.contrast.Spots) > 0 {
		count.Add(container.NewCenter(c.onlyLink()))
	}
	rows := container.New(layout.NewCustomPaddedVBoxLayout(0), pad(5, 14, 6, 14, framed(nil, nil, container.NewCenter(count), c.legend(), container.NewWithoutLayout())))
	if odd := c.oddFields(); odd != "" {
		rows.Add(container.NewStack(canvas.NewRectangle(colorAmberTint), pad(4, 14, 5, 14, container.New(narrow{}, container.New(layout.NewCustomPaddedHBoxLayout(10),
			label(odd, sizeSmall, colorAmber), newLink("看是哪些", c.showOddFields))))))
	}
	return framed(nil, rule(), nil, nil, rows)
}

// onlyLink shows the changed rows alone, or the whole form again.
func (c *comparing) onlyLink() *link {
	var l *link
	l = newLink("", func() {
		c.only = !c.only
		c.paper.ShowOnly(c.only)
		l.text.Text = c.otherView()
		c.content.Refresh() // the link has another width
	})
	l.text.Text = c.otherView()
	return l
}

// otherView names what can be shown instead.
func (c *comparing) otherView() string {
	if c.only {
		return "看整张表"
	}
	return "只看有改动的行"
}

// tally counts what differs in words.
func (c *comparing) tally() string {
	t := c.contrast.Tally()
	var parts []string
	for _, part := range []struct {
		n    int
		text string
	}{{t.Values, "改动 %d 个栏目"}, {t.RowsAdded, "新增 %d 行"}, {t.RowsGone, "删去 %d 行"}} {
		if part.n > 0 {
			parts = append(parts, fmt.Sprintf(part.text, part.n))
		}
	}
	if parts == nil {
		return "两边的内容完全相同"
	}
	return strings.Join(parts, "，")
}

// legend shows the two marks.
func (c *comparing) legend() fyne.CanvasObject {
	row := container.New(layout.NewCustomPaddedHBoxLayout(8))
	for _, sample := range []diff.Piece{{Op: diff.Deleted, Text: "删去的文字"}, {Op: diff.Inserted, Text: "新增的文字"}} {
		var e excerpt
		e.add(sample.Text, sample.Op)
		row.Add(container.NewCenter(markedText(e, paper.Width(e.text, lineLook()))))
	}
	return row
}

func (c *comparing) statusLine() fyne.CanvasObject {
	note := label("对比只供查看，不改动报告", sizeSmall, colorQuiet)
	return framed(rule(), nil, nil, nil, pad(4, 14, 5, 14, container.New(narrow{}, framed(nil, nil, container.NewHBox(c.place), c.zoom.content, container.NewCenter(note)))))
}

// visited follows the spot that was gone to.
func (c *comparing) visited(i int) {
	c.place.Text = fmt.Sprintf("第 %d 处，共 %d 处", i+1, len(c.contrast.Spots))
	c.place.Refresh()
	c.spots.choose(i)
}

// odd lists the fields that only one of the forms has, as long as it has
// something in them.
func odd(form, other *report.Form, values report.Values) []report.Key {
	return slices.DeleteFunc(form.KeysOf(values), func(k report.Key) bool { return other.Field(k) != nil || values[k] == "" })
}

// oddFields says that the two forms differ, if they do; "" otherwise.
func (c *comparing) oddFields() string {
	left, right := c.odd()
	switch {
	case len(left) == 0 && len(right) == 0:
		return ""
	case len(right) == 0:
		return fmt.Sprintf("两边的表单不同：%d 个栏目只有左边有，右边的表里没有它们的位置。", len(left))
	case len(left) == 0:
		return fmt.Sprintf("两边的表单不同：%d 个栏目只有右边有。", len(right))
	default:
		return fmt.Sprintf("两边的表单不同：%d 个栏目只有左边有，%d 个只有右边有。", len(left), len(right))
	}
}

func (c *comparing) odd() (left, right []report.Key) {
	before, after := c.before.bundle.Form, c.after.bundle.Form
	return odd(before, after, c.before.values), odd(after, before, c.after.values)
}

// showOddFields lists them with what is in them.
func (c *comparing) showOddFields() {
	left, right := c.odd()
	rows := container.New(layout.NewCustomPaddedVBoxLayout(8))
	add := func(title string, r *reading, keys []report.Key) {
		if len(keys) == 0 {
			return
		}
		rows.Add(heading(title, sizeText, colorBrand))
		for _, k := range keys {
			rows.Add(prose(nameAndRow(r.bundle.Form.Field(k), k)+"："+r.values[k], 480, sizeText, colorText))
		}
	}
	add("只有左边有", &c.before, left)
	add("只有右边有", &c.after, right)
	c.app.askWith("两边的表单不同", rows, choice{label: "知道了"})
}
