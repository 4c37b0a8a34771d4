package app

import (
	"cmp"
	"errors"
	"fmt"
	"image/color"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"jibiao/report/explain"
	"jibiao/report/store"
)

// backupsPane is 备份与恢复 in the library: the copies that there are, and what
// can be done with them. What it shows is read in the background.
type backupsPane struct {
	app     *App
	reading latest
	found   copies
	looked  map[string]verdict // by the path of the copy
	making  bool               // a copy is being made because the clerk asked for it
	said    string             // what came of it

	content fyne.CanvasObject
	sheet   *fyne.Container
	scroll  *container.Scroll
	width   float32
}

// copies is what the store and the disk say.
type copies struct {
	list    []store.Backup // newest first
	second  string         // the second folder; "" = none is wanted
	missing error          // why it cannot be used
	err     error          // why the list cannot be read
}

func newBackupsPane(a *App) *backupsPane {
	p := &backupsPane{app: a, reading: latest{app: a}, looked: map[string]verdict{}}
	p.sheet = container.New(layout.NewCustomPaddedVBoxLayout(10))
	p.scroll = container.NewVScroll(pad(pageTop, pageSide, pageTop, pageSide, p.sheet))
	p.content = container.New(p, canvas.NewRectangle(colorPage), p.scroll)
	p.content.Hide()
	return p
}

// MinSize is for Fyne.
func (*backupsPane) MinSize([]fyne.CanvasObject) fyne.Size { return pageFrame{}.MinSize(nil) }

// Layout is for Fyne: the texts are broken to the width that there is.
func (p *backupsPane) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
	if p.width != size.Width {
		p.width = size.Width
		p.draw()
	}
}

// room is the width of what is drawn: no wider than one reads with ease.
func (p *backupsPane) room() float32 { return min(760, p.width-2*pageSide) }

// reload reads what there is, if anybody looks.
func (p *backupsPane) reload() {
	if !p.content.Visible() {
		return
	}
	p.reading.do(func() func() {
		found := p.read()
		return func() {
			p.found = found
			p.draw()
		}
	})
}

// read runs in the background.
func (p *backupsPane) read() (c copies) {
	c.list, c.err = p.app.store.Backups()
	if second := onlySecond(c.err); second != nil {
		c.missing, c.err = second, nil
	}
	var err error
	if c.second, err = p.app.store.SecondFolder(); err != nil {
		c.err = cmp.Or(c.err, err)
	}
	return c
}

// onlySecond is the trouble with the second folder, if that is all that is
// wrong: the copy on this machine was made.
func onlySecond(err error) *store.SecondError {
	var second *store.SecondError
	if errors.As(err, &second) {
		return second
	}
	return nil
}

// latest is the newest copy on this machine, nil if there is none.
func (c copies) latest() *store.Backup { return c.newest(false) }

func (c copies) newest(second bool) *store.Backup {
	for i := range c.list {
		if c.list[i].Second == second {
			return &c.list[i]
		}
	}
	return nil
}

// draw shows everything anew.
func (p *backupsPane) draw() {
	if p.width == 0 {
		return // it has no place yet
	}
	p.sheet.RemoveAll()
	for _, o := range []fyne.CanvasObject{p.head(), p.lastCard(), p.secondCard(), p.listHead()} {
		p.sheet.Add(container.NewHBox(o))
	}
	for _, b := range p.found.list {
		p.sheet.Add(container.NewHBox(p.row(b)))
	}
	p.sheet.Add(container.NewHBox(pad(6, 0, 0, 0, p.singleCard())))
	p.scroll.Refresh()
}

// singleCard is about one report as a file.
func (p *backupsPane) singleCard() fyne.CanvasObject {
	text := "一份报告连同修改历史和保存的版本，可以存成一个文件（.jibiao），交给同事或带到另一台电脑。导出：在报告库里点报告右上角的菜单，选“导出报告文件…”。"
	return p.section("单份报告", []fyne.CanvasObject{p.line(text, colorQuiet)}, newLink("导入报告文件…", p.app.chooseParcel))
}

func (p *backupsPane) head() fyne.CanvasObject {
	return container.New(fixedWidth(p.room()), container.NewHBox(label("备份与恢复", 15, colorText)))
}

// cardPad is the room around what stands in a card.
const cardPad = 14

// section is a card of the pane: a caption, lines of text, and at the right what
// can be done.
func (p *backupsPane) section(caption string, lines []fyne.CanvasObject, ways ...fyne.CanvasObject) fyne.CanvasObject {
	row := framed(nil, nil, nil, container.New(layout.NewCustomPaddedHBoxLayout(14), ways...), container.NewHBox(heading(caption, sizeText, colorBrand)))
	column := container.New(layout.NewCustomPaddedVBoxLayout(6), row)
	for _, o := range lines {
		column.Add(o)
	}
	return container.New(fixedWidth(p.room()), plainCard(pad(12, cardPad, 12, cardPad, column), nil))
}

// line is a text as wide as a section has room for.
func (p *backupsPane) line(text string, ink color.Color) fyne.CanvasObject {
	return prose(text, p.room()-2*cardPad, sizeText, ink)
}

