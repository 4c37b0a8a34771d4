package app

import (
	"cmp"
	"errors"
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
		switch {
		case b.Path == "":
			now.app.fail("备份", err)
		case onlySecond(err) != nil:
			now.said = done + "第二备份位置没有写成，见下面的说明。"
		case err != nil:
			now.said = done + "有过期的备份没能删除。"
		default:
			now.said = done
		}
		now.draw()
	})
}
