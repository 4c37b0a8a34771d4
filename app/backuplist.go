package app

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"jibiao/report/explain"
	"jibiao/report/store"
)

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

// A verdict is what came of looking at a copy.
type verdict struct {
	looking bool // it is not known yet
	sound   store.Sound
	err     error // what is wrong with it
}

// row shows a copy: when and why it was made, what is in it, what can be done.
func (p *backupsPane) row(b store.Backup) fyne.CanvasObject {
	v, looked := p.looked[b.Path]
	name := container.New(layout.NewCustomPaddedHBoxLayout(10), label(spoken(b.At, p.app.options.Now()), sizeText, colorText),
		label(b.Reason.Label(), sizeSmall, colorQuiet))
	if looked {
		name.Add(container.NewCenter(v.chip()))
	}
	column := container.New(layout.NewCustomPaddedVBoxLayout(4), name, label(facts(b, v), sizeSmall, colorQuiet))
	ways := container.New(layout.NewCustomPaddedHBoxLayout(14),
		newLink("检验", func() { p.verify(b.Path) }),
		newLink("恢复…", func() { p.app.restoreFrom(b.Path, spoken(b.At, p.app.options.Now())+" 的备份") }),
		newLink("打开文件夹", func() { p.app.hand("打开文件夹", p.app.options.ShowInFolder, b.Path) }))
	body := framed(nil, nil, nil, container.NewCenter(ways), column)
	if v.err != nil {
		body = framed(nil, pad(6, 0, 0, 0, prose(explain.Error(v.err), p.room()-2*cardPad, sizeSmall, colorBad)), nil, nil, body)
	}
	return container.New(fixedWidth(p.room()), plainCard(pad(9, cardPad, 9, cardPad, body), nil))
}

// facts says what is in a copy and where it is.
func facts(b store.Backup, v verdict) string {
	text, reports := sizeOf(b.Size), b.Reports
	if !v.looking && v.err == nil && v.sound != (store.Sound{}) {
		reports = v.sound.Reports
	}
	if reports >= 0 {
		text += fmt.Sprintf(" · %d 份报告", reports)
	}
	if b.Second {
		return text + " · 第二位置"
	}
	return text + " · 本机"
}

func (v verdict) chip() fyne.CanvasObject {
	switch {
	case v.looking:
		return chip("正在检验…", colorQuiet, colorTrack)
	case v.err != nil:
		return chip("不能用", colorBad, colorBadTint)
	default:
		return chip("完好", colorGood, colorGoodTint)
	}
}

// verify looks at copies one after the other, and shows what each is.
func (p *backupsPane) verify(paths ...string) {
	for _, path := range paths {
		p.looked[path] = verdict{looking: true}
	}
	p.draw()
	p.app.inBackground(func() func() {
		for _, path := range paths {
			if p.app.life.Err() != nil {
				break
			}
			sound, err := store.Verify(path)
			p.app.options.OnMain(func() {
				p.looked[path] = verdict{sound: sound, err: err}
				p.draw()
			})
		}
		return func() {}
	})
}

func (p *backupsPane) verifyAll() {
	paths := make([]string, len(p.found.list))
	for i, b := range p.found.list {
		paths[i] = b.Path
	}
	p.verify(paths...)
}