// lastCard says when and where the last copy was made, and makes one now.
func (p *backupsPane) lastCard() fyne.CanvasObject {
	lines := []fyne.CanvasObject{}
	switch last := p.found.latest(); {
	case p.found.err != nil:
		lines = append(lines, p.line("备份没有读出来："+explain.Error(p.found.err), colorBad))
	case last == nil:
		lines = append(lines, p.line("还没有备份。", colorText))
	default:
		lines = append(lines, p.line("上次备份："+spoken(last.At, p.app.options.Now())+"（"+last.Reason.Label()+"）", colorText),
			p.line("存放在："+filepath.Dir(last.Path), colorQuiet))
	}
	if p.said != "" {
		lines = append(lines, p.line(p.said, colorGood))
	}
	lines = append(lines, p.line("每天第一次打开时自动备份，保留最近 7 天和 4 周的；升级、导入、删除和恢复之前也会先备份一份。", colorQuiet))
	return p.section("备份", lines, p.makeButton())
}

func (p *backupsPane) makeButton() fyne.CanvasObject {
	if p.making {
		b := widget.NewButton("正在备份…", nil)
		b.Disable()
		return b
	}
	return widget.NewButton("立即备份", p.make)
}

// make makes a copy because the clerk wants one.
func (p *backupsPane) make() {
	p.making = true
	p.draw()
	p.app.backUp(store.Manual, func(b store.Backup, err error) {
		now := p.app.library.backups // another look made another pane
		now.making, now.said = false, ""
		done := "已备份，" + sizeOf(b.Size) + "，检验完好。"
		switch second := onlySecond(err); {
		case second != nil:
			now.said = done + "第二备份位置没有写成，见下面的说明。"
		case err != nil:
			now.app.fail("备份", err)
		default:
			now.said = done
		}
		now.draw()
	})
}

// secondCard is the folder of the clerk's choice.
func (p *backupsPane) secondCard() fyne.CanvasObject {
	choose, stop := newLink("选择其他位置…", p.chooseSecond), newLink("不再使用", p.dropSecond)
	c := p.found
	switch {
	case c.second == "":
		return p.section("第二备份位置", []fyne.CanvasObject{p.line("没有设置。可以选 U盘或另一块硬盘上的文件夹，每次备份都在那里再放一份，电脑坏了也不怕。", colorText)},
			newLink("选择文件夹…", p.chooseSecond))
	case c.missing != nil:
		return p.section("第二备份位置", []fyne.CanvasObject{
			p.line(c.second, colorText),
			p.line(explain.Error(c.missing), colorAmber),
		}, choose, stop)
	default:
		when := "那里还没有备份。"
		if last := c.newest(true); last != nil {
			when = "那里最近的一份：" + spoken(last.At, p.app.options.Now())
		}
		return p.section("第二备份位置", []fyne.CanvasObject{p.line(c.second, colorText), p.line(when, colorQuiet)}, choose, stop)
	}
}

// listHead says how many copies there are and how large.
func (p *backupsPane) listHead() fyne.CanvasObject {
	ways := container.New(layout.NewCustomPaddedHBoxLayout(14))
	text := "已有的备份"
	if len(p.found.list) > 0 {
		text = "已有的备份　" + p.found.amount(func(store.Backup) bool { return true })
		ways.Add(newLink("全部检验", p.verifyAll))
	}
	ways.Add(newLink("从文件恢复…", p.app.restoreFromFile))
	line := framed(nil, nil, nil, ways, container.NewHBox(label(text, sizeText, colorText)))
	head := container.New(layout.NewCustomPaddedVBoxLayout(4), pad(6, cardPad, 0, 0, line))
	if manual := p.found.amount(isManual); manual != "" {
		head.Add(prose("其中手动备份 "+manual+"，程序不会自动删除；不要了可以打开文件夹自己删。", p.room(), sizeSmall, colorQuiet))
	}
	return container.New(fixedWidth(p.room()), head)
}

func isManual(b store.Backup) bool { return b.Reason == store.Manual }

// amount says how many copies of a kind there are, and how large they are; "" =
// there is none.
func (c copies) amount(of func(store.Backup) bool) string {
	n, size := 0, int64(0)
	for _, b := range c.list {
		if of(b) {
			n, size = n+1, size+b.Size
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d 份，共 %s", n, sizeOf(size))
}

// sizeOf is a file's size as one says it.
func sizeOf(bytes int64) string {
	switch kb := float64(bytes) / 1024; {
	case kb < 1000:
		return fmt.Sprintf("%.0f KB", max(kb, 1))
	case kb < 1000*1024:
		return fmt.Sprintf("%.1f MB", kb/1024)
	default:
		return fmt.Sprintf("%.1f GB", kb/1024/1024)
	}
}

// chooseSecond asks for the second folder and puts a copy there at once, which
// shows whether it can be used.
func (p *backupsPane) chooseSecond() {
	from := cmp.Or(p.found.second, p.app.options.Documents)
	p.app.chooseFolder("备份还放到哪个文件夹？", from, func(dir string) { p.setSecond(dir, p.app.library.backups.make) })
}

func (p *backupsPane) dropSecond() {
	p.app.ask("不再使用第二备份位置", "以后只在本机备份。“"+p.found.second+"”里已有的备份不会删除。", choice{label: "取消"},
		choice{label: "不再使用", strong: true, do: func() { p.setSecond("", func() {}) }})
}

func (p *backupsPane) setSecond(dir string, then func()) {
	a := p.app
	a.write(func() error { return a.store.SetSecondFolder(dir) }, func(err error) {
		if err != nil {
			a.fail("设置第二备份位置", err)
			return
		}
		a.forget(noticeSecond)
		a.library.backups.reload()
		then()
	})
}
