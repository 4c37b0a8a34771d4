package app

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"jibiao"
	"jibiao/app/manual"
	"jibiao/report/store"
)

// helpButton is 帮助 in the toolbar, with its menu.
func (a *App) helpButton() fyne.CanvasObject {
	var b *flatButton
	b = flat("帮助", func() { a.showHelp(b) })
	return container.New(givesWay{a.window.Canvas()}, b)
}

// helpRoom is the width of the window from which on there is room for 帮助.
const helpRoom = 740

// givesWay is the layout of something that leaves a small window to the rest:
// F1 does the same.
type givesWay struct{ canvas fyne.Canvas }

func (g givesWay) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := objects[0].MinSize()
	if g.canvas.Size().Width < helpRoom {
		size.Width = 0
	}
	return size
}

func (givesWay) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	show(objects[0], size.Width > 0)
	objects[0].Resize(size)
}

func (a *App) showHelp(below fyne.CanvasObject) {
	var items []*fyne.MenuItem
	for _, name := range []string{"使用说明", "快捷键"} {
		c := commandNamed(name)
		item := fyne.NewMenuItem(name, func() { c.always(a) })
		item.Shortcut = &desktop.CustomShortcut{KeyName: c.key, Modifier: c.with}
		items = append(items, item)
	}
	items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem("关于绩表", a.showAbout))
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), a.window.Canvas())
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(below)
	menu.ShowAtPosition(at.AddXY(0, below.Size().Height))
}

// Chapters of the guide to which F1 leads.
const (
	chapterLibrary = "报告库"
	chapterFilling = "填写"
	chapterCompare = "对比"
	chapterBackups = "备份与恢复"
)

// showGuide opens the guide where it tells of what the window shows; to whoever
// has no report yet, from the beginning.
func (a *App) showGuide() {
	chapters := manual.Read(jibiao.Guide)
	at := 0
	if here := a.chapterHere(); here != "" {
		at = manual.Index(chapters, here)
	}
	a.showManual("绩表使用说明", chapters, at)
}

func (a *App) chapterHere() string {
	switch {
	case a.comparing != nil:
		return chapterCompare
	case a.open != nil:
		return chapterFilling
	case a.library.backups.content.Visible():
		return chapterBackups
	case a.library.isNew():
		return ""
	default:
		return chapterLibrary
	}
}

// showAbout says which program this is, and by whose work.
func (a *App) showAbout() {
	lines := container.New(layout.NewCustomPaddedVBoxLayout(6),
		heading("绩表 "+jibiao.Version(), sizeTitle, colorBrand),
		label("填写规定格式的 Word 表，不联网。数据只在这台电脑上。", sizeText, colorText))
	if folder := a.options.Folder; folder != "" {
		lines.Add(prose("数据文件夹："+folder, aboutWidth, sizeText, colorText))
	}
	lines.Add(prose("绩表按 MIT 许可发布，可以自由使用和复制。程序里用到的其他软件和字体，各有自己的许可。", aboutWidth, sizeSmall, colorQuiet))
	choices := []choice{{label: "第三方软件与许可", do: a.showLicences}}
	if folder := a.options.Folder; folder != "" {
		show := func() { a.hand("打开数据文件夹", a.options.ShowInFolder, filepath.Join(folder, store.FileName)) }
		choices = append(choices, choice{label: "打开数据文件夹", do: show})
	}
	a.askWith("关于", lines, append(choices, choice{label: "知道了", strong: true})...)
}

const aboutWidth = 440

// showLicences opens the licences: the program's own, and those of what is in it.
func (a *App) showLicences() {
	chapters := manual.Read(jibiao.ThirdParty)
	own := manual.Chapter{Title: "绩表", Blocks: []manual.Block{{Kind: manual.Code, Text: jibiao.License}}}
	a.showManual("许可", append(chapters[:1:1], append([]manual.Chapter{own}, chapters[1:]...)...), 0)
}
