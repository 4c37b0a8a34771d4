package app

import (
	"cmp"

	"fyne.io/fyne/v2"

	"jibiao/report/explain"
)

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
